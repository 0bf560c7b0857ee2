import type { Word } from '../types';
import { literalOf } from '../types';
import { leadingText } from '../words';
import { type Fetch, withoutUser } from './curl';
import type { Program } from './program';
import { readCmdlet } from './shared/cmdlet';
import { optionValue } from './shared/options';

/** Invoke-RestMethod and Invoke-WebRequest with their aliases; `curl` and `wget` are such aliases in Windows PowerShell. */
export const program: Program = {
  names: ['invoke-restmethod', 'irm', 'invoke-webrequest', 'iwr', 'start-bitstransfer'],
  shells: ['pwsh'],
  read: (words) => {
    const { urls, to } = readWebRequest(words);
    return urls.map(({ url, word }) => ({ kind: 'download', url, to: to ?? undefined, word }));
  },
};

/** Whether `curl` or `wget` is written as Windows PowerShell's alias of Invoke-WebRequest. */
export function isWebRequest(words: readonly Word[], name: string): boolean {
  const options = words.map(leadingText).filter((text) => text.startsWith('-'));
  if (options.length === 0) return name === 'wget';
  return options.some((text) => /^-(?:uri|outf|useb|method$|headers$|sessionv|usedef)/i.test(text));
}

/** What Invoke-RestMethod fetches and where it goes. */
export function readWebRequest(words: readonly Word[]): Fetch {
  const read = readCmdlet(words, valueFlags);
  const word = optionValue(read, '-uri', '-source') ?? read.operands[0];
  const given = word && literalOf(word);
  const url = given && withoutUser(given);
  const file =
    optionValue(read, '-outfile', '-destination') ?? (read.operands.length > 1 ? read.operands[1] : undefined);
  const urls = word && url && /^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+(?:[/:?].*)?$/i.test(url) ? [{ url, word }] : [];
  return { urls, to: file === undefined ? null : (literalOf(file) ?? file) };
}

const valueFlags = [
  ...['-uri', '-source', '-outfile', '-destination', '-method', '-headers', '-body', '-useragent', '-timeoutsec'],
  ...['-proxy', '-contenttype', '-credential', '-sessionvariable', '-websession', '-maximumredirection', '-infile'],
  ...['-token', '-authentication', '-maximumretrycount', '-retryintervalsec', '-sslprotocol', '-certificate'],
  ...['-custommethod'],
];
