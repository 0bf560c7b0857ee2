import type { Word } from '../../types';
import { literalOf } from '../../types';
import { leadingText, withoutPrefix } from '../../words';

/** How a program's options look. What is not listed is a flag without a value. */
export interface OptionStyle {
  /** Options that take a value in the next word, unless it is attached: `-u`, `--user`. */
  readonly valueFlags?: readonly string[];
  /** `first-operand`: the first word that is no option begins a command of its own. `anywhere`: options and operands mix. */
  readonly options: 'first-operand' | 'anywhere';
  /**
   * `short`: `-abc` is `-a -b -c` (the default). `long`: one dash begins a long name, as in Go's flag package, `find` and
   * PowerShell, and nothing is bundled.
   */
  readonly oneDash?: 'short' | 'long';
  /** Option names compare without case: PowerShell, winget. */
  readonly anyCase?: boolean;
  /** Names may be cut short as long as they begin one of `valueFlags`: PowerShell. */
  readonly cutNames?: boolean;
  /** A quoted word is never an option: PowerShell's own commands. */
  readonly quotedOperands?: boolean;
}

export interface Option {
  /** With its dashes, in lower case when case does not count; of `--flag=value` the part before the equals sign. */
  readonly name: string;
  readonly value: Word | undefined;
}

export interface ReadOptions {
  readonly options: readonly Option[];
  /** With `first-operand` the first operand and all that follows it. */
  readonly operands: readonly Word[];
  /** The words after `--`, which are also the last of the operands; undefined without `--`. */
  readonly afterDashes: readonly Word[] | undefined;
}

/** Splits a program's words into options and operands. A word that is not known at its start is an operand. */
export function readOptions(words: readonly Word[], style: OptionStyle): ReadOptions {
  const options: Option[] = [];
  const operands: Word[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] as Word;
    const text = leadingText(word);
    if (text === '--' && literalOf(word) === '--') {
      const rest = words.slice(index + 1);
      return { options, operands: [...operands, ...rest], afterDashes: rest };
    }
    if (!text.startsWith('-') || text === '-' || (style.quotedOperands && word.quoted)) {
      if (style.options === 'first-operand') {
        return { options, operands: words.slice(index), afterDashes: undefined };
      }
      operands.push(word);
      continue;
    }
    const read = readOption(word, text, style);
    options.push(...read.flags);
    if (read.wantsValue === undefined) continue;
    const value = words[index + 1];
    options.push({ name: read.wantsValue, value });
    if (value !== undefined) index += 1;
  }
  return { options, operands, afterDashes: undefined };
}

/** The value of the last option of these names. */
export function optionValue(read: ReadOptions, ...names: readonly string[]): Word | undefined {
  return read.options.findLast((option) => names.includes(option.name))?.value;
}

export function hasOption(read: ReadOptions, ...names: readonly string[]): boolean {
  return read.options.some((option) => names.includes(option.name));
}

/** Every value given to options of these names. */
export function optionValues(read: ReadOptions, ...names: readonly string[]): readonly Word[] {
  return read.options.flatMap((option) => (names.includes(option.name) && option.value ? [option.value] : []));
}

interface OptionParts {
  readonly flags: readonly Option[];
  /** The option whose value is the next word. */
  readonly wantsValue?: string;
}

function readOption(word: Word, text: string, style: OptionStyle): OptionParts {
  const nameOf = (name: string) => (style.anyCase ? name.toLowerCase() : name);
  const equals = text.search(/[=:]/);
  const long = text.startsWith('--') || style.oneDash === 'long';
  if (long && equals > 0 && (text[equals] === '=' || style.anyCase)) {
    const name = fullName(nameOf(text.slice(0, equals)), style);
    return { flags: [{ name, value: withoutPrefix(word, equals + 1) }] };
  }
  const whole = fullName(nameOf(text), style);
  if (takesValue(whole, style)) return { flags: [], wantsValue: whole };
  if (long) return { flags: [{ name: whole, value: undefined }] };
  return readBundle(word, text, style);
}

function readBundle(word: Word, text: string, style: OptionStyle): OptionParts {
  const flags: Option[] = [];
  for (let index = 1; index < text.length; index += 1) {
    const name = `-${text[index]}`;
    if (!takesValue(name, style)) {
      flags.push({ name, value: undefined });
      continue;
    }
    const attached = withoutPrefix(word, index + 1);
    if (attached.pieces.length === 0) return { flags, wantsValue: name };
    const equals = leadingText(attached).startsWith('=') ? 1 : 0;
    return { flags: [...flags, { name, value: withoutPrefix(attached, equals) }] };
  }
  return { flags };
}

function takesValue(name: string, style: OptionStyle): boolean {
  return style.valueFlags?.includes(name) ?? false;
}

function fullName(name: string, style: OptionStyle): string {
  if (!style.cutNames || takesValue(name, style)) return name;
  return style.valueFlags?.find((flag) => flag.startsWith(name)) ?? name;
}
