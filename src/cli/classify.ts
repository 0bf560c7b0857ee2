import { readInvocations } from '../command-reader/invocations';
import { toolsInvoked } from '../command-reader/match';
import { loadReaders, shells } from '../command-reader/readers';
import type { Shell } from '../command-reader/types';
import { builtInCatalogue } from './built-in-catalogue';
import { cannotRun, type ExitCode, type Io } from './subcommand';

export interface ClassifyGiven {
  readonly operands: readonly string[];
  readonly options: { readonly shell: Shell; readonly format: 'text' | 'json' };
}

/** Says of each line of the standard input which tools of the catalogue it invokes, whatever a policy says. Nothing is run. */
export async function runClassify({ operands, options }: ClassifyGiven, io: Io): Promise<ExitCode> {
  const cannot = (what: string) => cannotRun(io, `classify: ${what}`, 'See ai-tool-policy classify --help.');
  if (operands.length > 0) return cannot(`it reads its lines from the standard input; found ${operands.join(' ')}.`);
  const readers = await loadReaders({ read: (name) => io.asset(assetOf(name)) });
  const catalogue = await builtInCatalogue();
  const text = new TextDecoder().decode(await io.stdin());
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const row = rowOf(line.replace(/\r$/, ''), index + 1, options.shell);
    if ('fault' in row) return cannot(`line ${index + 1}: ${row.fault}`);
    const { invocations, unreadable } = readInvocations(row.line, row.shell, {
      readers,
      scripts: (name) => (Object.hasOwn(row.scripts, name) ? row.scripts[name] : undefined),
    });
    const expect = toolsInvoked(invocations, catalogue)
      .map(({ tool, kind }) => ({ tool: tool.id, kind }))
      .sort((first, second) => compare(first.tool, second.tool) || compare(first.kind, second.kind));
    const result: Classified = { id: row.id, expect, unreadable: unreadable.length > 0 };
    io.stdout(options.format === 'json' ? `${JSON.stringify(result)}\n` : asText(result));
  }
  return 0;
}

interface Row {
  readonly id: string;
  readonly shell: Shell;
  readonly line: string;
  /** Of the package.json of the folder that the line would run in. */
  readonly scripts: Readonly<Record<string, string>>;
}

interface Classified {
  readonly id: string;
  readonly expect: readonly { readonly tool: string; readonly kind: 'run' | 'install' }[];
  readonly unreadable: boolean;
}

/** An object with `line` is a row of its own shell; anything else, `{ claude; }` as well, is itself a command line. */
function rowOf(text: string, number: number, shell: Shell): Row | { readonly fault: string } {
  const parsed = objectIn(text);
  const line = parsed?.['line'];
  if (parsed === undefined || typeof line !== 'string') return { id: String(number), shell, line: text, scripts: {} };
  const given = parsed['shell'] ?? shell;
  const own = shells.find((known) => known === given);
  if (own === undefined) return { fault: `"shell" is one of ${shells.join(', ')}; found ${JSON.stringify(given)}.` };
  const id = parsed['id'];
  return {
    id: typeof id === 'string' || typeof id === 'number' ? String(id) : String(number),
    shell: own,
    line,
    scripts: textsIn(parsed['scripts']),
  };
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch (error) {
    // A command line may begin with a brace too.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function textsIn(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function asText({ id, expect, unreadable }: Classified): string {
  const found = expect.map(({ tool, kind }) => `${tool} ${kind}`).join(', ') || 'none';
  return `${id}: ${found}${unreadable ? ' (part of it could not be read)' : ''}\n`;
}

function compare(first: string, second: string): number {
  return first < second ? -1 : first > second ? 1 : 0;
}

function assetOf(name: string): string {
  return name === 'web-tree-sitter' ? 'web-tree-sitter.wasm' : `tree-sitter-${name}.wasm`;
}
