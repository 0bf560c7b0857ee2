import type { Catalogue } from '../catalogue';
import type { Tool } from '../catalogue/tool';
import type { Invocation } from '../command-reader/invocation';
import { readInvocations } from '../command-reader/invocations';
import { toolsOf } from '../command-reader/match';
import { loadReaders } from '../command-reader/readers';
import type { Shell } from '../command-reader/types';
import {
  noTraits,
  subjectOfCommand,
  subjectOfExtension,
  subjectOfPackage,
  subjectOfTool,
} from '../core/decisions/subjects';
import type { Subject } from '../core/findings/subject';
import { readPackageId } from '../core/policy/package-id';
import type { Io } from './subcommand';

export interface CommandLine {
  readonly text: string;
  readonly shell: Shell;
}

export interface CommandLineSubjects {
  /** Never empty: a line in which nothing was found is itself a thing that no rule speaks of. */
  readonly subjects: readonly [Subject, ...Subject[]];
  /** What could not be read, for stderr. */
  readonly notes: readonly string[];
}

/** Everything that a command line would run or install, as far as its text shows. Nothing of it is run. */
export async function subjectsOfCommandLine(
  { text, shell }: CommandLine,
  catalogue: Catalogue,
  io: Pick<Io, 'asset'>,
): Promise<CommandLineSubjects> {
  const readers = await loadReaders({ read: (name) => io.asset(assetOf(name)) });
  const { invocations, unreadable } = readInvocations(text, shell, { readers });
  const [first, ...others] = invocations.flatMap((one) => subjectOf(one, toolsOf(one, catalogue), catalogue) ?? []);
  const notes = unreadable.map(({ start, end }) => `this part could not be read: ${text.slice(start, end)}`);
  return { subjects: first === undefined ? [{ assistant: false }] : [first, ...others], notes };
}

function assetOf(name: string): string {
  return name === 'web-tree-sitter' ? 'web-tree-sitter.wasm' : `tree-sitter-${name}.wasm`;
}

/** Undefined for what neither the catalogue nor a rule has a name for, such as a package of a manager unknown to policies. */
function subjectOf({ item, version }: Invocation, tools: readonly Tool[], catalogue: Catalogue): Subject | undefined {
  const [tool] = tools;
  switch (item.kind) {
    case 'command':
    case 'module':
      return subjectOfCommand({ name: item.name, version, tool }, catalogue);
    case 'package': {
      const id = readPackageId(item.id);
      return 'ecosystem' in id
        ? subjectOfPackage(`${id.ecosystem}:${id.name}`, version, catalogue)
        : withVersion(tool, version, catalogue);
    }
    case 'extension':
      return subjectOfExtension(item.id, version, catalogue, noTraits);
    case 'install-script':
      return withVersion(tool, version, catalogue);
  }
}

function withVersion(tool: Tool | undefined, version: string | undefined, catalogue: Catalogue): Subject | undefined {
  if (tool === undefined) return undefined;
  return { ...subjectOfTool(tool.id, catalogue), ...(version === undefined ? {} : { version }) };
}
