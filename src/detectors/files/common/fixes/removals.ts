import type { TextChange } from '../../../../core/file-ports';
import { field, stringOf, type Value } from '../tree';
import { isOneCommand } from './one-command';
import { keyAbove, memberOf, type Step, type Trail, textAt } from './trail';

/** What of a file in an object format goes when a reference goes. */
export interface Removal {
  readonly kind: 'remove-recommendation' | 'remove-dependency' | 'remove-step' | 'remove-entry';
  readonly name: string | undefined;
  /** Where in the trail the part stands that goes. */
  readonly at: number;
}

const dependencyKeys = new Set([
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
  'dev-dependencies',
  'pypi-dependencies',
  'dev-packages',
  'packages',
  'features',
  'dependsOn',
]);
const serverKeys = new Set([
  'servers',
  'mcpServers',
  'mcp_servers',
  'mcp.servers',
  'context_servers',
  'amp.mcpServers',
]);
const namedItems = new Set(['tasks', 'configurations']);
const commandMembers = new Set([
  'scripts',
  'initializeCommand',
  'onCreateCommand',
  'updateContentCommand',
  'postCreateCommand',
  'postStartCommand',
  'postAttachCommand',
]);
const commandLists = new Set(['script', 'before_script', 'after_script', 'cmds']);

/** The smallest part that is there for the reference alone; undefined where there is none. */
export function removalFor(trail: Trail, offset: number): Removal | undefined {
  const command = textAt(trail, offset);
  for (let at = trail.length - 1; at >= 0; at -= 1) {
    const step = trail[at];
    if (step === undefined) continue;
    const removal = 'entry' in step ? ofEntry(trail, at, step) : ofItem(trail, at, step);
    if (removal === 'stop') return undefined;
    if (removal === undefined) continue;
    const isCommand = removal.kind !== 'remove-recommendation' && removal.kind !== 'remove-dependency';
    // What else the text does would go as well.
    if (isCommand && command !== undefined && !isOneCommand(command.text)) return undefined;
    return removal;
  }
  return undefined;
}

/** A setting of VS Code by its key. */
export function removalOfSetting(trail: Trail): Removal | undefined {
  const at = trail.length - 1;
  const step = trail[at];
  return step !== undefined && 'entry' in step ? { kind: 'remove-entry', name: step.entry.key.text, at } : undefined;
}

function ofItem(trail: Trail, at: number, step: Step & { readonly item: Value }): Removal | 'stop' | undefined {
  const list = keyAbove(trail, at) ?? '';
  if (list === 'recommendations' || list === 'extensions')
    return { kind: 'remove-recommendation', name: stringOf(step.item)?.text, at };
  if (namedItems.has(list)) return { kind: 'remove-entry', name: nameIn(step.item), at };
  if (list === 'steps') return lastButOne(step, { kind: 'remove-step', name: nameIn(step.item), at });
  if (list === 'hooks' || list === 'repos')
    return lastButOne(step, { kind: 'remove-entry', name: nameIn(step.item), at }, undefined);
  if (commandLists.has(list)) return lastButOne(step, { kind: 'remove-entry', name: undefined, at });
  const isText = step.item.kind === 'string';
  const isDependency = isText && (/dependenc|requires|^pip$/.test(list) || isInGroup(trail, at));
  return isDependency ? { kind: 'remove-dependency', name: stringOf(step.item)?.text, at } : undefined;
}

function ofEntry(trail: Trail, at: number, step: Step & { readonly owner: { readonly kind: 'object' } }) {
  if (!('entry' in step)) return undefined;
  const { text: name } = step.entry.key;
  const owner = keyAbove(trail, at) ?? '';
  if (dependencyKeys.has(owner)) return { kind: 'remove-dependency', name, at } as const;
  if (serverKeys.has(owner) || owner.startsWith('terminal.integrated.profiles.'))
    return { kind: 'remove-entry', name, at } as const;
  const isCommand = commandMembers.has(owner) || (at === 0 && commandMembers.has(name) && name !== 'scripts');
  if (isCommand) return { kind: 'remove-entry', name, at } as const;
  if (owner === 'services') return lastButOne(step, { kind: 'remove-entry', name, at } as const);
  if (owner === 'jobs') return lastButOne(step, { kind: 'remove-entry', name, at } as const);
  return undefined;
}

