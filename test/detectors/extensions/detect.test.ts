import assert from 'node:assert/strict';
import { loadBuiltInCatalogue } from '../../../src/catalogue';
import { lookAlikes } from '../../../src/catalogue/look-alikes';
import type { Finding } from '../../../src/core/findings/finding';
import type { ExtensionObservation } from '../../../src/core/observations';
import { detectExtensions, showsAiFeatures } from '../../../src/detectors/extensions/detect';

const catalogue = loadBuiltInCatalogue();

function installed(
  id: string,
  manifest: unknown = {},
  change: Partial<ExtensionObservation> = {},
): ExtensionObservation {
  return { id, version: '1.0.0', displayName: id, active: true, builtIn: false, manifest, ...change };
}

function detectOne(observation: ExtensionObservation): Finding {
  const [finding] = detectExtensions([observation], catalogue);
  assert.ok(finding);
  return finding;
}

function evidenceOf(finding: Finding): readonly string[] {
  return finding.evidence.map(({ code, data }) =>
    [code, data?.['names'] ?? data?.['id'] ?? data?.['why']].join(' ').trim(),
  );
}

interface Row {
  readonly it: string;
  readonly id: string;
  readonly manifest?: unknown;
  readonly builtIn?: true;
  readonly tool?: string;
  readonly assistant: boolean;
  readonly evidence?: readonly string[];
}

/** Every kind of list that VS Code has for what an extension adds. */
const rows: readonly Row[] = [
  { it: 'a tool in another letter case', id: 'Anthropic.Claude-Code', tool: 'claude-code', assistant: true },
  { it: 'a tool under the id of its former name', id: 'Alibaba-Cloud.tongyi-lingma', tool: 'lingma', assistant: true },
  { it: 'Codex under the id that is not its name', id: 'openai.chatgpt', tool: 'openai-codex', assistant: true },
  { it: 'Cline, whose id speaks of Claude', id: 'saoudrizwan.claude-dev', tool: 'cline', assistant: true },
  {
    it: 'an ordinary extension',
    id: 'dbaeumer.vscode-eslint',
    manifest: { categories: ['Linters'] },
    assistant: false,
  },
  { it: 'an extension without a manifest', id: 'example.plain', manifest: undefined, assistant: false },
  {
    it: 'chat participants prove an assistant',
    id: 'example.helper',
    manifest: { contributes: { chatParticipants: [{ id: 'x.helper', name: 'helper', fullName: 'Helper' }] } },
    assistant: true,
    evidence: ['chatParticipants Helper'],
  },
  {
    it: 'language-model providers prove an assistant',
    id: 'example.models',
    manifest: { contributes: { languageModelChatProviders: [{ vendor: 'acme' }, { vendor: 'acme-2' }] } },
    assistant: true,
    evidence: ['languageModelChatProviders acme, acme-2'],
  },
  {
    it: 'a single provider may stand without a list',
    id: 'example.one-model',
    manifest: { contributes: { languageModelChatProviders: { vendor: 'acme' } } },
    assistant: true,
    evidence: ['languageModelChatProviders acme'],
  },
  {
    it: 'a provider under the name that the contribution had before',
    id: 'example.older-models',
    manifest: { contributes: { languageModels: [{ vendor: 'acme' }] } },
    assistant: true,
    evidence: ['languageModelChatProviders acme'],
  },
  {
    it: 'categories in other letter cases',
    id: 'a.b',
    manifest: { categories: ['ai'] },
    assistant: false,
    evidence: ['category AI'],
  },
  {
    it: 'neither proves one that is built in',
    id: 'vscode.chat-things',
    manifest: {
      contributes: { chatParticipants: [{ id: 'a', name: 'a' }], languageModelChatProviders: [{ vendor: 'a' }] },
    },
    builtIn: true,
    assistant: false,
    evidence: ['chatParticipants a', 'languageModelChatProviders a'],
  },
  {
    it: 'tools, MCP providers, categories and keywords are evidence alone',
    id: 'example.features',
    manifest: {
      categories: ['AI', 'Chat', 'Other', 'AI'],
      keywords: ['AI', 'productivity', 'ChatGPT', 'LLM', 'aim', 'email', 'main'],
      contributes: {
        languageModelTools: [{ name: 'search' }],
        mcpServerDefinitionProviders: [{ id: 'gitlens.gkMcpProvider', label: 'GitKraken (bundled with GitLens)' }],
      },
    },
    assistant: false,
    evidence: [
      'languageModelTools search',
      'mcpServerDefinitionProviders GitKraken (bundled with GitLens)',
      'category AI, Chat',
      'keyword AI, ChatGPT, LLM',
    ],
  },
  { it: 'empty lists show nothing', id: 'a.b', manifest: { contributes: { chatParticipants: [] } }, assistant: false },
  {
    it: 'lists of wrong types show nothing',
    id: 'a.b',
    manifest: {
      contributes: {
        chatParticipants: 'yes',
        languageModelChatProviders: 'acme',
        languageModelTools: [null, 5],
        mcpServerDefinitionProviders: { id: 'x', label: 'X' },
      },
      categories: 'AI',
      keywords: { ai: true },
      extensionPack: 'anthropic.claude-code',
      extensionDependencies: [null, 7, {}, ''],
    },
    assistant: false,
  },
  { it: 'contributes of a wrong type', id: 'a.b', manifest: { contributes: ['chatParticipants'] }, assistant: false },
  { it: 'a manifest of a wrong type', id: 'a.b', manifest: 'manifest', assistant: false },
  {
    it: 'what only a prototype has shows nothing',
    id: 'a.b',
    manifest: Object.create({ contributes: { chatParticipants: [{ name: 'x' }] } }),
    assistant: false,
  },
  {
    it: 'a wrong entry beside a good one',
    id: 'a.b',
    manifest: { contributes: { chatParticipants: [null, { name: 7 }] } },
    assistant: true,
    evidence: ['chatParticipants'],
  },
];

