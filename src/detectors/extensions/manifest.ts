import type { Evidence } from '../../core/findings/finding';

/** What a manifest says that matters here. Manifests are written by strangers: anything may be missing or of another type. */
export interface ManifestFacts {
  readonly evidence: readonly Evidence[];
  readonly chatParticipants: boolean;
  readonly languageModelProviders: boolean;
  /** Lower-case ids of the extensions that it brings as a pack. */
  readonly packs: readonly string[];
  /** Lower-case ids of the extensions that it cannot run without. */
  readonly needs: readonly string[];
}

/**
 * Contributions that show AI features. The first two prove an assistant as the policy format defines it; the others are shown and
 * never decided on. See https://code.visualstudio.com/api/references/contribution-points
 */
const aiContributions = [
  'chatParticipants',
  'languageModelChatProviders',
  'languageModelTools',
  'languageModelToolSets',
  'mcpServerDefinitionProviders',
  'chatSessions',
  'chatAgents',
  'chatSkills',
  'chatInstructions',
  'chatPromptFiles',
] as const;

/** Of a list in a manifest only so much is read, and of a name only so much is kept. */
const mostEntries = 1000;
const mostNamed = 10;
const longestName = 80;

/** Reads a manifest as VS Code hands it out or as it lies on disk; never throws for what it holds. */
export function readManifest(manifest: unknown): ManifestFacts {
  const contributes = property(manifest, 'contributes');
  const contributed = aiContributions.flatMap((code) => {
    const entries = listOf(property(contributes, code)).filter(isObject);
    return entries.length === 0 ? [] : [{ code, entries }];
  });
  const contributesTo = (name: string): boolean => contributed.some(({ code }) => code === name);
  return {
    evidence: [
      ...contributed.map(({ code, entries }) => evidenceOf(code, entries.flatMap(nameOf))),
      ...categoriesOf(manifest),
      ...keywordsOf(manifest),
    ],
    chatParticipants: contributesTo('chatParticipants'),
    languageModelProviders: contributesTo('languageModelChatProviders'),
    packs: idsOf(property(manifest, 'extensionPack')),
    needs: idsOf(property(manifest, 'extensionDependencies')),
  };
}

function evidenceOf(code: string, names: readonly string[]): Evidence {
  if (names.length === 0) return { code };
  return { code, data: { names: names.slice(0, mostNamed).join(', ') } };
}

/** By what a contribution is known: a participant's or tool's name, a provider's vendor, a server provider's label. */
function nameOf(entry: object): readonly string[] {
  const [name] = ['label', 'displayName', 'vendor', 'fullName', 'name', 'id', 'path'].flatMap(
    (field) => textOf(property(entry, field)) ?? [],
  );
  return name === undefined ? [] : [name.slice(0, longestName)];
}

/** https://code.visualstudio.com/api/references/extension-manifest: `AI` and `Chat` are categories of the Marketplace. */
function categoriesOf(manifest: unknown): readonly Evidence[] {
  const names = listOf(property(manifest, 'categories')).filter((name) => name === 'AI' || name === 'Chat');
  return names.length === 0 ? [] : [{ code: 'category', data: { names: [...new Set(names)].join(', ') } }];
}

const aiKeyword =
  /^(?:ai|a\.i\.|llms?|genai|(?:open|gen)[ -]?ai|chat-?gpt|gpt(?:-?\d[\w.]*)?|copilot|claude(?:[ -]code)?|gemini|codex|ollama|deepseek|anthropic|artificial[ -]intelligence|generative[ -]ai|(?:large[ -])?language[ -]models?|(?:ai|coding)[ -](?:agents?|assistants?|chat|code|coding|completion|autocomplete|pair[ -]programm(?:er|ing))|vibe[ -]coding|mcp|model[ -]context[ -]protocol)$/i;

function keywordsOf(manifest: unknown): readonly Evidence[] {
  const keywords = listOf(property(manifest, 'keywords')).flatMap((keyword) => textOf(keyword) ?? []);
  const names = [...new Set(keywords.map((keyword) => keyword.trim()))].filter((keyword) => aiKeyword.test(keyword));
  return names.length === 0 ? [] : [evidenceOf('keyword', names)];
}

function idsOf(value: unknown): readonly string[] {
  const ids = listOf(value).flatMap((id) => textOf(id)?.trim().toLowerCase() ?? []);
  return [...new Set(ids)].filter((id) => /^[^.\s]+\.\S+$/.test(id));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, mostEntries) : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.length > 0 && value.length <= 1000 ? value : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}
