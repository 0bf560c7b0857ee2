import { literalOf } from '../types';
import type { Program } from './program';
import { hasOption, readOptions } from './shared/options';
import { runWords } from './shared/prefix';

/**
 * GNU parallel: the words before `:::` are shell text, joined; without them each argument after `:::`, or each line of
 * standard input, is a command. https://www.gnu.org/software/parallel/man.html
 */
export const program: Program = {
  names: ['parallel', 'sem'],
  read: (words, call) => {
    const separator = words.findIndex((word) => /^::::?\+?$/.test(literalOf(word) ?? ''));
    const before = separator < 0 ? words : words.slice(0, separator);
    if (call.name === 'sem') return runWords(readOptions(words, { options: 'first-operand', valueFlags }).operands);
    const read = readOptions(before, { options: 'first-operand', valueFlags });
    if (hasOption(read, '--dry-run', '--dryrun')) return [];
    const { operands } = read;
    if (operands.length > 0) return [{ kind: 'run-text', words: operands, shell: 'bash' }];
    if (separator < 0) return [{ kind: 'run-input', shell: 'bash' }];
    if (literalOf(words[separator] as (typeof words)[number])?.startsWith('::::')) return [];
    return words.slice(separator + 1).map((word) => ({ kind: 'run-text', words: [word], shell: 'bash' }));
  },
};

const valueFlags = [
  ...['-a', '--arg-file', '--arg-sep', '-C', '--colsep', '-d', '--delimiter', '--delay', '-E', '--env', '--halt', '-I'],
  ...['--joblog', '-j', '--jobs', '-P', '--max-procs', '-L', '-l', '--load', '-N', '-n', '--max-args', '--memfree'],
  ...['--nice', '--profile', '-J', '--results', '--retries', '-S', '--sshlogin', '--sshloginfile', '-s', '--max-chars'],
  ...['--shebang', '--tagstring', '--tempdir', '--tmpdir', '--timeout', '--trc', '--transferfile', '--return', '--wd'],
  ...[
    '--workdir',
    '--basefile',
    '--bf',
    '--block',
    '--recstart',
    '--recend',
    '--trim',
    '--id',
    '--limit',
    '--slf',
    '--header',
  ],
];