describe('extensions', () => {
  for (const { it: title, id, manifest = {}, builtIn = false, tool, assistant, evidence = [] } of rows) {
    it(title, () => {
      const finding = detectOne(installed(id, manifest, { builtIn }));
      assert.deepEqual(
        { tool: finding.subject.tool, assistant: finding.subject.assistant, evidence: evidenceOf(finding) },
        { tool, assistant, evidence },
      );
      assert.equal(finding.key, `extension:${id.toLowerCase()}`);
    });
  }

  for (const { extension, why } of lookAlikes) {
    it(`${extension} is not taken for an assistant`, () => {
      const finding = detectOne(installed(extension, { keywords: ['ai'], categories: ['AI'] }));
      assert.equal(finding.subject.assistant, false);
      assert.equal(finding.subject.tool, undefined);
      assert.ok(evidenceOf(finding).includes(`look-alike ${why}`));
    });
  }

  it('a huge manifest is read in bounds', () => {
    const many = Array.from({ length: 200_000 }, (_, n) => `example.extension-${n}`);
    const long = 'x'.repeat(1_000_000);
    const started = process.cpuUsage();
    const [finding] = detectExtensions(
      [
        installed('a.b', {
          extensionPack: many,
          keywords: many,
          categories: many,
          contributes: { chatParticipants: many.map((name) => ({ name })), languageModelTools: [{ name: long }] },
        }),
      ],
      catalogue,
    );
    assert.ok(process.cpuUsage(started).user < 2_000_000);
    assert.ok(JSON.stringify(finding).length < 5000);
  });

  it('shows AI features by evidence, not by what brings it or by a likeness', () => {
    assert.equal(showsAiFeatures(detectOne(installed('zstings.claude-code-zh-cn'))), false);
    assert.equal(showsAiFeatures(detectOne(installed('a.b', { keywords: ['copilot'] }))), true);
    const [, brought] = detectExtensions(
      [installed('a.pack', { extensionPack: ['a.b'] }), installed('a.b')],
      catalogue,
    );
    assert.ok(brought !== undefined && brought.evidence.length === 1);
    assert.equal(showsAiFeatures(brought), false);
  });
});

describe('what brings an extension', () => {
  interface PackRow {
    readonly it: string;
    readonly extensions: readonly ExtensionObservation[];
    readonly expect: readonly string[];
  }
  const claude = installed('anthropic.claude-code');
  const packRows: readonly PackRow[] = [
    { it: 'nothing', extensions: [installed('a.b')], expect: [] },
    {
      it: 'a pack, in another letter case',
      extensions: [installed('a.pack', { extensionPack: ['Anthropic.Claude-Code', 'x.y'] })],
      expect: ['pack a.pack'],
    },
    {
      it: 'a dependency',
      extensions: [installed('a.needs', { extensionDependencies: ['anthropic.claude-code'] })],
      expect: ['dependency a.needs'],
    },
    {
      it: 'one that is both is a pack',
      extensions: [
        installed('a.both', {
          extensionPack: ['anthropic.claude-code'],
          extensionDependencies: ['anthropic.claude-code'],
        }),
      ],
      expect: ['pack a.both'],
    },
    {
      it: 'a pack of packs, the closest first',
      extensions: [
        installed('a.outer', { extensionPack: ['a.inner'] }),
        installed('a.inner', { extensionPack: ['anthropic.claude-code'] }),
      ],
      expect: ['pack a.inner', 'pack a.outer'],
    },
    {
      it: 'packs that hold each other',
      extensions: [
        installed('a.one', { extensionPack: ['a.two', 'anthropic.claude-code'] }),
        installed('a.two', { extensionPack: ['a.one', 'a.two'] }),
      ],
      expect: ['pack a.one', 'pack a.two'],
    },
    {
      it: 'itself is not what brings it',
      extensions: [installed('a.one', { extensionPack: ['anthropic.claude-code'] })],
      expect: ['pack a.one'],
    },
  ];
  for (const { it: title, extensions, expect } of packRows) {
    it(title, () => {
      const own = title.startsWith('itself')
        ? installed('anthropic.claude-code', { extensionPack: ['anthropic.claude-code'] })
        : claude;
      const finding = detectExtensions([...extensions, own], catalogue).find(({ key }) => key.endsWith('claude-code'));
      assert.ok(finding);
      assert.deepEqual(evidenceOf(finding), expect);
    });
  }
});
