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
 * Contributions that show AI features. Chat participants and language-model providers prove an assistant as the policy format
 * defines it; the others are shown and never decided on. See https://code.visualstudio.com/api/references/contribution-points
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

/** VS Code takes a single provider without a list around it. */
const mayStandAlone = 'languageModelChatProviders';

/** As they were called while they were being tried out, in editors before 1.104. */
const formerNames: ReadonlyMap<string, string> = new Map([['languageModelChatProviders', 'languageModels']]);

/** Of a list in a manifest only so much is read, and of a name only so much is kept. */
const mostEntries = 1000;
const mostNamed = 10;
const longestName = 80;

/** Editors hand out the same object for as long as an extension runs, and are asked at every change of anything. */
const known = new WeakMap<object, ManifestFacts>();

/** Reads a manifest as VS Code hands it out or as it lies on disk; never throws for what it holds. */
export function readManifest(manifest: unknown): ManifestFacts {
  if (!isObject(manifest)) return factsOf(manifest);
  const facts = known.get(manifest) ?? factsOf(manifest);
  known.set(manifest, facts);
  return facts;
}

/** Written for a start with hundreds of manifests that have none of this: what is absent costs one question. */
function factsOf(manifest: unknown): ManifestFacts {
  const contributes = property(manifest, 'contributes');
  const evidence: Evidence[] = [];
  const contributed = new Set<string>();
  for (const code of aiContributions) {
    const value = property(contributes, code) ?? property(contributes, formerNames.get(code) ?? '');
    if (value === undefined) continue;
    const entries = (code === mayStandAlone && isObject(value) ? [value] : listOf(value)).filter(isObject);
    if (entries.length === 0) continue;
    contributed.add(code);
    evidence.push(evidenceOf(code, entries.flatMap(nameOf)));
  }
  evidence.push(...categoriesOf(manifest), ...keywordsOf(manifest));
  return {
    evidence,
    chatParticipants: contributed.has('chatParticipants'),
    languageModelProviders: contributed.has('languageModelChatProviders'),
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
  const categories = listOf(property(manifest, 'categories'));
  const names = ['AI', 'Chat'].filter((name) =>
    categories.some((category) => typeof category === 'string' && category.toLowerCase() === name.toLowerCase()),
  );
  return names.length === 0 ? none : [{ code: 'category', data: { names: names.join(', ') } }];
}

/** In lower case, with spaces for hyphens. Looked up, since there are thousands of keywords on a machine. */
const aiKeywords: ReadonlySet<string> = new Set([
  ...['ai', 'a.i.', 'artificial intelligence', 'gen ai', 'genai', 'generative ai', 'llm', 'llms', 'language model'],
  ...[
    'language models',
    'large language model',
    'large language models',
    'mcp',
    'model context protocol',
    'vibe coding',
  ],
  ...['ai agent', 'ai agents', 'ai assistant', 'ai chat', 'ai code', 'ai coding', 'ai completion', 'ai autocomplete'],
  ...['ai pair programmer', 'ai pair programming', 'coding agent', 'coding agents', 'coding assistant', 'agentic'],
  ...['chatgpt', 'chat gpt', 'gpt', 'gpt 3', 'gpt 4', 'gpt 5', 'gpt3', 'gpt4', 'gpt5', 'gpt 4o', 'gpt4o', 'openai'],
  ...['open ai', 'anthropic', 'claude', 'claude code', 'codex', 'copilot', 'deepseek', 'gemini', 'mistral', 'ollama'],
]);

function keywordsOf(manifest: unknown): readonly Evidence[] {
  const names = new Set<string>();
  for (const keyword of listOf(property(manifest, 'keywords'))) {
    if (typeof keyword === 'string' && isAiKeyword(keyword)) names.add(keyword.trim());
  }
  return names.size === 0 ? none : [evidenceOf('keyword', [...names])];
}

const none: readonly never[] = [];

function isAiKeyword(keyword: string): boolean {
  if (keyword.length > longestAiKeyword || !aiInitials.test(keyword)) return false;
  return aiKeywords.has(keyword.trim().toLowerCase().replaceAll('-', ' '));
}

/** Most keywords are told apart by their first letter. */
const aiInitials = /^\s*[acdglmov]/i;
const longestAiKeyword = 30;

function idsOf(value: unknown): readonly string[] {
  const list = listOf(value);
  if (list.length === 0) return none;
  const ids = list.flatMap((id) => textOf(id)?.trim().toLowerCase() ?? []);
  return [...new Set(ids)].filter((id) => /^[^.\s]+\.\S+$/.test(id));
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) return none;
  return value.length <= mostEntries ? value : value.slice(0, mostEntries);
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
