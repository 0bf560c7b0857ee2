import type { Found, OpenedFile } from '../common/kind';
import { readRequirement } from '../common/requirements';
import { entriesOf, field, itemsOf, stringOf, stringsOf, textOf, type Value } from '../common/tree';

/** Dependencies by PEP 621 and 735, Poetry, uv, PDM, Hatch and Pixi, and the tasks that such tools run. */
export function detect({ roots }: OpenedFile, found: Found): void {
  for (const root of roots) {
    const tool = field(root, 'tool');
    for (const list of requirementLists(root, tool)) {
      for (const item of itemsOf(list)) {
        const requirement = stringOf(item);
        if (requirement !== undefined) readRequirement(requirement.source(), found);
      }
    }
    for (const table of dependencyTables(root, tool)) readTable('pypi', table, found);
    for (const table of condaTables(root, tool)) readTable('conda', table, found);
    for (const task of tasks(root, tool)) for (const text of commandsOf(task)) found.shell(text.source(), 'sh');
  }
}

function requirementLists(root: Value, tool: Value | undefined): readonly (Value | undefined)[] {
  return [
    field(root, 'project', 'dependencies'),
    ...membersOf(field(root, 'project', 'optional-dependencies')),
    ...membersOf(field(root, 'dependency-groups')),
    field(root, 'build-system', 'requires'),
    field(tool, 'uv', 'dev-dependencies'),
    field(tool, 'rye', 'dev-dependencies'),
    ...membersOf(field(tool, 'pdm', 'dev-dependencies')),
    ...environments(root, tool).flatMap((one) => [field(one, 'dependencies'), field(one, 'extra-dependencies')]),
  ];
}

/** Tables whose keys are the packages. */
function dependencyTables(root: Value, tool: Value | undefined): readonly (Value | undefined)[] {
  const poetry = field(tool, 'poetry');
  return [
    field(poetry, 'dependencies'),
    field(poetry, 'dev-dependencies'),
    ...membersOf(field(poetry, 'group')).map((group) => field(group, 'dependencies')),
    ...[field(tool, 'pixi'), root].flatMap((pixi) => [
      field(pixi, 'pypi-dependencies'),
      ...membersOf(field(pixi, 'feature')).map((feature) => field(feature, 'pypi-dependencies')),
    ]),
  ];
}

/** Pixi takes its plain dependencies from conda's channels; `pixi.toml` has at its top what else is below `tool.pixi`. */
function condaTables(root: Value, tool: Value | undefined): readonly (Value | undefined)[] {
  return [field(tool, 'pixi'), root].flatMap((pixi) => [
    field(pixi, 'dependencies'),
    ...membersOf(field(pixi, 'feature')).map((feature) => field(feature, 'dependencies')),
  ]);
}

function readTable(ecosystem: 'pypi' | 'conda', table: Value | undefined, found: Found): void {
  for (const { key, value } of entriesOf(table)) {
    const wanted = textOf(value) ?? textOf(field(value, 'version')) ?? '';
    const exact = /^(?:==)?\s*(\d+(?:\.\d+)+[\w.+-]*)$/.exec(wanted)?.[1];
    found.package(`${ecosystem}:${key.text}`, exact, 'install', key);
  }
}

function tasks(root: Value, tool: Value | undefined): readonly Value[] {
  return [
    ...membersOf(field(tool, 'poe', 'tasks')),
    ...membersOf(field(tool, 'taskipy', 'tasks')),
    ...membersOf(field(tool, 'pdm', 'scripts')),
    ...membersOf(field(tool, 'pixi', 'tasks')),
    ...membersOf(field(root, 'tasks')),
    ...environments(root, tool).flatMap((one) => membersOf(field(one, 'scripts'))),
  ];
}

function environments(root: Value, tool: Value | undefined): readonly Value[] {
  return [...membersOf(field(tool, 'hatch', 'envs')), ...membersOf(field(root, 'envs'))];
}

/** A line, a list of lines, or a table that has one under `cmd` or `shell`. */
function commandsOf(task: Value): readonly NonNullable<ReturnType<typeof stringOf>>[] {
  if (task.kind !== 'object') return stringsOf(task);
  const named = ['cmd', 'shell', 'composite'].flatMap((name) => stringsOf(field(task, name)));
  // Words in a sequence are other tasks; tables are commands of their own.
  const steps = itemsOf(field(task, 'sequence')).filter((step) => step.kind === 'object');
  return [...named, ...steps.flatMap(commandsOf)];
}

function membersOf(value: Value | undefined): readonly Value[] {
  return entriesOf(value).map((entry) => entry.value);
}
