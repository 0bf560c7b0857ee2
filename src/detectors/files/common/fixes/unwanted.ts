import type { TextChange } from '../../../../core/file-ports';
import { field, type ObjectValue } from '../tree';
import { extentOf } from './removals';

const listName = 'unwantedRecommendations';

/** Adds an extension to those that nobody is to be recommended, in the object that has the recommendations. */
export function asUnwanted(owner: ObjectValue, id: string, text: string): TextChange | undefined {
  const quoted = JSON.stringify(id);
  const list = field(owner, listName);
  const last = owner.entries.at(-1);
  if (list !== undefined && list.kind !== 'array') return undefined;
  if (list !== undefined) {
    if (list.items.some((item) => item.kind === 'string' && item.text.toLowerCase() === id.toLowerCase()))
      return undefined;
    const item = list.items.at(-1);
    if (item === undefined) return { start: list.start + 1, end: list.end - 1, text: quoted };
    const { start, end } = extentOf({ owner: list, index: list.items.length - 1, item }, text);
    return insertion(end, `,${gapBefore(start, text)}${quoted}`);
  }
  if (last === undefined) return undefined;
  const { start, end } = extentOf({ owner, index: owner.entries.length - 1, entry: last }, text);
  const gap = gapBefore(start, text);
  if (!gap.includes('\n')) return insertion(end, `, "${listName}": [${quoted}]`);
  const unit = gap.includes('\t') ? '\t' : '  ';
  return insertion(end, `,${gap}"${listName}": [${gap}${unit}${quoted}${gap}]`);
}

function insertion(at: number, text: string): TextChange {
  return { start: at, end: at, text };
}

/** The line end and indentation that a member stands behind, or a space where it stands behind another. */
function gapBefore(start: number, text: string): string {
  return /\r?\n[ \t]*$/.exec(text.slice(0, start))?.[0] ?? ' ';
}
