import type { Catalogue } from './catalogue';
import type { Tool } from './tool';

/**
 * Tools whose names, ids, vendor, extensions, programs or packages hold every word of a text, without case: first what is
 * called just so, then what has the words in its names, then what merely mentions them. An empty text finds nothing.
 */
export function searchTools(catalogue: Catalogue, text: string): readonly Tool[] {
  const wanted = text.trim().toLowerCase();
  const words = wanted.split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const holdAll = (texts: readonly string[]) => {
    const joined = texts.join('\n');
    return words.every((word) => joined.includes(word));
  };
  const ranked: readonly Tool[][] = [[], [], []];
  for (const tool of catalogue.tools.values()) {
    const names = namesOf(tool);
    if (names.includes(wanted)) ranked[0]?.push(tool);
    else if (holdAll(names)) ranked[1]?.push(tool);
    else if (holdAll([...names, ...thingsOf(tool)])) ranked[2]?.push(tool);
  }
  return ranked.flat();
}

function namesOf(tool: Tool): readonly string[] {
  return lowerCase([tool.id, tool.name, ...(tool.formerNames ?? []), ...(tool.formerIds ?? [])]);
}

function thingsOf(tool: Tool): readonly string[] {
  const binaries = (tool.binaries ?? []).map((binary) => binary.name);
  const { vendor, extensions = [], packages = [] } = tool;
  return lowerCase([vendor.id, vendor.name, ...extensions, ...binaries, ...packages]);
}

function lowerCase(texts: readonly string[]): readonly string[] {
  return texts.map((text) => text.toLowerCase());
}
