import assert from 'node:assert/strict';
import { loadBuiltInCatalogue } from '../../src/catalogue';
import { isActive } from '../../src/core/assessment';
import { compileLayer } from '../../src/core/decisions/compile';
import type { SeenFile } from '../../src/core/file-ports';
import type { PlacedReference } from '../../src/core/findings/file-reference';
import type { Finding, ReferenceKind } from '../../src/core/findings/finding';
import type { EditorObservation, ExtensionObservation } from '../../src/core/observations';
import type { PolicyDocument } from '../../src/core/policy/document';
import type { Observations } from '../../src/core/ports';
import { assess } from '../../src/engine/assess';

const catalogue = loadBuiltInCatalogue();
const because = { reason: 'A reason.', rationaleUrl: 'https://intranet.example/why' };
const copilot = { extension: 'GitHub.copilot-chat', name: 'GitHub Copilot Chat' };
const code: EditorObservation = {
  appName: 'Visual Studio Code',
  uriScheme: 'vscode',
  chatAgent: copilot,
  aiFeatures: 'on',
};

function extension(id: string, change: Partial<ExtensionObservation> = {}): ExtensionObservation {
  return { id, version: '1.0.0', displayName: id, active: true, builtIn: false, manifest: {}, ...change };
}

function run(policy: Partial<PolicyDocument>, observations: Partial<Observations>) {
  const document = { version: 1, organization: 'Example Group', serial: 1, rules: [], ...policy } as PolicyDocument;
  const layer = compileLayer({ layer: 'organization', policy: document, signed: true, catalogue });
  return assess(
    { sources: [], layers: [layer], catalogue },
    {
      extensions: [],
      dormant: { outcome: 'read', extensions: [] },
      commands: [],
      models: [],
      mcpServers: { servers: [], unreadable: [] },
      files: [],
      editor: { ...code, chatAgent: undefined, aiFeatures: 'unknown' },
      repositories: [],
      now: 0,
      ...observations,
    },
  );
}

const banCopilot = { rules: [{ id: 'copilot', tools: ['github-copilot'], status: 'banned', ...because }] } as const;

interface Row {
  readonly it: string;
  readonly policy: Partial<PolicyDocument>;
  readonly observations: Partial<Observations>;
  /** Key, status, remedy; then what is dormant; then what has AI features without a rule. */
  readonly expect: readonly string[];
}

