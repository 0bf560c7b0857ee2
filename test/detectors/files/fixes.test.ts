import assert from 'node:assert/strict';
import { loadBuiltInCatalogue } from '../../../src/catalogue';
import type { Fix, TextChange } from '../../../src/core/file-ports';
import { fixesFor } from '../../../src/detectors/files/common/fixes';
import { detect } from './support';

interface FixRow {
  readonly it: string;
  readonly path: string;
  readonly before: readonly string[];
  /** The kind of fix, of the first reference in the text; where it is left out there is no fix but a comment. */
  readonly fix?: Fix['kind'];
  readonly name?: string;
  readonly after?: readonly string[];
  readonly alternatives?: readonly string[];
}

const workflow = ['jobs:', '  review:', '    steps:', '      - uses: actions/checkout@v4'];

const rows: readonly FixRow[] = [
  {
    it: 'a recommendation in the middle',
    path: '.vscode/extensions.json',
    before: ['{', '  "recommendations": [', '    "anthropic.claude-code", // why', '    "a.b"', '  ]', '}'],
    fix: 'remove-recommendation',
    name: 'anthropic.claude-code',
    after: ['{', '  "recommendations": [', '    "a.b"', '  ]', '}'],
  },
  {
    it: 'the last one, whose comma before goes too',
    path: '.vscode/extensions.json',
    before: ['{', '  "recommendations": [', '    "a.b", // stays', '    "anthropic.claude-code"', '  ]', '}'],
    fix: 'remove-recommendation',
    after: ['{', '  "recommendations": [', '    "a.b" // stays', '  ]', '}'],
  },
  {
    it: 'the last one of a list with a trailing comma',
    path: '.vscode/extensions.json',
    before: ['{ "recommendations": [', '  "a.b",', '  "anthropic.claude-code",', '] }'],
    fix: 'remove-recommendation',
    after: ['{ "recommendations": [', '  "a.b",', '] }'],
  },
  {
    it: 'the only one',
    path: '.vscode/extensions.json',
    before: ['{', '\t"recommendations": [', '\t\t"anthropic.claude-code"', '\t]', '}'],
    fix: 'remove-recommendation',
    after: ['{', '\t"recommendations": []', '}'],
  },
  {
    it: 'all on one line',
    path: '.vscode/extensions.json',
    before: ['{"recommendations": ["anthropic.claude-code", "a.b"]}'],
    fix: 'remove-recommendation',
    after: ['{"recommendations": ["a.b"]}'],
  },
  {
    it: 'all on one line, the last',
    path: '.vscode/extensions.json',
    before: ['{"recommendations": ["a.b", "anthropic.claude-code"]}'],
    fix: 'remove-recommendation',
    after: ['{"recommendations": ["a.b"]}'],
  },
  {
    it: 'unwanted, where there is no such list yet',
    path: '.vscode/extensions.json',
    before: ['{', '  "recommendations": [', '    "anthropic.claude-code",', '    "a.b"', '  ]', '}'],
    fix: 'mark-unwanted',
    after: [
      '{',
      '  "recommendations": [',
      '    "a.b"',
      '  ],',
      '  "unwantedRecommendations": [',
      '    "anthropic.claude-code"',
      '  ]',
      '}',
    ],
  },
  {
    it: 'unwanted, beside others',
    path: 'x.code-workspace',
    before: ['{"extensions": {"recommendations": ["anthropic.claude-code"], "unwantedRecommendations": ["a.b"]}}'],
    fix: 'mark-unwanted',
    after: ['{"extensions": {"recommendations": [], "unwantedRecommendations": ["a.b", "anthropic.claude-code"]}}'],
  },
  {
    it: 'the alternative’s extension instead',
    path: '.vscode/extensions.json',
    before: ['{"recommendations": ["anthropic.claude-code"]}'],
    fix: 'replace',
    name: 'GitHub.copilot',
    alternatives: ['github-copilot'],
    after: ['{"recommendations": ["GitHub.copilot"]}'],
  },
  {
    it: 'a dependency',
    path: 'package.json',
    before: ['{', '  "devDependencies": {', '    "a": "1",', '    "@openai/codex": "^0.30.0"', '  }', '}'],
    fix: 'remove-dependency',
    name: '@openai/codex',
    after: ['{', '  "devDependencies": {', '    "a": "1"', '  }', '}'],
  },
  {
    it: 'the alternative’s package instead',
    path: 'package.json',
    before: ['{', '  "devDependencies": {', '    "@openai/codex": "^0.30.0"', '  }', '}'],
    fix: 'replace',
    alternatives: ['gemini-cli'],
    after: ['{', '  "devDependencies": {', '    "@google/gemini-cli": "latest"', '  }', '}'],
  },
  {
    it: 'a server of an agent, in its front matter',
    path: '.claude/agents/a.md',
    before: ['---', 'mcpServers:', '  a:', '    command: claude', '  b:', '    command: x', '---', 'Text: {'],
    fix: 'remove-entry',
    name: 'a',
    after: ['---', 'mcpServers:', '  b:', '    command: x', '---', 'Text: {'],
  },
  {
    it: 'a script that is nothing else',
    path: 'package.json',
    before: ['{', '  "scripts": {', '    "ai": "claude -p x",', '    "b": "tsc"', '  }', '}'],
    fix: 'remove-entry',
    name: 'ai',
    after: ['{', '  "scripts": {', '    "b": "tsc"', '  }', '}'],
  },
  {
    it: 'no script that does more',
    path: 'package.json',
    before: ['{ "scripts": { "build": "tsc && claude -p x" } }'],
  },
  {
    it: 'a feature of a devcontainer, comments kept',
    path: '.devcontainer/devcontainer.json',
    before: [
      '{',
      '  // What everybody gets.',
      '  "features": {',
      '    "ghcr.io/anthropics/devcontainer-features/claude-code:1": {}',
      '  },',
      '  "name": "x"',
      '}',
    ],
    fix: 'remove-dependency',
    after: ['{', '  // What everybody gets.', '  "features": {},', '  "name": "x"', '}'],
  },
  {
    it: 'an MCP server',
    path: '.vscode/mcp.json',
    before: [
      '{',
      '  "servers": {',
      '    "codex": {',
      '      "command": "codex",',
      '      "args": ["mcp"]',
      '    },',
      '    "b": { "command": "b" }',
      '  }',
      '}',
    ],
    fix: 'remove-entry',
    name: 'codex',
    after: ['{', '  "servers": {', '    "b": { "command": "b" }', '  }', '}'],
  },
  {
    it: 'a setting',
    path: '.vscode/settings.json',
    before: ['{', '  "github.copilot.enable": { "*": true },', '  "a": 1', '}'],
    fix: 'remove-entry',
    name: 'github.copilot.enable',
    after: ['{', '  "a": 1', '}'],
  },
  {
    it: 'a task',
    path: '.vscode/tasks.json',
    before: ['{ "tasks": [', '  { "label": "ai", "type": "shell", "command": "claude" },', '  { "label": "b" }', '] }'],
    fix: 'remove-entry',
    name: 'ai',
    after: ['{ "tasks": [', '  { "label": "b" }', '] }'],
  },
  {
    it: 'a step that uses an action',
    path: '.github/workflows/a.yml',
    before: [
      ...workflow,
      '      - name: Claude review',
      '        uses: anthropics/claude-code-action@v1',
      '        with: { a: b }',
      '      - run: make',
    ],
    fix: 'remove-step',
    name: 'Claude review',
    after: [...workflow, '      - run: make'],
  },
  {
    it: 'a step that runs it, last in the file and in the middle of nothing',
    path: '.github/workflows/a.yml',
    before: [...workflow, '      - run: npx @openai/codex exec review'],
    fix: 'remove-step',
    after: workflow,
  },
  {
    it: 'a line of a step that does more',
    path: '.github/workflows/a.yml',
    before: [
      ...workflow,
      '      - run: |',
      '          make',
      '          npx @openai/codex exec review',
      '          make test',
    ],
    fix: 'remove-line',
    after: [...workflow, '      - run: |', '          make', '          make test'],
  },
  {
    it: 'no line of an if',
    path: '.github/workflows/a.yml',
    before: [...workflow, '      - run: |', '          if true; then', '            codex exec review', '          fi'],
  },
  {
    it: 'the job, where the step is its only one',
    path: '.github/workflows/a.yml',
    before: [
      'jobs:',
      '  review:',
      '    steps:',
      '      - uses: anthropics/claude-code-action@v1',
      '  build:',
      '    steps:',
      '      - run: make',
    ],
    fix: 'remove-entry',
    name: 'review',
    after: ['jobs:', '  build:', '    steps:', '      - run: make'],
  },
  {
    it: 'nothing, where it is the only job',
    path: '.github/workflows/a.yml',
    before: ['jobs:', '  review:', '    steps:', '      - uses: anthropics/claude-code-action@v1'],
  },
  {
    it: 'a service of compose',
    path: 'compose.yaml',
    before: ['services:', '  ai:', '    image: node', '    command: claude -p x', '', '  db:', '    image: postgres'],
    fix: 'remove-entry',
    name: 'ai',
    after: ['services:', '', '  db:', '    image: postgres'],
  },
  {
    it: 'a requirement, with the lines that continue it',
    path: 'requirements-dev.txt',
    before: ['pytest', 'aider-chat==0.8 \\', '    --hash=sha256:00', 'ruff'],
    fix: 'remove-dependency',
    name: 'aider-chat',
    after: ['pytest', 'ruff'],
  },
  {
    it: 'another requirement instead, with its marker',
    path: 'requirements.txt',
    before: ['aider-chat[help]==0.8 ; python_version > "3.9"'],
    fix: 'replace',
    alternatives: ['open-interpreter'],
    after: ['open-interpreter ; python_version > "3.9"'],
  },
  {
    it: 'a dependency of pyproject.toml',
    path: 'pyproject.toml',
    before: ['[project]', 'dependencies = [', '  "ruff",', '  "aider-chat>=0.8",', ']'],
    fix: 'remove-dependency',
    after: ['[project]', 'dependencies = [', '  "ruff",', ']'],
  },
  {
    it: 'a dependency of Poetry',
    path: 'pyproject.toml',
    before: ['[tool.poetry.dependencies]', 'python = "^3.11"', 'aider-chat = "^0.8" # why', 'ruff = "*"'],
    fix: 'remove-dependency',
    name: 'aider-chat',
    after: ['[tool.poetry.dependencies]', 'python = "^3.11"', 'ruff = "*"'],
  },
  {
    it: 'an instruction of a Dockerfile, over its lines',
    path: 'Dockerfile',
    before: ['FROM node:22', 'RUN npm install \\', '  -g @anthropic-ai/claude-code', 'USER node'],
    fix: 'remove-entry',
    name: 'RUN',
    after: ['FROM node:22', 'USER node'],
  },
  {
    it: 'no instruction that does more',
    path: 'Dockerfile',
    before: ['FROM node:22', 'RUN npm ci && npm i -g @anthropic-ai/claude-code'],
  },
  {
    it: 'a line of a script',
    path: 'setup.sh',
    before: ['#!/bin/sh', 'set -e', 'npm install -g @openai/codex', 'make'],
    fix: 'remove-line',
    after: ['#!/bin/sh', 'set -e', 'make'],
  },
  { it: 'no line that another one continues', path: 'setup.sh', before: ['codex exec \\', '  review'] },
  { it: 'no line within an if', path: 'setup.sh', before: ['if true', 'then', '  codex exec review', 'fi'] },
  { it: 'no edit of a broken file', path: 'package.json', before: ['{ "devDependencies": { "@openai/codex": "1" }'] },
  {
    it: 'an anchor that is used elsewhere stays',
    path: '.github/workflows/a.yml',
    before: [...workflow, '      - &ai', '        uses: anthropics/claude-code-action@v1', '      - *ai'],
  },
];

