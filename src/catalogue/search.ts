import type { Catalogue } from './catalogue';
import type { Tool } from './tool';

/**
 * Tools whose names, ids, vendor, extensions, programs or packages hold every word of a text, without case; those that are
 * called so come before those that merely mention it. An empty text finds nothing.
 */
export function searchTools(catalogue: Catalogue, text: string): readonly Tool[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const holdAll = (texts: readonly string[]) => {
    const joined = texts.join('\n').toLowerCase();
    return words.every((word) => joined.includes(word));
  };
  const found = [...catalogue.tools.values()].filter((tool) => holdAll([...namesOf(tool), ...thingsOf(tool)]));
  return [...found.filter((tool) => holdAll(namesOf(tool))), ...found.filter((tool) => !holdAll(namesOf(tool)))];
}

function namesOf(tool: Tool): readonly string[] {
  return [tool.id, tool.name, ...(tool.formerNames ?? []), ...(tool.formerIds ?? [])];
}

function thingsOf(tool: Tool): readonly string[] {
  const binaries = (tool.binaries ?? []).map((binary) => binary.name);
  return [tool.vendor.id, tool.vendor.name, ...(tool.extensions ?? []), ...binaries, ...(tool.packages ?? [])];
}
