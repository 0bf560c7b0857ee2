/** What is wrong, or surely not meant, in a policy text: a code and facts. The words are in `problem-text.ts`. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** JSON path such as `$.rules[2].status`. */
  readonly path: string;
  /** UTF-16 offset in the text. */
  readonly offset: number;
  /** In UTF-16 units; 0 where something is absent. */
  readonly length: number;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
  /** What stands there, shortened, as it would be written in JSON. */
  readonly found: string | undefined;
  /** What may stand there. */
  readonly expected: string | undefined;
  /** The known name that comes nearest to the one found. */
  readonly nearest: string | undefined;
  /** English sentences for the command line and the log. */
  readonly message: string;
}

/** An error refuses the policy (in a workspace file: the field); a warning is for its author; a note is for the log. */
export type Severity = 'error' | 'warning' | 'note';

export type JsonPath = readonly (string | number)[];

/** A problem before it has a place in the text and words. */
export interface Fault {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly path: JsonPath;
  /** Whether the field's name or its value is meant. Default: the value. */
  readonly on?: 'key' | 'value' | 'start';
  /** The place, where the path alone does not give it. */
  readonly at?: Span;
  readonly found?: string | undefined;
  readonly expected?: string | undefined;
  readonly nearest?: string | undefined;
  /** The id of the rule that the problem is in. */
  readonly rule?: string | undefined;
  /** The other party: the rule that shadows, the first of two equal ids, the look-alike's description. */
  readonly other?: string | undefined;
}

export type FaultOf<Code extends ProblemCode> = Fault & { readonly code: Code };

export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** What the whole text can fail by. */
export type TextCode = 'too-large' | 'encoding' | 'syntax' | 'too-deep' | 'not-a-policy' | 'unknown-version';

/** What a field can fail by; the schema's checks name these codes. */
export const fieldCodes = [
  'empty',
  'too-long',
  'too-many',
  'character',
  'id-form',
  'whole-number',
  'date-format',
  'date-no-offset',
  'date-impossible',
  'version-range',
  'link',
  'contact-link',
  'link-template',
  'extension-form',
  'command-form',
  'package-prefix',
  'package-version',
  'package-form',
  'server-form',
  'repository-form',
  'language-tag',
] as const;
export type FieldCode = (typeof fieldCodes)[number];

/** What an object or the whole document can fail by. */
export type StructureCode =
  | 'wrong-type'
  | 'unknown-value'
  | 'unknown-field'
  | 'newer-field'
  | 'missing-field'
  | 'duplicate-key'
  | 'duplicate-id'
  | 'no-selector'
  | 'versions-beside'
  | 'not-in-workspace'
  | 'redefined-tool'
  | 'catalogue-entry'
  | 'more-problems';

/** What is valid and yet surely not meant. */
export type ReviewCode =
  | 'unknown-tool'
  | 'former-tool'
  | 'reaches-successor'
  | 'unknown-vendor'
  | 'never-decides'
  | 'lapsed'
  | 'until-before-from'
  | 'exception-lapsed'
  | 'policy-expired'
  | 'expires-before-issue'
  | 'issued-later'
  | 'banned-alternative'
  | 'alternative-of-allowed'
  | 'look-alike'
  | 'claimed-value'
  | 'matches-everything'
  | 'overlap'
  | 'unsigned-disable'
  | 'unsigned-block'
  | 'nothing-allowed'
  | 'no-rules'
  | 'empty-selector'
  | 'repeated-selector'
  | 'sdk-by-vendor'
  | 'no-english';

export type ProblemCode = TextCode | FieldCode | StructureCode | ReviewCode;

export function pathText(path: JsonPath): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return /^[A-Za-z_$][\w$]*$/.test(part) ? `${text}.${part}` : `${text}[${JSON.stringify(shorten(part, 60))}]`;
  }, '$');
}

/** A value as it would be written, short enough for a line. */
export function foundText(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(shorten(value, 60));
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (value === undefined) return 'nothing';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

export function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
