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

const COMPOUND = /(?:[{(]|(?:if|while|until|for|case|select|\[\[|time|!)(?=\s))/y;
const COPROCESS_NAME = /(\w+)[ \t]+(?=[{(])/y;
const TIME_OPTION = /-p[ \t]+/y;
const REPEAT_COUNT = /\S+[ \t]*/y;
const FOR_LIST = /[ \t]*(?:\w+[ \t]+)+\(((?:[^()\n]|\([^()\n]*\))*)\)/y;
const LOOP_BODY = /([;\s]*)do\b/y;
const FOR_IN_GROUP = /[ \t]+\w+[ \t]+in(?=[ \t][^\n;]{0,250}[ \t]\{\s)/y;
const FOR_IN_SHORT = /[ \t]+\w+[ \t]+in(?=[ \t][^\n;]{0,250};[ \t]*(?!do\b)[^\s;#])/y;
const FOR_PARAMETERS = /[ \t]+\w+[ \t]+(?=do\s)/y;
const FOR_IN_NEXT_LINE = /[ \t]+\w+[ \t]*\n\s*(?=in\s)/y;
const SEVERAL_NAMES = /[ \t]+\w+((?:[ \t]+\w+)+)(?=[ \t]+in[ \t])/y;
const SEPARATOR = /[ \t]*;/y;
const AFTER_TEST = /(?:\]\]|\)\))[ \t]*$/;
const LOOP_HEAD = /(?:\]\]|\bfor[ \t]*\(\([^\n]*\)\)|\bfor[ \t]+\w+[ \t]+in[ \t][^\n;]*)[ \t]*$/;
const AFTER_CONDITION =
  /(?:\]\]|(?<!\bfor[ \t]*)\(\([^\n]*\)\)|\bfor[ \t]+\w+[ \t]+in[ \t][^\n;]*|\b(?:while|until|if)[ \t]+\([^()\n]*\))[ \t]*$/;
/** What an unnamed function of zsh is called with, after its body. */
const OWN_ARGUMENTS = /(?!(?:then|do|done|fi|esac|else|elif|always)\b)[\w"'./~$-][^\n;&|<>()`}]*/y;
const AFTER_GROUP = /(?:always|else(?=[ \t]*\{)|elif(?=[ \t]*[[(]))(?=\s)/y;
const CONDITION =
  /[ \t]+(?:![ \t]+)?(?:\([^()\n]{0,300}\)(?=[ \t]*\{)|\[\[[^\n\]]{0,300}\]\]|\(\([^\n]{0,300}?\)\)|true|:)[ \t]*/y;
/** What follows a condition in the forms that every shell has. */
const ORDINARY = /(?:[;&|\n)]|then\b|do\b|$)/y;

/**
 * What a reserved word changes in the reading. Words that the bash grammar does not know (`coproc`, `time` before a group)
 * or that only zsh has (`repeat`, `for x (…)`, `always`, `}` without `;`) are replaced by what the grammar reads alike.
 * `time` before a simple command stays: it is the command's first word.
 */
export function disguiseKeyword(word: string, place: KeywordPlace): KeywordEffect {
  const { start, end, atCommand } = place;
  const plain: KeywordEffect = { edits: [], braces: 0, cases: 0, resume: end, atCommand: false };
  if (word === '}' && place.braces > 0) return closeBrace(plain, place);
  if (word === '{' && place.dialect === 'zsh' && LOOP_HEAD.test(place.text.slice(Math.max(0, start - 300), start)))
    return openBrace(plain, place);
  const isAfterTest =
    place.dialect === 'zsh' &&
    /^(?:then|do)$/.test(word) &&
    AFTER_TEST.test(place.text.slice(Math.max(0, start - 20), start));
  if (!atCommand && !isAfterTest) return plain;
  switch (word) {
    case 'then':
    case 'do':
      return { ...plain, ...(place.dialect === 'zsh' ? emptyStart(place) : {}), atCommand: true };
    case 'end':
      // Of zsh's `foreach … end`, whose head is shown as nothing.
      return place.dialect === 'zsh' && /\bforeach\b/.test(place.text.slice(Math.max(0, start - 2_000), start))
        ? { ...plain, edits: [{ start, end, replacement: ':' }] }
        : plain;
    case '!': {
      // The grammar takes the brace after it for a command's name.
      const isCompound = matchAt(COMPOUND, place.text, place.following) !== null;
      return { ...plain, edits: isCompound ? [{ start, end, replacement: ' ' }] : [], atCommand: true };
    }
    case 'if':
    case 'while':
    case 'until':
    case 'else':
    case 'elif':
      return place.dialect === 'zsh' ? disguiseShortForm(plain, place) : { ...plain, atCommand: true };
    case '{':
      return openBrace(plain, place);
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
    case 'select':
      return place.dialect === 'zsh' ? disguiseForList(plain, place) : plain;
    case 'for':
    case 'foreach':
      return disguiseForHead(place) ?? (place.dialect === 'zsh' ? disguiseForList(plain, place) : plain);
    default:
      return plain;
  }
}

function matchAt(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  return pattern.exec(text);
}

/** zsh takes `then;` and `do;`, and `if [[ … ]] then` without a separator before it. */
function emptyStart({ text, start, end, following }: KeywordPlace): Partial<KeywordEffect> {
  const before = AFTER_TEST.test(text.slice(Math.max(0, start - 20), start));
  const edits: Edit[] = before ? [{ start, end, replacement: `; ${text.slice(start, end)}` }] : [];
  if (text.charAt(following) !== ';' || text.charAt(following + 1) === ';') return { edits };
  return { edits: [...edits, { start: following, end: following + 1, replacement: ' ' }], resume: following + 1 };
}

/** After the condition of zsh's short forms, nothing stands between it and the group. */
function openBrace(plain: KeywordEffect, { text, dialect, start, end }: KeywordPlace): KeywordEffect {
  const isAfterCondition = dialect === 'zsh' && AFTER_CONDITION.test(text.slice(Math.max(0, start - 300), start));
  const edits = isAfterCondition ? [{ start, end, replacement: '; {' }] : [];
  return { ...plain, edits, braces: 1, atCommand: true };
}

function closeBrace(
  plain: KeywordEffect,
  { text, dialect, start, end, atCommand, following }: KeywordPlace,
): KeywordEffect {
  if (dialect !== 'zsh') return { ...plain, braces: -1 };
  const edits: Edit[] = atCommand ? [] : [{ start: start - 1, end: start, replacement: ';' }];
  const word = matchAt(AFTER_GROUP, text, following)?.[0];
  const own = word === undefined && following > end ? matchAt(OWN_ARGUMENTS, text, following)?.[0] : undefined;
  if (own !== undefined && !own.includes('$('))
    return {
      ...plain,
      edits: [...edits, { start: following, end: following + own.length, replacement: ' ' }],
      braces: -1,
      resume: following + own.length,
    };
  if (word === undefined) return { ...plain, edits, braces: -1 };
  const resume = following + word.length;
  edits.push({ start: end, end: resume, replacement: ';' });
  return { ...plain, edits, braces: -1, resume, atCommand: true };
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
  if (counted === '' || /["'`$(]/.test(counted)) return plain;
  return disguiseLoop(plain, text, start, following + counted.length);
}

/** `for x do`, which goes over the parameters, and `in` on a line of its own. */
function disguiseForHead({ text, start, end }: KeywordPlace): KeywordEffect | undefined {
  const overParameters = matchAt(FOR_PARAMETERS, text, end)?.[0];
  const head = overParameters ?? matchAt(FOR_IN_NEXT_LINE, text, end)?.[0];
  if (head === undefined) return undefined;
  const replacement = overParameters === undefined ? 'for x ' : 'for x in a; ';
  const resume = end + head.length;
  return {
    edits: [{ start, end: resume, replacement }],
    braces: 0,
    cases: 0,
    resume,
    atCommand: overParameters !== undefined,
  };
}

function disguiseForList(plain: KeywordEffect, { text, start, end }: KeywordPlace): KeywordEffect {
  const several = matchAt(SEVERAL_NAMES, text, end)?.[1];
  if (several !== undefined && !/\sin(?=\s)/.test(several)) {
    const resume = end + (matchAt(SEVERAL_NAMES, text, end)?.[0].length ?? 0);
    return { ...plain, edits: [{ start: resume - several.length, end: resume, replacement: ' ' }], resume };
  }
  const group = matchAt(FOR_IN_GROUP, text, end) ?? matchAt(FOR_IN_SHORT, text, end);
  // `for x in words { … }` and `for x in words; command`: a command that does nothing with the words, and then the rest.
  if (group !== null) {
    const resume = end + group[0].length;
    return { ...plain, edits: [{ start, end: resume, replacement: ':' }], resume };
  }
  const list = matchAt(FOR_LIST, text, end);
  if (list === null || /[`$]\(/.test(list[1] ?? '')) return plain;
  return disguiseLoop(plain, text, start, end + list[0].length);
}

/** The head of a loop: as one that every shell has if `do` follows, as nothing if a single command or a group does. */
function disguiseLoop(plain: KeywordEffect, text: string, start: number, end: number): KeywordEffect {
  const body = matchAt(LOOP_BODY, text, end);
  const resume = body === null ? end : end + (body[1] ?? '').length;
  const replacement = body !== null ? 'for x in a; ' : matchAt(SEPARATOR, text, end) === null ? ' ' : ':';
  return { ...plain, edits: [{ start, end: resume, replacement }], resume, atCommand: true };
}

/**
 * zsh: `if [[ … ]] { … } else { … }`, `while true { … }` and `if (( … )) command`, shown as the condition and what follows it,
 * one after another.
 */
function disguiseShortForm(plain: KeywordEffect, { text, start, end }: KeywordPlace): KeywordEffect {
  const condition = matchAt(CONDITION, text, end)?.[0];
  const bodyAt = end + (condition?.length ?? 0);
  if (condition === undefined || matchAt(ORDINARY, text, bodyAt) !== null) return { ...plain, atCommand: true };
  const isWord = /\w$|:$/.test(condition.trimEnd());
  if (isWord && text.charAt(bodyAt) !== '{') return { ...plain, atCommand: true };
  if (isWord) return { ...plain, edits: [{ start, end: bodyAt, replacement: ' ' }], resume: bodyAt, atCommand: true };
  if (text.charAt(bodyAt) === '{') return { ...plain, edits: [{ start, end, replacement: ' ' }], atCommand: true };
  // The condition itself may hold substitutions, which are read; only its arithmetic and tests are not commands.
  if (/[`$]\(/.test(condition)) return { ...plain, atCommand: true };
  return { ...plain, edits: [{ start, end: bodyAt, replacement: ' ' }], resume: bodyAt, atCommand: true };
}
