import type { Tool } from '../../../catalogue/tool';
import type { Invocation } from '../../../command-reader/invocation';
import { readInvocations } from '../../../command-reader/invocations';
import { toolsOf } from '../../../command-reader/match';
import { subjectOfInvocation } from '../../../command-reader/subjects';
import { withoutIdleStatements } from '../../../command-reader/thin-script';
import type { Shell } from '../../../command-reader/types';
import { noTraits, subjectOfExtension, subjectOfMcpServer, subjectOfTool } from '../../../core/decisions/subjects';
import type { ReferenceKind } from '../../../core/findings/finding';
import type { Subject } from '../../../core/findings/subject';
import { packageId } from '../../../core/policy/package-id';
import { packageEcosystems } from '../../../core/policy/vocabulary';
import type { FileContext, Reference, UnreadablePart } from './context';
import { withBodies } from './function-bodies';
import type { Found, OpenedFile, ShellOptions } from './kind';
import { createLines } from './lines';
import { quotedWords } from './quoted-words';
import type { SourceText } from './source-text';
import type { Spot } from './tree';

export interface Collector extends Found {
  /** Everything that was found, in the order of the file. */
  readonly references: () => readonly Reference[];
  readonly faults: () => readonly UnreadablePart[];
}

export function createCollector(file: Pick<OpenedFile, 'path' | 'text'>, context: FileContext): Collector {
  const { catalogue } = context;
  const lineOf = createLines(file.text);
  const references = new Map<string, Reference>();
  const faults: UnreadablePart[] = [];
  const add = (subject: Subject, kind: ReferenceKind, { start, end }: Spot): void => {
    const { line, column } = lineOf(start);
    const key = JSON.stringify([line, kind, subject]);
    if (!references.has(key)) references.set(key, { subject, kind, start, end: Math.max(start, end), line, column });
  };
  const addTools = (invocation: Invocation, kind: ReferenceKind, spot: Spot): void => {
    const tools = toolsOf(invocation, catalogue);
    for (const tool of tools) add(subjectOf(invocation, tool), kind, spot);
    if (tools.length === 0) addNamed(invocation, kind, spot, {});
  };
  const addNamed = (invocation: Invocation, kind: ReferenceKind, spot: Spot, more: Partial<Subject>): void => {
    const name = nameOf(invocation);
    if (name === undefined || !context.isNamed(name)) return;
    const subject = subjectOfInvocation(invocation, undefined, catalogue);
    if (subject !== undefined) add({ ...subject, ...more }, kind, spot);
  };
  const subjectOf = (invocation: Invocation, tool: Tool): Subject => ({
    ...subjectOfInvocation(invocation, tool, catalogue),
    ...subjectOfTool(tool.id, catalogue),
    ...(invocation.version === undefined ? {} : { version: invocation.version }),
  });
  const read = (source: SourceText, shell: Shell, options: ShellOptions): void => {
    const { readers } = context;
    if (!context.concerns(source.text)) return;
    if (readers === undefined) {
      faults.push({ line: lineOf(source.at(0)).line, why: 'its shell text could not be read' });
      return;
    }
    const scripts = context.scripts(options.folder ?? folderOf(file.path));
    const lookUp = (name: string) => (scripts && Object.hasOwn(scripts, name) ? scripts[name] : undefined);
    const isOfBash = shell === 'bash' || shell === 'zsh' || shell === 'sh';
    const text = isOfBash ? withoutIdleStatements(source.text, shell, context.concerns) : source.text;
    const { invocations, unreadable } = readInvocations(text, shell, {
      readers: withBodies(readers),
      scripts: lookUp,
    });
    const lost = unreadable.find(({ start, end }) => context.concerns(source.text.slice(start, end)));
    if (lost !== undefined)
      faults.push({ line: lineOf(source.at(lost.start)).line, why: 'part of its shell text could not be read' });
    const spotOf = ({ span }: Invocation): Spot => {
      const start = source.at(span.start);
      if (span.end <= span.start) return { start, end: start };
      const last = source.at(span.end - 1) + 1;
      const next = source.at(span.end);
      // An escape is longer than what it stands for; white space behind the word is not part of it.
      return { start, end: next > last && !/\s/.test(file.text.slice(last, next)) ? next : last };
    };
    for (const group of groupsOf(invocations, source.text)) {
      const placed = new Map<Tool, { readonly parts: Subject[]; readonly first: Invocation }>();
      for (const invocation of group) {
        const server = options.server === true ? serverOf(invocation) : {};
        const tools = toolsOf(invocation, catalogue);
        if (tools.length === 0) addNamed(invocation, options.as ?? invocation.kind, spotOf(invocation), server);
        for (const tool of tools) {
          const part = { ...subjectOf(invocation, tool), ...server };
          const known = placed.get(tool);
          if (known === undefined) placed.set(tool, { parts: [part], first: invocation });
          else known.parts.push(part);
        }
      }
      for (const { parts, first } of placed.values()) {
        // What a command names by package and by program is one thing, which a rule on either is about.
        add(Object.assign({}, ...parts.toReversed()), options.as ?? first.kind, spotOf(first));
      }
    }
  };
  return {
    package: (id, version, kind, spot) => {
      // Long lists of dependencies name hardly anything: the words tell faster than the catalogue.
      if (context.concerns(id)) addTools(invocationOf({ kind: 'package', id: plainId(id) }, version), kind, spot);
    },
    extension: (id, version, kind, spot) => {
      const subject = subjectOfExtension(id, version, catalogue, noTraits);
      if (subject.tool !== undefined || context.isNamed(id)) add(subject, kind, spot);
    },
    setting: (key, spot) => {
      for (const tool of catalogue.toolsBySettingsKey(key)) add(subjectOfTool(tool.id, catalogue), 'configure', spot);
    },
    server: (url, spot) => {
      const subject = subjectOfMcpServer({ url }, catalogue);
      if (subject.tool !== undefined || context.isNamed(url)) add(subject, 'run', spot);
    },
    shell: (source, shell, options = {}) => read(source, shell, options),
    program: (words, options = {}) => read(quotedWords(words), 'sh', options),
    concerns: context.concerns,
    unreadable: (offset, why) => faults.push({ line: lineOf(offset).line, why }),
    references: () => [...references.values()].sort((one, other) => one.start - other.start),
    faults: () => faults,
  };
}

