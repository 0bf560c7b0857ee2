import assert from 'node:assert/strict';
import {
  describeConcern,
  describeConcernInShort,
  describeStanding,
  reasonLinesOf,
  reasonOf,
} from '../../../src/core/explain/concern';
import type { Place, ReferenceKind } from '../../../src/core/findings/finding';
import { type ConcernText, concernOf, installed, speechOn, started } from './support';

const tools = ['claude-code'];
const item = 'extension:anthropic.claude-code@2.1.313';
const fileAt = (reference: ReferenceKind): Place => ({
  kind: 'file',
  path: '.github/workflows/review.yml',
  start: 0,
  end: 6,
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 7,
  reference,
});
const banned: ConcernText = { item, organization: [['a', 'banned', { tools, from: '2026-07-10' }]] };
const versions = '>=2.1.91 <2.1.314';

interface WordsRow {
  readonly it: string;
  readonly concern: ConcernText;
  readonly says: string;
  readonly short: string;
  readonly standing: string;
  readonly locale?: string;
}

const rows: readonly WordsRow[] = [
  {
    it: 'found',
    concern: banned,
    says: 'Claude Code is installed. Example Group has banned it since 10 July 2026.',
    short: 'Claude Code: banned by Example Group since 10 July 2026',
    standing: 'banned',
  },
  {
    it: 'without a date',
    concern: { item, organization: [['a', 'banned', { tools }]] },
    says: 'Claude Code is installed. Example Group has banned it.',
    short: 'Claude Code: banned by Example Group',
    standing: 'banned',
  },
  {
    it: 'announced',
    concern: { ...banned, on: '2026-07-03' },
    says: 'Example Group will ban Claude Code on 10 July 2026, in 7 days.',
    short: 'Claude Code: will be banned by Example Group on 10 July 2026',
    standing: 'coming on 10 July 2026',
  },
  {
    it: 'announced for tomorrow',
    concern: { ...banned, on: '2026-07-09' },
    says: 'Example Group will ban Claude Code on 10 July 2026, in 1 day.',
    short: 'Claude Code: will be banned by Example Group on 10 July 2026',
    standing: 'coming on 10 July 2026',
  },
  {
    it: 'a restriction announced',
    concern: { item, on: '2026-07-03', organization: [['a', 'restricted', { tools, from: '2026-07-10' }]] },
    says: 'Example Group will allow Claude Code only with approval from 10 July 2026, in 7 days.',
    short: 'Claude Code: will need approval by Example Group from 10 July 2026',
    standing: 'coming on 10 July 2026',
  },
  {
    it: 'restricted',
    concern: {
      item: 'command:cline',
      place: started,
      name: 'Cline',
      organization: [['a', 'restricted', { tools: ['cline'] }]],
    },
    says: 'Cline was started in the terminal. Example Group allows Cline only with approval.',
    short: 'Cline: allowed by Example Group only with approval',
    standing: 'only with approval',
  },
  {
    it: 'an exception',
    concern: {
      item,
      window: ['github.com/example/x'],
      organization: [
        ['a', 'banned', { tools, exceptions: [{ repositories: ['*/*'], until: '2026-12-31', reference: 'SEC-123' }] }],
      ],
    },
    says: 'Claude Code is allowed in this repository until 31 December 2026 (SEC-123).',
    short: 'Claude Code: allowed',
    standing: 'allowed by exception SEC-123 until 31 December 2026',
  },
  {
    it: 'an exception of the machine',
    concern: {
      item,
      organization: { machine: [{ rule: 'a', reference: 'PC-9' }], rules: [['a', 'banned', { tools }]] },
    },
    says: 'Claude Code is allowed on this machine (PC-9).',
    short: 'Claude Code: allowed',
    standing: 'allowed by exception PC-9',
  },
  {
    it: 'a version',
    concern: { item, organization: [['a', 'banned', { tools, versions }]] },
    says: 'This version of Claude Code (2.1.313) is banned by Example Group. The rule ends before version 2.1.314.',
    short: 'Claude Code: banned by Example Group',
    standing: 'banned',
  },
  {
    it: 'a version of a range without end',
    concern: { item, organization: [['a', 'banned', { tools, versions: '>=2.0.0' }]] },
    says: 'This version of Claude Code (2.1.313) is banned by Example Group.',
    short: 'Claude Code: banned by Example Group',
    standing: 'banned',
  },
  {
    it: 'a version that is not known',
    concern: { item: 'command:claude', place: started, organization: [['a', 'banned', { tools, versions }]] },
    says: 'Claude Code was started in the terminal. Example Group restricts some versions of Claude Code, and which version this is could not be told.',
    short: 'Claude Code: some versions are restricted by Example Group',
    standing: 'version unknown',
  },
  {
    it: 'a workspace file',
    concern: { item, workspace: [['a', 'banned', { tools }]] },
    says: 'Claude Code is installed. This repository bans it.',
    short: 'Claude Code: banned by this repository',
    standing: 'banned',
  },
  {
    it: 'a workspace file, with a date',
    concern: { item, workspace: [['a', 'banned', { tools, from: '2026-07-10' }]] },
    says: 'Claude Code is installed. This repository has banned it since 10 July 2026.',
    short: 'Claude Code: banned by this repository since 10 July 2026',
    standing: 'banned',
  },
  {
    it: 'a workspace file that announces',
    concern: { item, on: '2026-07-03', workspace: [['a', 'banned', { tools, from: '2026-07-10' }]] },
    says: 'This repository will ban Claude Code on 10 July 2026, in 7 days.',
    short: 'Claude Code: will be banned by this repository on 10 July 2026',
    standing: 'coming on 10 July 2026',
  },
  {
    it: 'a workspace file that restricts',
    concern: { item, workspace: [['a', 'restricted', { tools }]] },
    says: 'Claude Code is installed. This repository allows Claude Code only with approval.',
    short: 'Claude Code: allowed by this repository only with approval',
    standing: 'only with approval',
  },
  {
    it: 'unlisted',
    concern: { item, organization: { unlisted: 'banned' } },
    says: 'Claude Code is installed. Example Group allows only the AI assistants that its policy lists.',
    short: 'Claude Code: banned by Example Group',
    standing: 'banned',
  },
  {
    it: 'unlisted, restricted',
    concern: { item, organization: { unlisted: 'restricted' } },
    says: 'Claude Code is installed. Example Group allows AI assistants that its policy does not list only with approval.',
    short: 'Claude Code: allowed by Example Group only with approval',
    standing: 'only with approval',
  },
  {
    it: 'an audit: what was seen',
    concern: { item, organization: { mode: 'audit', rules: [['a', 'banned', { tools }]] } },
    says: 'Claude Code is installed. Example Group has banned it.',
    short: 'Claude Code: banned by Example Group',
    standing: 'banned',
  },
  {
    it: 'an audit: what acts',
    concern: {
      item,
      organization: { mode: 'audit', rules: [['a', 'banned', { tools }]] },
      workspace: [['w', 'restricted', { tools }]],
    },
    says: 'Claude Code is installed. This repository allows Claude Code only with approval.',
    short: 'Claude Code: allowed by this repository only with approval',
    standing: 'only with approval',
  },
  {
    it: 'built in',
    concern: { ...banned, place: { ...installed, builtIn: true } as Place },
    says: 'Claude Code is part of this editor. Example Group has banned it since 10 July 2026.',
    short: 'Claude Code: banned by Example Group since 10 July 2026',
    standing: 'banned',
  },
  {
    it: 'an install in a terminal',
    concern: { ...banned, place: { ...started, reference: 'install' } as Place },
    says: 'A command in the terminal installs Claude Code. Example Group has banned it since 10 July 2026.',
    short: 'Claude Code: banned by Example Group since 10 July 2026',
    standing: 'banned',
  },
  {
    it: 'American dates',
    concern: banned,
    locale: 'en-US',
    says: 'Claude Code is installed. Example Group has banned it since July 10, 2026.',
    short: 'Claude Code: banned by Example Group since July 10, 2026',
    standing: 'banned',
  },
  {
    it: 'Chinese dates',
    concern: banned,
    locale: 'zh-cn',
    says: 'Claude Code is installed. Example Group has banned it since 2026年7月10日.',
    short: 'Claude Code: banned by Example Group since 2026年7月10日',
    standing: 'banned',
  },
  {
    it: 'a hostile name',
    concern: { ...banned, name: 'X\u001b[31m\u202e[y](command:z)' },
    says: 'X[y] (command:z) is installed. Example Group has banned it since 10 July 2026.',
    short: 'X[y] (command:z): banned by Example Group since 10 July 2026',
    standing: 'banned',
  },
];