/** A job without steps is broken: where there is no other, what holds it goes instead, or nothing. */
function lastButOne(step: Step, removal: Removal, otherwise?: 'stop'): Removal | 'stop' | undefined {
  const count = step.owner.kind === 'array' ? step.owner.items.length : step.owner.entries.length;
  return count > 1 ? removal : otherwise;
}

/** `[project.optional-dependencies]`, `[dependency-groups]`: lists by name. */
function isInGroup(trail: Trail, at: number): boolean {
  return /^(?:optional-dependencies|dependency-groups|dev-dependencies)$/.test(keyAbove(trail, at - 1) ?? '');
}

function nameIn(value: Value): string | undefined {
  for (const key of ['name', 'label', 'id', 'repo']) {
    const name = stringOf(field(value, key));
    if (name !== undefined) return name.text;
  }
  return undefined;
}

/** The outermost characters of the part: quotes and key included. */
export function extentOf(step: Step, text: string): { readonly start: number; readonly end: number } {
  const value = withQuotes(memberOf(step), text);
  if (!('entry' in step)) return value;
  const key = withQuotes(step.entry.key, text);
  return { start: key.start, end: Math.max(key.end, value.end) };
}

function withQuotes({ kind, start, end }: Value, text: string): { readonly start: number; readonly end: number } {
  if (kind !== 'string') return { start, end };
  for (const quote of ['"""', "'''", '"', "'"]) {
    if (text.startsWith(quote, start - quote.length) && text.startsWith(quote, end))
      return { start: start - quote.length, end: end + quote.length };
  }
  return { start, end };
}

/** Takes out a member of a list or object whose members are parted by commas: JSON, and lists of TOML. */
export function withoutMember(step: Step, text: string): readonly TextChange[] {
  const { start, end } = extentOf(step, text);
  const comma = commaAfter(text, end);
  const from = comma === undefined ? end : comma + 1;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const isAlone =
    text.slice(lineStart, start).trim() === '' && /^[ \t]*(?:(?:\/\/|#)[^\n]*)?(?:\r?\n|$)/.test(text.slice(from));
  const before = commaBefore(step, text);
  // A comma before the last member would be left over where the file has none behind it.
  const leftOver = comma === undefined && before !== undefined ? [{ start: before, end: before + 1, text: '' }] : [];
  if (isAlone) {
    const lineEnd = text.indexOf('\n', from);
    const change = { start: lineStart, end: lineEnd < 0 ? text.length : lineEnd + 1, text: '' };
    return isOnly(step) ? emptied(step, text, change) : [...leftOver, change];
  }
  if (leftOver.length > 0) return [{ start: before ?? start, end, text: '' }];
  const space = /^[ \t]*/.exec(text.slice(from))?.[0].length ?? 0;
  return [{ start, end: from + space, text: '' }];
}

function isOnly({ owner }: Step): boolean {
  return (owner.kind === 'array' ? owner.items : owner.entries).length === 1;
}

/** `[]`, unless a comment is to stay in it. */
function emptied({ owner }: Step, text: string, change: TextChange): readonly TextChange[] {
  const rest = text.slice(owner.start + 1, change.start) + text.slice(change.end, owner.end - 1);
  return rest.trim() === '' ? [{ start: owner.start + 1, end: owner.end - 1, text: '' }] : [change];
}

function commaBefore({ owner, index }: Step, text: string): number | undefined {
  if (index === 0) return undefined;
  const previous: Step | undefined =
    owner.kind === 'array'
      ? stepOfItem(owner.items[index - 1], owner, index - 1)
      : { owner, index: index - 1, entry: owner.entries[index - 1] as (typeof owner.entries)[number] };
  return previous === undefined ? undefined : commaAfter(text, extentOf(previous, text).end);
}

function stepOfItem(item: Value | undefined, owner: Step['owner'], index: number): Step | undefined {
  return item === undefined || owner.kind !== 'array' ? undefined : { owner, index, item };
}

/** The comma behind a member, past white space and comments. */
function commaAfter(text: string, from: number): number | undefined {
  const gap = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/|#[^\n]*)*/y;
  gap.lastIndex = from;
  const at = from + (gap.exec(text)?.[0].length ?? 0);
  return text[at] === ',' ? at : undefined;
}
