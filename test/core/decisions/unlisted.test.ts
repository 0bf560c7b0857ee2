import { checkRows } from './support';

const extension = 'extension:anthropic.claude-code@2.1.313';

checkRows('decide: unlisted', [
  {
    it: 'allowed by default in the organisation',
    organization: [],
    item: extension,
    expect: 'allowed organization/unlisted',
  },
  { it: 'the managed file has no default', managed: [], item: extension, expect: 'allowed' },
  { it: 'the workspace has no default', workspace: [], item: extension, expect: 'allowed' },
  { it: 'banned', organization: { unlisted: 'banned' }, item: extension, expect: 'banned organization/unlisted' },
  {
    it: 'restricted',
    organization: { unlisted: 'restricted' },
    item: 'command:cline',
    expect: 'restricted organization/unlisted',
  },
  { it: 'of the managed file', managed: { unlisted: 'banned' }, item: extension, expect: 'banned managed/unlisted' },
  { it: 'a workspace cannot set it', workspace: { unlisted: 'banned' }, item: extension, expect: 'allowed' },
  {
    it: 'not where a rule allows',
    organization: { unlisted: 'banned', rules: [['a', 'allowed', { tools: ['claude-code'] }]] },
    item: extension,
    expect: 'allowed organization/a',
  },
  {
    it: 'where the rule has lapsed',
    organization: { unlisted: 'banned', rules: [['a', 'allowed', { tools: ['claude-code'], until: '2026-07-01' }]] },
    item: extension,
    expect: 'banned organization/unlisted',
    considered: ['a after-until'],
  },
  {
    it: 'where the rule is not yet in force',
    organization: { unlisted: 'banned', rules: [['a', 'allowed', { tools: ['claude-code'], from: '2026-12-01' }]] },
    item: extension,
    expect: 'banned organization/unlisted',
    considered: ['a before-from'],
  },
  {
    it: 'not an extension that only has AI features',
    organization: { unlisted: 'banned' },
    item: 'extension:some.one@1.0.0',
    expect: 'allowed',
  },
  {
    it: 'an extension that proves to be an assistant',
    organization: { unlisted: 'banned' },
    item: { extension: 'some.one', assistant: true },
    expect: 'banned organization/unlisted',
  },
  { it: 'not a model', organization: { unlisted: 'banned' }, item: 'model:claude-sonnet-4.5', expect: 'allowed' },
  {
    it: 'not an unknown MCP server',
    organization: { unlisted: 'banned' },
    item: 'mcp:https://mcp.example.com/x',
    expect: 'allowed',
  },
  {
    it: 'an MCP server that the catalogue has as a tool',
    organization: { unlisted: 'banned' },
    item: 'mcp:npm:@playwright/mcp',
    expect: 'banned organization/unlisted',
  },
  { it: 'not an unknown command', organization: { unlisted: 'banned' }, item: 'command:ls', expect: 'allowed' },
  {
    it: 'not an unknown tool id',
    organization: { unlisted: 'banned' },
    item: 'tool:never-heard-of',
    expect: 'allowed',
  },
]);

checkRows('decide: SDKs', [
  {
    it: 'by an exact tool id',
    organization: [['a', 'banned', { tools: ['anthropic-sdk'] }]],
    item: 'package:npm:@anthropic-ai/sdk@1.0.0',
    expect: 'banned organization/a',
  },
  {
    it: 'by an exact package',
    organization: [['a', 'banned', { packages: ['npm:@anthropic-ai/sdk'] }]],
    item: 'package:npm:@anthropic-ai/sdk',
    expect: 'banned organization/a',
  },
  {
    it: 'not by a pattern',
    organization: [['a', 'banned', { packages: ['npm:@anthropic-ai/*'] }]],
    item: 'package:npm:@anthropic-ai/sdk',
    expect: 'allowed',
  },
  {
    it: 'not by the vendor',
    organization: [['a', 'banned', { vendors: ['anthropic'] }]],
    item: 'package:pypi:anthropic==0.40.0',
    expect: 'allowed',
  },
  {
    it: 'not by unlisted',
    organization: { unlisted: 'banned' },
    item: 'package:npm:@anthropic-ai/sdk',
    expect: 'allowed',
  },
  {
    it: 'not by unlisted, whatever the detector says',
    organization: { unlisted: 'banned' },
    item: { tool: 'anthropic-sdk', assistant: true },
    expect: 'allowed',
  },
  {
    it: 'not by an exact command',
    organization: [['a', 'banned', { commands: ['anthropic'] }]],
    item: { tool: 'anthropic-sdk', command: 'anthropic', assistant: false },
    expect: 'allowed',
  },
  {
    it: 'not by the tool of the same vendor',
    organization: [['a', 'banned', { tools: ['claude-code'] }]],
    item: 'package:npm:@anthropic-ai/sdk',
    expect: 'allowed',
  },
  {
    it: 'the assistant of the same scope still is',
    organization: [['a', 'banned', { packages: ['npm:@anthropic-ai/*'] }]],
    item: 'package:npm:@anthropic-ai/claude-code',
    expect: 'banned organization/a',
  },
  {
    it: 'what is an SDK and more, as a library',
    organization: { unlisted: 'banned' },
    item: 'package:npm:ollama',
    expect: 'allowed',
  },
  {
    it: 'what is an SDK and more, as a program',
    organization: { unlisted: 'banned' },
    item: 'command:ollama',
    expect: 'banned organization/unlisted',
  },
  {
    it: 'what is an SDK and more, installed as a program',
    organization: [['a', 'banned', { vendors: ['ollama'] }]],
    item: 'package:brew:ollama',
    expect: 'banned organization/a',
  },
  {
    it: 'models are no libraries, though listed with one',
    organization: [['a', 'restricted', { models: ['claude-*'] }]],
    item: 'model:claude-opus-4',
    expect: 'restricted organization/a',
  },
]);