describe('fixes', () => {
  const catalogue = loadBuiltInCatalogue();
  for (const { it: title, path, before, fix, name, after, alternatives = [] } of rows) {
    it(title, async () => {
      const text = `${before.join('\n')}\n`;
      const { references } = await detect({ path, text });
      const [reference] = references;
      assert.ok(reference, 'there is a reference');
      const packagesOf = (id: string) => {
        const tool = catalogue.tool(id);
        return [...(tool?.packages ?? []), ...(tool?.extensions ?? []).map((extension) => `extension:${extension}`)];
      };
      const fixes = await fixesFor({ path, text, reference, alternatives, dismissible: undefined }, packagesOf);
      if (fix === undefined) {
        assert.deepEqual(fixes, []);
        return;
      }
      const found = fixes.find(({ kind }) => kind === fix);
      assert.ok(found && 'edits' in found, `${fix} among ${fixes.map(({ kind }) => kind).join(', ')}`);
      if (name !== undefined) assert.equal(found.name, name);
      assert.equal(applied(text, found.edits), `${after?.join('\n')}\n`);
    });
  }
});

interface CommentRow {
  readonly path: string;
  readonly before: readonly string[];
  /** The comment’s line; undefined where none can stand. */
  readonly comment: string | undefined;
}

const comments: readonly CommentRow[] = [
  {
    path: '.github/workflows/a.yml',
    before: [...workflow, '      - run: codex exec'],
    comment: '      # ai-tool-policy-ignore codex: SEC-1',
  },
  {
    path: '.github/workflows/a.yml',
    before: [...workflow, '      - run: |', '          make', '          codex exec'],
    comment: '          # ai-tool-policy-ignore codex: SEC-1',
  },
  {
    path: '.github/workflows/a.yml',
    before: [...workflow, '      - run: >-', '          make', '          ; codex exec'],
    comment: undefined,
  },
  {
    path: '.vscode/extensions.json',
    before: ['{ "recommendations": [', '  "openai.chatgpt"', '] }'],
    comment: '  // ai-tool-policy-ignore codex: SEC-1',
  },
  { path: 'package.json', before: ['{ "devDependencies": { "@openai/codex": "1" } }'], comment: undefined },
  {
    path: 'Dockerfile',
    before: ['FROM node', 'RUN npm ci \\', '  && npm i -g @openai/codex'],
    comment: '  # ai-tool-policy-ignore codex: SEC-1',
  },
  { path: 'a.sh', before: ['npm ci && \\', 'codex exec'], comment: undefined },
  { path: 'requirements.txt', before: ['codex', 'aider-chat'], comment: '# ai-tool-policy-ignore codex: SEC-1' },
  {
    path: 'pyproject.toml',
    before: ['[project]', 'dependencies = [', '  "aider-chat",', ']'],
    comment: '  # ai-tool-policy-ignore codex: SEC-1',
  },
  { path: 'a.cmd', before: ['codex exec'], comment: ':: ai-tool-policy-ignore codex: SEC-1' },
  { path: 'Makefile', before: ['ai:', '\tcodex exec'], comment: '\t# ai-tool-policy-ignore codex: SEC-1' },
];

