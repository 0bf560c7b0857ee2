import type { Dialect, Edit } from './bash-scan';

/** A whole unquoted word and where it stands. */
export interface KeywordPlace {
  readonly text: string;
  readonly dialect: Dialect;
  readonly start: number;
  readonly end: number;
  /** The offset of what follows on the line after blanks. */
  readonly following: number;
  readonly atCommand: boolean;
  readonly braces: number;
}

export interface KeywordEffect {
  readonly edits: readonly Edit[];
  /** Change of the depth of `{ … }` and of `case … esac`. */
  readonly braces: number;
  readonly cases: number;
  /** Where scanning goes on. */
  readonly resume: number;
  /** Whether a command may start there. */
  readonly atCommand: boolean;
}

const COMPOUND = /(?:[{(]|(?:if|while|until|for|case|select|\[\[|time)(?=\s))/y;
const COPROCESS_NAME = /(\w+)[ \t]+(?=[{(])/y;
const TIME_OPTION = /-p[ \t]+/y;
const REPEAT_COUNT = /\S+[ \t]*/y;
const FOR_LIST = /[ \t]*(?:\w+[ \t]+)+\(([^()\n]*)\)/y;
const LOOP_BODY = /[;\s]*(do\b)?/y;

/**
 * What a reserved word changes in the reading. Words that the bash grammar does not know (`coproc`, `time` before a group)
 * or that only zsh has (`repeat`, `for x (…)`, `always`, `}` without `;`) are replaced by what the grammar reads alike.
 * `time` before a simple command stays: it is the command's first word.
 */
export function disguiseKeyword(word: string, place: KeywordPlace): KeywordEffect {
  const { start, end, atCommand } = place;
  const plain: KeywordEffect = { edits: [], braces: 0, cases: 0, resume: end, atCommand: false };
  if (word === '}' && place.braces > 0) return closeBrace(plain, place);
  if (!atCommand) return plain;
  switch (word) {
    case 'then':
    case 'do':
    case 'else':
    case 'elif':
    case 'if':
    case 'while':
    case 'until':
    case '!':
      return { ...plain, atCommand: true };
    case '{':
      return { ...plain, braces: 1, atCommand: true };
    case 'case':
      return { ...plain, cases: 1 };
    case 'esac':
      return { ...plain, cases: -1 };
    case 'time':
      return disguiseTime(plain, place);
    case 'coproc':
      return disguiseCoprocess(plain, place);
    case 'function':
      return functionHeader(plain, place);
    case 'repeat':
      return place.dialect === 'zsh' ? disguiseRepeat(plain, place) : plain;
    case 'for':
      return place.dialect === 'zsh' ? disguiseForList(plain, place) : plain;
    case 'always':
      return place.dialect === 'zsh' ? { ...plain, edits: [{ start, end, replacement: ' ' }], atCommand: true } : plain;
    default:
      return plain;
  }
}

function matchAt(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  return pattern.exec(text);
}

function closeBrace(
  plain: KeywordEffect,
  { text, dialect, start, end, atCommand, following }: KeywordPlace,
): KeywordEffect {
  const isAlways = dialect === 'zsh' && text.startsWith('always', following);
  const edits = [];
  if (dialect === 'zsh' && !atCommand) edits.push({ start: start - 1, end: start, replacement: ';' });
  if (isAlways && following > end) edits.push({ start: end, end: end + 1, replacement: ';' });
  return { ...plain, edits, braces: -1, atCommand: isAlways };
}

function disguiseTime(plain: KeywordEffect, { text, start, following }: KeywordPlace): KeywordEffect {
  const from = following + (matchAt(TIME_OPTION, text, following)?.[0].length ?? 0);
  if (matchAt(COMPOUND, text, from) === null) return plain;
  return { ...plain, edits: [{ start, end: from, replacement: ' ' }], resume: from, atCommand: true };
}

function disguiseCoprocess(plain: KeywordEffect, { text, start, following }: KeywordPlace): KeywordEffect {
  const from = following + (matchAt(COPROCESS_NAME, text, following)?.[0].length ?? 0);
  return { ...plain, edits: [{ start, end: from, replacement: ' ' }], resume: from, atCommand: true };
}

/** After `function name` the body's brace opens a group; zsh allows no name at all. */
function functionHeader(plain: KeywordEffect, { text, dialect, start, end, following }: KeywordPlace): KeywordEffect {
  if (dialect === 'zsh' && text.charAt(following) === '{') {
    return { ...plain, edits: [{ start, end, replacement: ' ' }], atCommand: true };
  }
  const name = matchAt(REPEAT_COUNT, text, following)?.[0] ?? '';
  return name.includes('(') ? plain : { ...plain, resume: following + name.length, atCommand: true };
}

function disguiseRepeat(plain: KeywordEffect, { text, start, following }: KeywordPlace): KeywordEffect {
  const count = matchAt(REPEAT_COUNT, text, following)?.[0] ?? '';
  const counted = count.split(';', 1)[0]?.trimEnd() ?? '';
  const afterCount = following + counted.length;
  const hasLoop = matchAt(LOOP_BODY, text, afterCount)?.[1] !== undefined;
  if (counted === '' || /["'`$(]/.test(counted)) return plain;
  const edits = hasLoop
    ? [
        { start, end: start + 4, replacement: 'for ' },
        { start: start + 4, end: afterCount, replacement: 'x' },
      ]
    : [{ start, end: afterCount, replacement: ' ' }];
  return { ...plain, edits, resume: afterCount, atCommand: true };
}

function disguiseForList(plain: KeywordEffect, { text, start, end }: KeywordPlace): KeywordEffect {
  const list = matchAt(FOR_LIST, text, end);
  if (list === null || /[`$]\(/.test(list[1] ?? '')) return plain;
  const afterList = end + list[0].length;
  const hasLoop = matchAt(LOOP_BODY, text, afterList)?.[1] !== undefined;
  return {
    ...plain,
    edits: [{ start: hasLoop ? start + 4 : start, end: afterList, replacement: hasLoop ? 'x' : ' ' }],
    resume: afterList,
    atCommand: true,
  };
}
