import { checkRows } from './support';

const extension = 'extension:anthropic.claude-code@2.1.313';

checkRows('decide: which rule comes first', [
  {
    it: 'an exact extension before a tool',
    organization: [
      ['tool', 'banned', { tools: ['claude-code'] }],
      ['exact', 'allowed', { extensions: ['anthropic.claude-code'] }],
    ],
    item: extension,
    expect: 'allowed organization/exact',
    considered: ['tool less-specific'],
  },
  {
    it: 'an exact extension before a tool, the other way round',
    organization: [
      ['exact', 'banned', { extensions: ['anthropic.claude-code'] }],
      ['tool', 'allowed', { tools: ['claude-code'] }],
    ],
    item: extension,
    expect: 'banned organization/exact',
    considered: ['tool less-specific'],
  },
  {
    it: 'an exact command before a tool',
    organization: [
      ['tool', 'banned', { tools: ['claude-code'] }],
      ['exact', 'allowed', { commands: ['claude'] }],
    ],
    item: 'command:claude',
    expect: 'allowed organization/exact',
    considered: ['tool less-specific'],
  },
  {
    it: 'an exact package before a tool',
    organization: [
      ['tool', 'banned', { tools: ['claude-code'] }],
      ['exact', 'allowed', { packages: ['npm:@anthropic-ai/claude-code'] }],
    ],
    item: 'package:npm:@anthropic-ai/claude-code',
    expect: 'allowed organization/exact',
    considered: ['tool less-specific'],
  },
  {
    it: 'an exact model before a pattern',
    organization: [
      ['family', 'banned', { models: ['claude-*'] }],
      ['exact', 'allowed', { models: ['claude-haiku-4'] }],
    ],
    item: 'model:claude-haiku-4',
    expect: 'allowed organization/exact',
    considered: ['family less-specific'],
  },
  {
    it: 'an exact server before a pattern',
    organization: [
      ['all', 'banned', { mcpServers: ['https://*'] }],
      ['exact', 'allowed', { mcpServers: ['https://mcp.example.com/x'] }],
    ],
    item: 'mcp:https://mcp.example.com/x',
    expect: 'allowed organization/exact',
    considered: ['all less-specific'],
  },
  {
    it: 'a tool before a pattern',
    organization: [
      ['pattern', 'banned', { extensions: ['anthropic.*'] }],
      ['tool', 'allowed', { tools: ['claude-code'] }],
    ],
    item: extension,
    expect: 'allowed organization/tool',
    considered: ['pattern less-specific'],
  },
  {
    it: 'a pattern before a vendor',
    organization: [
      ['vendor', 'banned', { vendors: ['anthropic'] }],
      ['pattern', 'allowed', { extensions: ['anthropic.*'] }],
    ],
    item: extension,
    expect: 'allowed organization/pattern',
    considered: ['vendor less-specific'],
  },
  {
    it: 'a vendor before unlisted',
    organization: { unlisted: 'banned', rules: [['vendor', 'allowed', { vendors: ['anthropic'] }]] },
    item: extension,
    expect: 'allowed organization/vendor',
  },
  {
    it: 'a longer pattern is no closer than a shorter one',
    organization: [
      ['short', 'banned', { extensions: ['*'] }],
      ['long', 'allowed', { extensions: ['anthropic.claude-*'] }],
    ],
    item: extension,
    expect: 'banned organization/short',
    considered: ['long less-strict'],
  },
  {
    it: 'all four levels',
    organization: [
      ['vendor', 'banned', { vendors: ['anthropic'] }],
      ['pattern', 'banned', { extensions: ['anthropic.*'] }],
      ['tool', 'banned', { tools: ['claude-code'] }],
      ['exact', 'restricted', { extensions: ['anthropic.claude-code'] }],
    ],
    item: extension,
    expect: 'restricted organization/exact',
    considered: ['vendor less-specific', 'pattern less-specific', 'tool less-specific'],
  },
  {
    it: 'the closest selector of a rule counts',
    organization: [
      ['both', 'allowed', { vendors: ['anthropic'], extensions: ['anthropic.claude-code'] }],
      ['tool', 'banned', { tools: ['claude-code'] }],
    ],
    item: extension,
    expect: 'allowed organization/both',
    considered: ['tool less-specific'],
  },
  {
    it: 'a selector that does not match lends no closeness',
    organization: [
      ['both', 'allowed', { vendors: ['anthropic'], extensions: ['some.one'] }],
      ['tool', 'banned', { tools: ['claude-code'] }],
    ],
    item: extension,
    expect: 'banned organization/tool',
    considered: ['both less-specific'],
  },
  {
    it: 'a command and its package are equally close',
    organization: [
      ['command', 'allowed', { commands: ['claude'] }],
      ['package', 'banned', { packages: ['npm:@anthropic-ai/claude-code'] }],
    ],
    item: { tool: 'claude-code', command: 'claude', package: 'npm:@anthropic-ai/claude-code', assistant: true },
    expect: 'banned organization/package',
    considered: ['command less-strict'],
  },
  {
    it: 'banned before restricted',
    organization: [
      ['r', 'restricted', { tools: ['claude-code'] }],
      ['b', 'banned', { tools: ['claude-code'] }],
    ],
    item: extension,
    expect: 'banned organization/b',
    considered: ['r less-strict'],
  },
  {
    it: 'banned before allowed',
    organization: [
      ['a', 'allowed', { tools: ['claude-code'] }],
      ['b', 'banned', { tools: ['claude-code'] }],
    ],
    item: extension,
    expect: 'banned organization/b',
    considered: ['a less-strict'],
  },
  {
    it: 'restricted before allowed',
    organization: [
      ['a', 'allowed', { tools: ['claude-code'] }],
      ['r', 'restricted', { tools: ['claude-code'] }],
    ],
    item: extension,
    expect: 'restricted organization/r',
    considered: ['a less-strict'],
  },
  {
    it: 'the earlier of two bans',
    organization: [
      ['one', 'banned', { tools: ['claude-code'] }],
      ['two', 'banned', { tools: ['claude-code'] }],
    ],
    item: extension,
    expect: 'banned organization/one',
    considered: ['two later-rule'],
  },
  {
    it: 'the earlier of two allowances',
    organization: [
      ['one', 'allowed', { tools: ['claude-code'] }],
      ['two', 'allowed', { tools: ['claude-code'] }],
    ],
    item: extension,
    expect: 'allowed organization/one',
    considered: ['two later-rule'],
  },
  {
    it: 'the earlier of three, with a laxer one between',
    organization: [
      ['lax', 'allowed', { tools: ['claude-code'] }],
      ['one', 'restricted', { tools: ['claude-code'] }],
      ['two', 'restricted', { tools: ['claude-code'] }],
    ],
    item: extension,
    expect: 'restricted organization/one',
    considered: ['lax less-strict', 'two later-rule'],
  },
]);