describe('what is said of a finding', () => {
  for (const row of rows) {
    it(row.it, () => {
      const concern = concernOf(row.concern);
      const speech = speechOn(row.concern.on ?? '2026-08-01', row.locale);
      assert.equal(describeConcern(concern, speech), row.says);
      assert.equal(describeConcernInShort(concern, speech), row.short);
      assert.equal(describeStanding(concern, speechOn(row.concern.on ?? '2026-08-01')), row.standing);
    });
  }
});

const places: readonly (readonly [place: Place, says: string])[] = [
  [fileAt('run'), '.github/workflows/review.yml runs Claude Code.'],
  [fileAt('install'), '.github/workflows/review.yml installs Claude Code.'],
  [fileAt('recommend'), '.github/workflows/review.yml recommends Claude Code.'],
  [fileAt('configure'), '.github/workflows/review.yml configures Claude Code.'],
  [fileAt('presence'), '.github/workflows/review.yml belongs to Claude Code.'],
  [{ kind: 'model', vendor: 'copilot', id: 'x' }, 'The language model Claude Code is available here.'],
  [{ kind: 'mcp-server', name: 'x', path: undefined }, 'The MCP server Claude Code is configured here.'],
  [{ kind: 'editor', appName: 'x' }, 'This editor is Claude Code.'],
];

describe('where it was found', () => {
  for (const [place, says] of places) {
    it(says, () => {
      const said = describeConcern(concernOf({ ...banned, place }), speechOn('2026-08-01'));
      assert.equal(said, `${says} Example Group has banned it since 10 July 2026.`);
    });
  }
});

describe('the reason', () => {
  const concern = (reason: string | Record<string, string>, from?: string) =>
    concernOf({ item, organization: [['a', 'banned', { tools, reason, ...(from && { from }) }]] });
  it('in the reader’s language', () => {
    assert.equal(reasonOf(concern({ en: 'Ask.', 'zh-cn': '请询问。' }), speechOn('2026-08-01', 'zh-cn')), '请询问。');
  });
  it('of what is announced', () =>
    assert.equal(reasonOf(concern('Soon.', '2026-09-01'), speechOn('2026-08-01')), 'Soon.'));
  it('in three lines', () => {
    const lines = reasonLinesOf(concern('one\ntwo\nthree\nfour'), speechOn('2026-08-01'), 3);
    assert.deepEqual(lines, { lines: ['one', 'two', 'three'], more: true });
  });
  it('of unlisted: none', () => {
    const unlisted = concernOf({ item, organization: { unlisted: 'banned' } });
    assert.equal(reasonOf(unlisted, speechOn('2026-08-01')), undefined);
    assert.deepEqual(reasonLinesOf(unlisted, speechOn('2026-08-01'), 3), { lines: [], more: false });
  });
});