const rows: readonly Row[] = [
  {
    it: 'an extension that can be disabled',
    policy: banCopilot,
    observations: { extensions: [extension('GitHub.copilot')] },
    expect: ['extension:github.copilot banned disable'],
  },
  {
    it: 'the assistant that ships inside the editor is switched off with its AI features',
    policy: banCopilot,
    observations: { extensions: [extension('GitHub.copilot-chat', { builtIn: true })], editor: code },
    expect: ['extension:github.copilot-chat banned disable-ai-features'],
  },
  {
    it: 'where the editor has no such setting there is no remedy',
    policy: banCopilot,
    observations: {
      extensions: [extension('GitHub.copilot-chat', { builtIn: true })],
      editor: { ...code, aiFeatures: 'unknown' },
    },
    expect: ['extension:github.copilot-chat banned none'],
  },
  {
    it: 'an editor whose chat is there before its extension is',
    policy: banCopilot,
    observations: { editor: code },
    expect: ['extension:github.copilot-chat banned disable-ai-features'],
  },
  { it: 'an editor without a chat of its own', policy: banCopilot, observations: {}, expect: [] },
  {
    it: 'switched off is not absent',
    policy: banCopilot,
    observations: {
      extensions: [extension('GitHub.copilot-chat', { builtIn: true, active: false })],
      editor: { ...code, aiFeatures: 'off' },
    },
    expect: ['dormant GitHub.copilot-chat'],
  },
  {
    it: 'and is a matter of its own while it still runs',
    policy: banCopilot,
    observations: {
      extensions: [extension('GitHub.copilot-chat', { builtIn: true, active: true })],
      editor: { ...code, aiFeatures: 'off' },
    },
    expect: ['extension:github.copilot-chat banned none'],
  },
  {
    it: 'unlisted speaks of assistants, by what a manifest proves',
    policy: { unlisted: 'restricted' },
    observations: {
      extensions: [
        extension('a.chat', { manifest: { contributes: { chatParticipants: [{ name: 'a' }] } } }),
        extension('a.models', { manifest: { contributes: { languageModelChatProviders: [{ vendor: 'a' }] } } }),
        extension('a.tools', { manifest: { contributes: { languageModelTools: [{ name: 'a' }] } } }),
        extension('a.words', { manifest: { keywords: ['ai'], categories: ['AI'] } }),
        extension('vscode.built-in', {
          builtIn: true,
          manifest: { contributes: { chatParticipants: [{ name: 'a' }], languageModelTools: [{ name: 'a' }] } },
        }),
        extension('a.plain'),
      ],
    },
    expect: [
      'extension:a.chat restricted disable',
      'extension:a.models restricted disable',
      'AI features a.tools',
      'AI features a.words',
    ],
  },
  {
    it: 'what a rule allows is not told of as unlisted',
    policy: { rules: [{ id: 'cline', tools: ['cline'], status: 'allowed' }] },
    observations: { extensions: [extension('saoudrizwan.claude-dev'), extension('anthropic.claude-code')] },
    expect: ['AI features Claude Code'],
  },
  {
    it: 'a version that an update changes',
    policy: {
      rules: [{ id: 'v', extensions: ['a.b'], versions: '>=2.0.0 <2.1.0', status: 'banned', ...because }],
    },
    observations: { extensions: [extension('a.b', { version: '2.0.5' })] },
    expect: ['extension:a.b banned disable'],
  },
  {
    it: 'to one that the rule is not about',
    policy: {
      rules: [{ id: 'v', extensions: ['a.b'], versions: '>=2.0.0 <2.1.0', status: 'banned', ...because }],
    },
    observations: { extensions: [extension('a.b', { version: '2.1.0' })] },
    expect: [],
  },
  ...['1.2', '2024.1.0.3', 'latest', undefined].map((version) => ({
    it: `a version that says nothing: ${version}`,
    policy: { rules: [{ id: 'v', extensions: ['a.b'], versions: '<2.0.0', status: 'banned' as const, ...because }] },
    observations: { extensions: [extension('a.b', { version })] },
    expect: ['extension:a.b restricted disable'],
  })),
  {
    it: 'the editor itself, models and servers',
    policy: {
      rules: [
        { id: 'cursor', tools: ['cursor'], status: 'banned', ...because },
        { id: 'claude', models: ['claude-*'], status: 'restricted', ...because },
        { id: 'play', mcpServers: ['npm:@playwright/mcp'], status: 'banned', ...because },
      ],
    },
    observations: {
      editor: { ...code, appName: 'Cursor', uriScheme: 'cursor', chatAgent: undefined },
      models: [{ vendor: 'acme', id: 'claude-4', family: 'claude', name: 'Claude' }],
      mcpServers: {
        unreadable: [],
        servers: [
          {
            repository: undefined,
            finding: {
              key: 'mcp-server:mcp.json#s',
              kind: 'mcp-server',
              subject: { mcpServer: 'npm:@playwright/mcp', package: 'npm:@playwright/mcp', assistant: false },
              place: { kind: 'mcp-server', name: 's', path: 'mcp.json' },
              evidence: [],
            },
          },
        ],
      },
    },
    expect: ['editor:cursor banned none', 'mcp-server:mcp.json#s banned none', 'model:acme/claude-4 restricted none'],
  },
];

