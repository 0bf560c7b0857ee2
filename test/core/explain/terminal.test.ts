import assert from 'node:assert/strict';
import { describeBecause } from '../../../src/core/explain/because';
import { dayOf, distanceTo } from '../../../src/core/explain/dates';
import { describeLifted, describeSeveralLifted } from '../../../src/core/explain/lifted';
import { english } from '../../../src/core/explain/localize';
import { describeForTerminal } from '../../../src/core/explain/terminal';
import { timeOf } from '../decisions/support';
import { type ConcernText, concernOf, speechOn } from './support';

const tools = ['claude-code'];
const item = 'command:claude';
const speech = speechOn('2026-08-01');
const words = (text: ConcernText) => describeForTerminal(concernOf(text), speech);

describe('what is said in a terminal', () => {
  it('all of it', () => {
    assert.deepEqual(
      words({ item, organization: [['a', 'banned', { tools, from: '2026-07-10', reason: 'one\ntwo' }]] }),
      {
        title: 'AI tool policy · Example Group',
        ruling: 'Claude Code is banned since 10 July 2026.',
        reason: { lines: ['one', 'two'], more: false },
        alternative: 'Use Qoder instead.',
        why: { label: 'Why:', url: 'https://intranet.example/why' },
        closing: 'Continuing in this terminal is your decision.',
      },
    );
  });

  for (const [name, command, said] of [
    ['Qoder', 'qodercli', 'Use Qoder instead (qodercli).'],
    ['Goose', 'goose', 'Use Goose instead.'],
  ] as const) {
    it(`names the command of ${name} where it is another word`, () => {
      const concern = concernOf({ item, organization: [['a', 'banned', { tools }]] });
      const alternatives = [{ name, extension: undefined, url: undefined, command }];
      assert.equal(describeForTerminal({ ...concern, alternatives }, speech)?.alternative, said);
    });
  }

  const rulings: readonly (readonly [name: string, text: ConcernText, ruling: string])[] = [
    ['banned', { item, organization: [['a', 'banned', { tools }]] }, 'Claude Code is banned.'],
    [
      'restricted',
      { item, organization: [['a', 'restricted', { tools }]] },
      'Claude Code is allowed only with approval.',
    ],
    ['unlisted', { item, organization: { unlisted: 'banned' } }, 'Claude Code is banned.'],
    [
      'a version',
      {
        item: 'package:npm:@anthropic-ai/claude-code@1.2.3',
        organization: [['a', 'banned', { tools, versions: '1.x' }]],
      },
      'Claude Code 1.2.3 is banned.',
    ],
    [
      'an unknown version',
      { item, organization: [['a', 'banned', { tools, versions: '1.x' }]] },
      'Some versions of Claude Code are restricted, and which version this is could not be told.',
    ],
  ];
  for (const [name, text, ruling] of rulings) it(name, () => assert.equal(words(text)?.ruling, ruling));

  for (const [terminal, closing] of [
    ['notify', 'Continuing in this terminal is your decision.'],
    ['confirm', 'Run it anyway? [y/N]'],
    ['block', 'It was not started (exit code 126).'],
  ] as const) {
    it(terminal, () =>
      assert.equal(words({ item, managed: [['a', 'banned', { tools, terminal }]] })?.closing, closing),
    );
  }

  it('a repository by its own name', () => {
    assert.equal(words({ item, workspace: [['a', 'banned', { tools }]] })?.title, 'AI tool policy · this repository');
  });
  it('nothing of what is allowed', () =>
    assert.equal(words({ item, organization: [['a', 'allowed', { tools }]] }), undefined));
  it('nothing under audit', () => {
    assert.equal(words({ item, organization: { mode: 'audit', rules: [['a', 'banned', { tools }]] } }), undefined);
  });
});

describe('dates as people say them', () => {
  const rows: readonly (readonly [locale: string, date: string, day: string, distance: string])[] = [
    ['en', '2026-08-08', '8 August 2026', 'in 7 days'],
    ['en', '2026-08-02', '2 August 2026', 'in 1 day'],
    ['en', '2026-07-31', '31 July 2026', '1 day ago'],
    ['en', '2026-04-01', '1 April 2026', '4 months ago'],
    ['en', '2026-12-15', '15 December 2026', 'in 4 months'],
    ['en', '2024-08-01', '1 August 2024', '2 years ago'],
    ['de', '2026-08-08', '8. August 2026', 'in 7 Tagen'],
    ['zh-cn', '2026-08-08', '2026年8月8日', '7天后'],
  ];
  for (const [locale, date, day, distance] of rows) {
    it(`${date} in ${locale}`, () => {
      assert.equal(dayOf(date, speechOn('2026-08-01', locale)), day);
      assert.equal(distanceTo(timeOf(`${date}T00:00`), speechOn('2026-08-01', locale)), distance);
    });
  }
  it('what is no date, as it is', () => assert.equal(dayOf('soon', speech), 'soon'));
});

describe('other sentences', () => {
  it('lifted', () => {
    const said = describeLifted('Claude Code', 'Example Group', timeOf('2026-07-12'), speech);
    assert.equal(said, 'Example Group allows Claude Code again. You disabled it on 12 July 2026.');
  });
  it('lifted by nobody in particular', () => {
    assert.equal(describeLifted('Claude Code', undefined, undefined, speech), 'Claude Code is allowed again.');
    assert.equal(
      describeSeveralLifted('Cline and Cody', speech),
      'The policy allows again what you disabled: Cline and Cody.',
    );
  });
  it('why a rule did not decide', () => {
    assert.equal(describeBecause('less-specific', english), 'a more specific rule decided');
  });
});