/** The folder of a path, `''` for the topmost one. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The package of a local MCP server, by which rules on servers know it. */
function serverOf({ item }: Invocation): Partial<Subject> {
  return item.kind === 'package' ? { mcpServer: item.id } : {};
}

/** Without version, in the form in which rules are compared; `conda:` and the like stay as they are. */
function plainId(id: string): string {
  const colon = id.indexOf(':');
  const ecosystem = packageEcosystems.find((known) => known === id.slice(0, colon));
  return ecosystem === undefined ? id : packageId(ecosystem, id.slice(colon + 1));
}

function invocationOf(item: Invocation['item'], version: string | undefined): Invocation {
  return { kind: 'install', item, version, span: { start: 0, end: 0 }, programWord: '' };
}

function nameOf({ item }: Invocation): string | undefined {
  switch (item.kind) {
    case 'command':
    case 'module':
      return item.name;
    case 'package':
      return item.id.slice(item.id.indexOf(':') + 1);
    case 'extension':
      return item.id;
    case 'install-script':
      return undefined;
  }
}

/** What one command runs or installs belongs together: `npx -p` with a package and its program, over several lines too. */
function groupsOf(invocations: readonly Invocation[], text: string): readonly (readonly Invocation[])[] {
  const groups: Invocation[][] = [];
  for (const invocation of [...invocations].sort((one, other) => one.span.start - other.span.start)) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (
      group !== undefined &&
      last !== undefined &&
      last.kind === invocation.kind &&
      isOneCommand(last, invocation, text)
    )
      group.push(invocation);
    else groups.push([invocation]);
  }
  return groups;
}

function isOneCommand(first: Invocation, second: Invocation, text: string): boolean {
  const between = text.slice(first.span.end, second.span.start);
  return !/[;&|(){}]/.test(between) && !/(?<![\\`^])\r?\n/.test(between);
}
