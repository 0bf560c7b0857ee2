import { commandOf } from './commands';
import type { Found } from './kind';
import { readServers } from './mcp-servers';
import { entriesOf, field, itemsOf, stringOf, type Value } from './tree';

/** An object of VS Code's settings, wherever it stands. */
export function readSettings(settings: Value | undefined, found: Found): void {
  for (const { key, value } of entriesOf(settings)) {
    // `[typescript]: { … }` holds settings for a language.
    if (/^\[.*\]$/.test(key.text)) readSettings(value, found);
    else if (!turnsOff(key.text, value)) found.setting(key.text, key);
  }
  readServers(field(settings, 'mcp', 'servers') ?? field(settings, 'mcp.servers'), found);
  readProfiles(settings, found);
}

/**
 * A setting that keeps the tool from working is no use of it: one about enabling that is off. Others that are off
 * (`claudeCode.useTerminal`) only say how the tool is to work. Nothing at all is no setting.
 */
function turnsOff(key: string, value: Value): boolean {
  return isOff(value) && (/enable|inline|complet|suggest/i.test(key) || isNothing(value));
}

function isNothing(value: Value): boolean {
  return value.kind === 'other' && (value.value === null || value.value === undefined);
}

/** `false`, `"off"`, nothing, or an object in which all is off. */
function isOff(value: Value): boolean {
  switch (value.kind) {
    case 'other':
      return value.value === false || isNothing(value);
    case 'string':
      return /^(?:off|never|none|disabled?|false)$/i.test(value.text);
    case 'object':
      return value.entries.length > 0 && value.entries.every((entry) => isOff(entry.value));
    case 'array':
      return false;
  }
}

/** A terminal profile that starts a tool. */
function readProfiles(settings: Value | undefined, found: Found): void {
  for (const platform of ['linux', 'osx', 'windows']) {
    for (const { value } of entriesOf(field(settings, `terminal.integrated.profiles.${platform}`))) {
      const words = commandOf(field(value, 'path'), field(value, 'args'));
      if (words.length > 0) found.program(words);
    }
  }
}

/** Extensions that people are told to install; `unwantedRecommendations` is the opposite. */
export function readRecommendations(list: Value | undefined, found: Found): void {
  for (const item of itemsOf(list)) {
    const id = stringOf(item);
    if (id === undefined) continue;
    // `-publisher.name` takes away what a base image recommends.
    if (!id.text.startsWith('-')) readExtensionId(id.text, id, found);
  }
}

/** `publisher.name` or `publisher.name@1.2.3`. */
function readExtensionId(text: string, spot: { readonly start: number; readonly end: number }, found: Found): void {
  const [id = '', version] = text.trim().split('@');
  found.extension(id, version, 'recommend', spot);
}
