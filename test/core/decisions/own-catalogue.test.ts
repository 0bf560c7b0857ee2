import type { Tool } from '../../../src/catalogue/tool';
import { checkRows } from './support';

const inHouse: Tool = {
  id: 'in-house',
  name: 'In-house assistant',
  vendor: { id: 'example', name: 'Example' },
  kinds: ['cli', 'ide-extension'],
  formerIds: ['old-in-house'],
  extensions: ['Example.assistant'],
  binaries: [{ name: 'exa' }, { name: 'x', form: { subcommands: ['chat'] } }],
  packages: ['npm:@example/assistant'],
  models: ['example-*'],
  mcpServers: ['https://mcp.example.com/*'],
  sources: [{ from: 'made for the tests', on: '2026-11-22' }],
};
const sdk: Tool = {
  ...inHouse,
  id: 'in-house-sdk',
  kinds: ['sdk'],
  extensions: [],
  binaries: [],
  packages: ['npm:@example/sdk'],
  models: [],
  mcpServers: [],
  formerIds: [],
};
const catalogue = [inHouse, sdk];
const banned = { organization: { catalogue, rules: [['a', 'banned', { tools: ['in-house'] }]] } } as const;
const vendor = { organization: { catalogue, rules: [['a', 'banned', { vendors: ['example'] }]] } } as const;

checkRows("decide: the organisation's own catalogue", [
  {
    it: 'a tool by its extension',
    ...banned,
    item: 'extension:example.Assistant@1.0.0',
    expect: 'banned organization/a',
  },
  { it: 'a tool by its command', ...banned, item: 'command:exa', expect: 'banned organization/a' },
  { it: 'not by a command that needs a form', ...banned, item: 'command:x', expect: 'allowed' },
  {
    it: 'a tool by its package',
    ...banned,
    item: 'package:npm:@example/assistant@1.0.0',
    expect: 'banned organization/a',
  },
  { it: 'a tool by its model', ...banned, item: 'model:example-large', expect: 'banned organization/a' },
  { it: 'a tool by its server', ...banned, item: 'mcp:https://mcp.example.com/x', expect: 'banned organization/a' },
  { it: 'a tool by its id', ...banned, item: 'tool:in-house', expect: 'banned organization/a' },
  { it: 'a tool by its former id', ...banned, item: 'tool:old-in-house', expect: 'banned organization/a' },
  { it: 'its vendor', ...vendor, item: 'extension:example.assistant@1.0.0', expect: 'banned organization/a' },
  { it: 'its SDK, not by the vendor', ...vendor, item: 'package:npm:@example/sdk', expect: 'allowed' },
  {
    it: 'an assistant for unlisted',
    organization: { catalogue, unlisted: 'restricted' },
    item: 'extension:example.assistant@1.0.0',
    expect: 'restricted organization/unlisted',
  },
  {
    it: 'its SDK is none',
    organization: { catalogue, unlisted: 'restricted' },
    item: 'package:npm:@example/sdk',
    expect: 'allowed',
  },
  {
    it: 'a known id is not redefined',
    organization: { catalogue: [{ ...inHouse, id: 'cline' }], rules: [['a', 'banned', { tools: ['cline'] }]] },
    item: 'extension:example.assistant@1.0.0',
    expect: 'allowed',
  },
  {
    it: 'a workspace file has none',
    workspace: { catalogue, rules: [['a', 'banned', { tools: ['in-house'] }]] },
    item: 'extension:example.assistant@1.0.0',
    expect: 'allowed',
  },
  {
    it: 'of one layer is not of another',
    managed: { catalogue },
    organization: [['a', 'banned', { tools: ['in-house'] }]],
    item: 'extension:example.assistant@1.0.0',
    expect: 'allowed',
  },
]);
