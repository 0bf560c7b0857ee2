import { type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { UnreadablePart } from '../../core/findings/unreadable';
import { bareServers, type DeclaredServer, declaredServers, declaredServersIn } from '../files/common/declared-servers';
import { serversFrontMatter } from '../files/common/front-matter';
import { parseJson } from '../files/common/json';
import { createLines } from '../files/common/lines';
import type { Parsed, StringValue } from '../files/common/tree';

export interface McpFileReading {
  /** Words and addresses that a fault of the file touches are left out, with what follows them. */
  readonly servers: readonly DeclaredServer[];
  readonly unreadable: readonly UnreadablePart[];
}

/** A file far larger than what declares servers is something else: `~/.claude.json` keeps a history in it. */
const largestText = 8_000_000;
/** Faults follow from one another; the first ones say where to look. */
const mostFaults = 20;

/** What a file declares, as far as it can be read: what is certain counts, the rest is unreadable at its range. */
export async function readMcpFile({
  path,
  text,
}: {
  readonly path: string;
  readonly text: string;
}): Promise<McpFileReading> {
  if (text.length > largestText) return { servers: [], unreadable: [whole(path, text, 'it is too large')] };
  if (text.trim() === '') return { servers: [], unreadable: [] };
  const parse = await parserFor(path);
  const { roots, faults } = (parse ?? parseJson)(text);
  const errors = parse === undefined ? jsonErrors(text.replace(/^\uFEFF/, ' ')) : [];
  const servers = roots
    .flatMap((root) => [...declaredServersIn(root), ...declaredServers(bareServers(path, root))])
    .map((server) => certain(server, errors));
  const lineOf = createLines(text);
  const part = (start: number, end: number, why: string): UnreadablePart => ({
    path,
    start,
    end,
    ...lineOf(start),
    why,
  });
  const unreadable =
    errors.length > 0
      ? errors.map((error) => part(error.offset, error.offset + Math.max(1, error.length), wordsFor(error)))
      : faults.map(({ offset, why }) => part(offset, Math.min(offset + 1, text.length), why));
  return { servers, unreadable: firstOfEachLine(unreadable).slice(0, mostFaults) };
}

/** Undefined for JSON, which all but a few are. */
async function parserFor(path: string): Promise<((text: string) => Parsed) | undefined> {
  if (/\.toml$/i.test(path)) return (await import('../files/common/toml')).parseToml;
  if (/\.ya?ml$/i.test(path)) return (await import('../files/common/yaml')).parseYaml;
  if (!/\.md$/i.test(path)) return undefined;
  const { parseYaml } = await import('../files/common/yaml');
  return (markdown) => parseYaml(serversFrontMatter(markdown));
}

function jsonErrors(text: string): readonly ParseError[] {
  const errors: ParseError[] = [];
  try {
    parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  } catch (error) {
    // Nested beyond the stack: `parseJson` has refused it already, with words.
    if (!(error instanceof RangeError)) throw error;
    return [];
  }
  return errors;
}

function certain(server: DeclaredServer, errors: readonly ParseError[]): DeclaredServer {
  const isTouched = ({ start, end }: StringValue): boolean =>
    errors.some((error) => isLexical(error) && error.offset <= end && error.offset + error.length > start - 1);
  const firstTouched = server.words.findIndex(isTouched);
  return {
    ...server,
    words: firstTouched < 0 ? server.words : server.words.slice(0, firstTouched),
    addresses: server.addresses.filter((address) => !isTouched(address)),
  };
}

/** The text of a string is not known; a missing comma or brace leaves the strings around it as they are. */
function isLexical({ error }: ParseError): boolean {
  return lexical.has(printParseErrorCode(error));
}

const lexical: ReadonlySet<string> = new Set([
  'UnexpectedEndOfString',
  'UnexpectedEndOfComment',
  'InvalidCharacter',
  'InvalidEscapeCharacter',
  'InvalidUnicode',
]);

function firstOfEachLine(parts: readonly UnreadablePart[]): readonly UnreadablePart[] {
  return [...new Map(parts.toReversed().map((part) => [part.line, part])).values()].toReversed();
}

function whole(path: string, text: string, why: string): UnreadablePart {
  return { path, start: 0, end: text.length, line: 1, column: 1, why };
}

function wordsFor({ error }: ParseError): string {
  const words = printParseErrorCode(error).replace(/([a-z])([A-Z])/g, '$1 $2');
  return `broken JSON: ${words.toLowerCase()}`;
}
