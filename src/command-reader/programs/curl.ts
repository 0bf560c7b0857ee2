import type { Word } from '../types';
import { literalOf } from '../types';
import { leadingText } from '../words';
import { isWebRequest, readWebRequest } from './invoke-web-request';
import type { Consequence, Program } from './program';
import { hasOption, optionValue, readOptions } from './shared/options';

/** curl, wget, fetch: where a script is kept. What is written to standard output is found by who reads it. */
export const program: Program = {
  names: ['curl', 'wget', 'fetch', 'aria2c'],
  read: (words, call) => {
    const isAlias = call.shell === 'pwsh' && isWebRequest(words, call.name);
    const { urls, to } = isAlias ? readWebRequest(words) : readFetch(words, call.name);
    return urls.map(({ url, word }): Consequence => ({ kind: 'download', url, to: to ?? undefined, word }));
  },
};

/** `to`: a file's name, or the word that names it where only the shell knows it, or null for standard output. */
export interface Fetch {
  readonly urls: readonly { readonly url: string; readonly word: Word }[];
  readonly to: string | Word | null;
}

/** What curl or wget fetches and where it goes. */
export function readFetch(words: readonly Word[], name: string): Fetch {
  const isCurl = name !== 'wget' && name !== 'aria2c';
  const read = readOptions(words, { options: 'anywhere', valueFlags: isCurl ? curlFlags : wgetFlags });
  if (hasOption(read, ...(isCurl ? ['-I', '--head'] : ['--spider']))) return { urls: [], to: null };
  const given = read.options.flatMap((option) => (option.name === '--url' && option.value ? [option.value] : []));
  const urls = [...given, ...read.operands].flatMap((word) => {
    const url = withoutUser(literalOf(word) ?? leadingText(word));
    return /^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+(?:[/:?].*)?$/i.test(url) ? [{ url, word }] : [];
  });
  const named = optionValue(read, ...(isCurl ? ['-o', '--output'] : ['-O', '--output-document']));
  if (named !== undefined) {
    const file = literalOf(named);
    return { urls, to: file === '-' || file === '/dev/stdout' ? null : (file ?? named) };
  }
  const folder = optionValue(read, ...(isCurl ? ['--output-dir'] : ['-P', '--directory-prefix']));
  const keepsName = isCurl ? hasOption(read, '-O', '--remote-name', '--remote-name-all', '-J') : true;
  if (!keepsName) return { urls, to: null };
  const kept = nameFromUrl(urls[0]?.url ?? '');
  return { urls, to: folder === undefined ? kept : `${(literalOf(folder) ?? '').replace(/\/$/, '')}/${kept}` };
}

/** `https://name:password@host/` without what is before the `@`, which is nobody's business. */
export function withoutUser(url: string): string {
  return url.replace(/^([a-z]+:\/\/)[^/@]*@/i, '$1');
}

/** The file name that `curl -O` and plain wget give. */
export function nameFromUrl(url: string): string {
  return (
    url
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) ?? ''
  );
}

/** https://curl.se/docs/manpage.html: those in common use. */
const curlFlags = [
  ...[
    '-A',
    '-b',
    '-c',
    '-C',
    '-d',
    '-D',
    '-e',
    '-E',
    '-F',
    '-h',
    '-H',
    '-K',
    '-m',
    '-o',
    '-P',
    '-Q',
    '-r',
    '-t',
    '-T',
    '-u',
  ],
  ...['-U', '-w', '-x', '-X', '-y', '-Y', '-z', '--user-agent', '--cookie', '--cookie-jar', '--continue-at', '--data'],
  ...[
    '--data-raw',
    '--data-binary',
    '--data-urlencode',
    '--json',
    '--dump-header',
    '--referer',
    '--cert',
    '--key',
    '--form',
  ],
  ...[
    '--header',
    '--config',
    '--max-time',
    '--output',
    '--output-dir',
    '--range',
    '--upload-file',
    '--user',
    '--proxy',
  ],
  ...['--write-out', '--request', '--retry', '--retry-delay', '--retry-max-time', '--connect-timeout', '--cacert'],
  ...[
    '--capath',
    '--ciphers',
    '--resolve',
    '--interface',
    '--limit-rate',
    '--max-redirs',
    '--proto',
    '--proto-default',
  ],
  ...['--proto-redir', '--tls-max', '--url', '--oauth2-bearer', '--noproxy', '--dns-servers', '--speed-limit'],
  ...[
    '--speed-time',
    '--stderr',
    '--trace',
    '--trace-ascii',
    '--unix-socket',
    '--max-filesize',
    '--time-cond',
    '--doh-url',
  ],
];

const wgetFlags = [
  ...[
    '-O',
    '--output-document',
    '-o',
    '--output-file',
    '-a',
    '--append-output',
    '-e',
    '--execute',
    '-i',
    '--input-file',
  ],
  ...['-P', '--directory-prefix', '-t', '--tries', '-T', '--timeout', '-w', '--wait', '-U', '--user-agent', '--header'],
  ...['--user', '--password', '--post-data', '--post-file', '--method', '--body-data', '-Q', '-B', '--limit-rate'],
  ...[
    '--connect-timeout',
    '--read-timeout',
    '--dns-timeout',
    '--waitretry',
    '--ca-certificate',
    '-l',
    '-A',
    '-R',
    '-D',
  ],
];
