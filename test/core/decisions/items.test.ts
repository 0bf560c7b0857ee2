import assert from 'node:assert/strict';
import { type ItemProblem, subjectOfItem } from '../../../src/core/decisions/items';
import { noTraits, subjectOfCommand, subjectOfExtension } from '../../../src/core/decisions/subjects';
import type { Subject } from '../../../src/core/findings/subject';
import { testCatalogue, testTools } from './support';

const subjects: readonly (readonly [item: string, subject: Subject])[] = [
  ['tool:claude-code', { tool: 'claude-code', assistant: true }],
  ['tool:windsurf', { tool: 'devin', assistant: true }],
  ['tool:nobody-knows', { tool: 'nobody-knows', assistant: false }],
  ['tool:anthropic-sdk', { tool: 'anthropic-sdk', assistant: false }],
  [
    'extension:anthropic.claude-code@2.1.313',
    { tool: 'claude-code', extension: 'anthropic.claude-code', version: '2.1.313', assistant: true },
  ],
  ['extension:Anthropic.Claude-Code', { tool: 'claude-code', extension: 'Anthropic.Claude-Code', assistant: true }],
  ['extension:some.one@', { extension: 'some.one', assistant: false }],
  ['Extension: some.one@1.0.0 ', { extension: 'some.one', version: '1.0.0', assistant: false }],
  [
    'package:npm:@anthropic-ai/claude-code',
    { tool: 'claude-code', package: 'npm:@anthropic-ai/claude-code', assistant: true },
  ],
  [
    'package:npm:@anthropic-ai/claude-code@1.2.3',
    { tool: 'claude-code', package: 'npm:@anthropic-ai/claude-code', version: '1.2.3', assistant: true },
  ],
  ['package:npm:cline@latest', { tool: 'cline', package: 'npm:cline', assistant: true }],
  ['package:npm:cline@^1.2.3', { tool: 'cline', package: 'npm:cline', assistant: true }],
  [
    'package:pypi:Anthropic==0.40.0',
    { tool: 'anthropic-sdk', package: 'pypi:anthropic', version: '0.40.0', assistant: false },
  ],
  [
    'package:pypi:anthropic[bedrock]==0.40.0',
    { tool: 'anthropic-sdk', package: 'pypi:anthropic', version: '0.40.0', assistant: false },
  ],
  ['package:pypi:anthropic>=0.40.0', { tool: 'anthropic-sdk', package: 'pypi:anthropic', assistant: false }],
  [
    'package:docker:localhost:5000/x/y:1.2.3',
    { package: 'docker:localhost:5000/x/y', version: '1.2.3', assistant: false },
  ],
  [
    'package:github-action:anthropics/claude-code-action@v1',
    { tool: 'claude-code', package: 'github-action:anthropics/claude-code-action', version: 'v1', assistant: true },
  ],
  ['package:go:example.com/x@v1.2.3', { package: 'go:example.com/x', version: 'v1.2.3', assistant: false }],
  ['model:claude-opus-4', { tool: 'anthropic-sdk', models: ['claude-opus-4'], assistant: false }],
  ['model:gpt-5', { models: ['gpt-5'], assistant: false }],
  [
    'mcp:npm:@playwright/mcp@0.0.40',
    {
      tool: 'playwright-mcp',
      package: 'npm:@playwright/mcp',
      version: '0.0.40',
      mcpServer: 'npm:@playwright/mcp',
      assistant: true,
    },
  ],
  [
    'mcp:https://mcp.playwright.example/sse',
    { tool: 'playwright-mcp', mcpServer: 'https://mcp.playwright.example/sse', assistant: true },
  ],
  ['mcp:https://mcp.example.com/x', { mcpServer: 'https://mcp.example.com/x', assistant: false }],
  ['editor:Windsurf', { tool: 'devin', assistant: true }],
  ['editor:devin', { tool: 'devin', assistant: true }],
];

const problems: readonly (readonly [item: string, problem: ItemProblem])[] = [
  ['claude-code', { fault: 'kind', found: 'claude-code' }],
  ['tools:claude-code', { fault: 'kind', found: 'tools' }],
  ['', { fault: 'kind', found: '' }],
  ['tool:', { fault: 'empty', item: 'tool' }],
  ['model:  ', { fault: 'empty', item: 'model' }],
  ['extension:claude-code', { fault: 'extension-id', found: 'claude-code' }],
  ['extension:anthropic.*', { fault: 'extension-id', found: 'anthropic.*' }],
  ['extension:@1.0.0', { fault: 'extension-id', found: '@1.0.0' }],
  ['package:cline', { fault: 'package', found: 'cline', because: { fault: 'no-prefix' } }],
  ['package:maven:x', { fault: 'package', found: 'maven:x', because: { fault: 'unknown-prefix', prefix: 'maven' } }],
  ['mcp:playwright', { fault: 'mcp-server', found: 'playwright' }],
  ['editor:claude-code', { fault: 'editor', found: 'claude-code' }],
];

describe('items of explain', () => {
  for (const [item, subject] of subjects) {
    it(item, () => assert.deepEqual(subjectOfItem(item, testCatalogue), { kind: 'subject', subject }));
  }
  for (const [item, problem] of problems) {
    it(`'${item}' is no item`, () =>
      assert.deepEqual(subjectOfItem(item, testCatalogue), { kind: 'problem', problem }));
  }
  it('leaves a command line to the command reader', () => {
    const text = 'npx -y @anthropic-ai/claude-code';
    assert.deepEqual(subjectOfItem(`command:${text}`, testCatalogue), { kind: 'command-line', text });
  });
});

describe('subjects', () => {
  const traits = { ...noTraits, chatParticipants: true };
  const assistants: readonly (readonly [string, Subject, boolean])[] = [
    ['an extension with a chat participant', subjectOfExtension('a.b', '1.0.0', testCatalogue, traits), true],
    [
      'one with a model provider',
      subjectOfExtension('a.b', '1.0.0', testCatalogue, { ...noTraits, languageModelProviders: true }),
      true,
    ],
    ['one with neither', subjectOfExtension('a.b', '1.0.0', testCatalogue, noTraits), false],
    ['a built-in one', subjectOfExtension('a.b', '1.0.0', testCatalogue, { ...traits, builtIn: true }), false],
    [
      'a built-in one that the catalogue knows',
      subjectOfExtension('anthropic.claude-code', '1.0.0', testCatalogue, { ...noTraits, builtIn: true }),
      true,
    ],
  ];
  for (const [name, subject, assistant] of assistants) {
    it(`${name}: ${assistant ? 'an assistant' : 'none'}`, () => assert.equal(subject.assistant, assistant));
  }
  it('a command whose form was looked at and is another program', () => {
    const subject = subjectOfCommand({ name: 'claude', tool: undefined }, testCatalogue);
    assert.deepEqual(subject, { command: 'claude', assistant: false });
  });
  it('a command whose form shows its tool', () => {
    const tool = testTools.find(({ id }) => id === 'amazon-q');
    const subject = subjectOfCommand({ name: 'q', tool }, testCatalogue);
    assert.deepEqual(subject, { tool: 'amazon-q', command: 'q', assistant: true });
  });
});