describe('a comment that says that it is all right here', () => {
  for (const { path, before, comment } of comments) {
    it(`${path}: ${before.at(-1)?.trim()}`, async () => {
      const text = `${before.join('\n')}\n`;
      const reference = (await detect({ path, text })).references.at(-1);
      assert.ok(reference, 'there is a reference');
      const request = { path, text, reference, alternatives: [], dismissible: 'codex' };
      const fix = (await fixesFor(request, () => [])).find(({ kind }) => kind === 'ignore');
      if (comment === undefined) {
        assert.equal(fix, undefined);
        return;
      }
      assert.ok(fix?.kind === 'ignore');
      const changed = `${text.slice(0, fix.offset)}${fix.before}SEC-1${fix.after}${text.slice(fix.offset)}`;
      assert.equal(changed.split('\n')[reference.line - 1], comment);
      // And the reader of comments takes it for one about the line, which is still found.
      const again = await detect({ path, text: changed });
      assert.deepEqual(again.ignores, [{ line: reference.line + 1, rule: 'codex', reason: 'SEC-1' }]);
      assert.deepEqual(
        again.references.map(({ line }) => line),
        [...(await detect({ path, text })).references.map(({ line }) => line + (line >= reference.line ? 1 : 0))],
      );
    });
  }
});

function applied(text: string, edits: readonly TextChange[]): string {
  const sorted = edits.toSorted((one, other) => other.start - one.start);
  for (const [index, { start }] of sorted.entries())
    assert.ok((sorted[index + 1]?.end ?? 0) <= start, 'edits do not overlap');
  return sorted.reduce((result, { start, end, text: put }) => result.slice(0, start) + put + result.slice(end), text);
}