describe('assessing', () => {
  for (const { it: title, policy, observations, expect } of rows) {
    it(title, () => {
      const { concerns, dormant, aiFeatures } = run(policy, observations);
      assert.deepEqual(
        [
          ...concerns.map(({ finding, decision, remedy }) => `${finding.key} ${decision.status} ${remedy}`),
          ...dormant.map(({ id }) => `dormant ${id}`),
          ...aiFeatures.map(({ name }) => `AI features ${name}`),
        ],
        expect,
      );
    });
  }

  const at = (line: number, kind: ReferenceKind, tool: string): PlacedReference => ({
    subject: { tool, assistant: true },
    kind,
    start: 0,
    end: 1,
    line,
    column: 1,
    endLine: line,
    endColumn: 2,
  });
  const seen = (references: readonly PlacedReference[], change: Partial<SeenFile> = {}): SeenFile => ({
    uri: 'file:///work/a.yml',
    path: 'a.yml',
    repository: undefined,
    reading: { references, ignores: [], unreadable: [], usesScripts: false },
    ...change,
  });
  const told = (policy: Partial<PolicyDocument>, ...files: SeenFile[]) =>
    run(policy, { files }).concerns.map(
      (concern) => `${concern.finding.key} ${concern.decision.status}${isActive(concern) ? '' : ' quiet'}`,
    );
  const restrictCodex = {
    rules: [...banCopilot.rules, { id: 'codex', tools: ['openai-codex'], status: 'restricted', ...because }],
  } as const;

  it('files: one for each line, tool and kind, known by its place among its like', () => {
    const references = [at(1, 'run', 'github-copilot'), at(1, 'run', 'github-copilot'), at(9, 'run', 'github-copilot')];
    assert.deepEqual(
      told(restrictCodex, seen([...references, at(3, 'install', 'openai-codex'), at(4, 'run', 'cline')])),
      [
        'file:a.yml:run:github-copilot banned',
        'file:a.yml:run:github-copilot:2 banned',
        'file:a.yml:install:openai-codex restricted',
      ],
    );
  });

  it('files: a comment speaks for what may be dismissed; a tool’s own file only informs', () => {
    const ignores = [
      { line: 1, rule: 'codex', reason: 'SEC-1' },
      { line: 2, rule: 'copilot', reason: 'SEC-2' },
    ];
    const references = [
      at(1, 'run', 'openai-codex'),
      at(2, 'run', 'github-copilot'),
      at(1, 'presence', 'github-copilot'),
    ];
    const reading = { references, ignores, unreadable: [], usesScripts: false };
    assert.deepEqual(told(restrictCodex, seen([], { reading })), [
      'file:a.yml:run:github-copilot banned',
      'file:a.yml:presence:github-copilot banned quiet',
    ]);
  });

  it('files: an exception is for the repository of the file', () => {
    const exceptions = [{ repositories: ['github.com/example/ai'] }];
    const policy = { rules: [{ ...banCopilot.rules[0], exceptions }] };
    const references = [at(1, 'run', 'github-copilot')];
    assert.deepEqual(told(policy, seen(references, { repository: 'https://github.com/example/ai' })), [
      'file:a.yml:run:github-copilot allowed quiet',
    ]);
    assert.deepEqual(told(policy, seen(references)), ['file:a.yml:run:github-copilot banned']);
  });

  it('files: a server that a file declares counts once', () => {
    const server: Finding = {
      key: 'mcp:copilot',
      kind: 'mcp-server',
      subject: { tool: 'github-copilot', assistant: true },
      place: { kind: 'mcp-server', name: 'copilot', path: '.vscode/mcp.json' },
      evidence: [],
    };
    const { concerns } = run(banCopilot, {
      mcpServers: { servers: [{ finding: server, repository: undefined }], unreadable: [] },
      files: [
        seen([at(1, 'run', 'github-copilot')], { path: '.vscode/mcp.json' }),
        seen([at(1, 'run', 'github-copilot')]),
      ],
    });
    assert.deepEqual(
      concerns.map((concern) => [concern.finding.key, isActive(concern)]),
      [
        ['mcp:copilot', true],
        ['file:.vscode/mcp.json:run:github-copilot', false],
        ['file:a.yml:run:github-copilot', true],
      ],
    );
  });

  it('files: what could not be read is told of once', () => {
    const part = { start: 0, end: 1, line: 1, column: 1, why: 'broken' };
    const reading = { references: [], ignores: [], unreadable: [part], usesScripts: false };
    const mcp = { ...part, path: '.vscode/mcp.json' };
    const { unreadable } = run(banCopilot, {
      mcpServers: { servers: [], unreadable: [mcp] },
      files: [seen([], { reading }), seen([], { reading, path: '.vscode/mcp.json' })],
    });
    assert.deepEqual(unreadable, [mcp, { ...part, path: 'a.yml', uri: 'file:///work/a.yml' }]);
  });

  it('says nothing of AI features where no policy is in force', () => {
    const extensions = [extension('a.words', { manifest: { keywords: ['ai'] } })];
    const observations = { extensions } as const;
    const bare = { sources: [], layers: [], catalogue };
    const { aiFeatures, concerns } = assess(bare, {
      dormant: { outcome: 'read', extensions: [] },
      commands: [],
      models: [],
      mcpServers: { servers: [], unreadable: [] },
      files: [],
      editor: code,
      repositories: [],
      now: 0,
      ...observations,
    });
    assert.deepEqual([aiFeatures, concerns], [[], []]);
  });
});
