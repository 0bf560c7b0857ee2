import type { Input, Word } from '../types';
import { literalOf } from '../types';
import { baseName } from '../words';
import type { Program } from './program';
import { hasOption, readOptions } from './shared/options';
import { readPrefix } from './shared/prefix';

const prefix = {
  names: ['xargs', 'gxargs'],
  valueFlags: [
    ...['-a', '--arg-file', '-d', '--delimiter', '-E', '-I', '-J', '-L', '-n', '--max-args', '-P', '--max-procs', '-R'],
    ...['-s', '--max-chars', '-S', '--process-slot-var'],
  ],
};

/** xargs(1), GNU and BSD. What it reads from standard input is known only where `echo` writes it. */
export const program: Program = {
  names: prefix.names,
  read: (words, call) => {
    const { valueFlags } = prefix;
    const isPut = hasOption(
      readOptions(words, { options: 'first-operand', valueFlags }),
      '-I',
      '-J',
      '-i',
      '--replace',
    );
    return readPrefix(isPut ? words : [...words, ...echoed(call.command.input)], prefix);
  },
};

/** The words of `echo one two |`. */
function echoed(input: Input | undefined): readonly Word[] {
  if (input?.kind !== 'pipe') return [];
  const [writer, ...words] = input.from.words;
  if (writer === undefined || baseName(writer)?.name !== 'echo') return [];
  return words.filter((word) => !/^-[neE]+$/.test(literalOf(word) ?? ''));
}
