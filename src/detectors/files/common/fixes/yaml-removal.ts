import type { TextChange } from '../../../../core/file-ports';
import { type Removal, withoutMember } from './removals';
import { memberOf, type Trail } from './trail';

/** Takes an item or entry of a block out by its lines; undefined where more would be lost, or would stand on nothing. */
export function withoutYamlPart(trail: Trail, { at }: Removal, text: string): readonly TextChange[] | undefined {
  const step = trail[at];
  if (step === undefined) return undefined;
  if (text[step.owner.start] === '[' || text[step.owner.start] === '{') return withoutMember(step, text);
  const value = memberOf(step);
  const begin = 'entry' in step ? step.entry.key.start : value.start;
  const from = text.lastIndexOf('\n', begin - 1) + 1;
  const lead = text.slice(from, begin);
  // The dash of a list may itself stand behind another one, or an entry behind the dash of its object.
  if (!('entry' in step ? /^\s*["']?$/ : /^\s*-\s+["']?$/).test(lead)) return undefined;
  const end = text.slice(0, value.end).trimEnd().length;
  const lineEnd = text.indexOf('\n', Math.max(end, begin));
  const to = lineEnd < 0 ? text.length : lineEnd + 1;
  return leavesNothingBehind(text, from, to) ? [{ start: from, end: to, text: '' }] : undefined;
}

/** An anchor that goes may be what an alias elsewhere stands for. */
function leavesNothingBehind(text: string, from: number, to: number): boolean {
  const rest = text.slice(0, from) + text.slice(to);
  return [...text.slice(from, to).matchAll(/(?:^|\s)&([\w-]+)/g)].every(([, name]) => !rest.includes(`*${name}`));
}
