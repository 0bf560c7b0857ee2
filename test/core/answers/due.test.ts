import assert from 'node:assert/strict';
import { noAnswers } from '../../../src/core/answers/answers';
import { afterShown, noticeDue } from '../../../src/core/answers/due';
import { type Answer, afterAnswer } from '../../../src/core/answers/silence';
import { timeOf } from '../decisions/support';
import { type ConcernText, concernOf } from '../explain/support';

const tools = ['claude-code'];
const item = 'extension:anthropic.claude-code@2.1.313';
const restricted: ConcernText = { item, organization: [['a', 'restricted', { tools }]] };
const banned: ConcernText = { item, organization: [['a', 'banned', { tools }]] };
const announced: ConcernText = { item, organization: [['a', 'banned', { tools, from: '2026-08-20' }]] };
const reissued = (text: ConcernText): ConcernText => ({
  ...text,
  organization: { serial: 8, rules: text.organization as never },
});

/** What happens, in order: `show` is what the editor does when a notice is due. */
type Step = readonly [
  at: string,
  happens: 'show' | Answer,
  expected?: 'due' | 'quiet',
  concern?: ConcernText & { readonly key?: string },
];

const snooze = (length: 'hour' | 'today' | 'policy'): Answer => ({ kind: 'snooze', for: length });
const acknowledge: Answer = { kind: 'acknowledge' };
const approve: Answer = { kind: 'approve', reference: 'SEC-9' };

interface Story {
  readonly it: string;
  readonly concern: ConcernText;
  readonly steps: readonly Step[];
}

const stories: readonly Story[] = [
  {
    it: 'once',
    concern: restricted,
    steps: [
      ['2026-08-01T09:00', 'show', 'due'],
      ['2026-08-01T09:01', 'show', 'quiet'],
      ['2026-08-30T09:00', 'show', 'quiet'],
    ],
  },
  {
    it: 'a ban that cannot be dismissed: once a day',
    concern: banned,
    steps: [
      ['2026-08-01T09:00', 'show', 'due'],
      ['2026-08-02T08:59', 'show', 'quiet'],
      ['2026-08-02T09:00', 'show', 'due'],
      ['2026-08-02T10:00', 'show', 'quiet'],
    ],
  },
  {
    it: 'until it is answered',
    concern: banned,
    steps: [
      ['2026-08-01T09:00', 'show', 'due'],
      ['2026-08-01T10:00', acknowledge],
      ['2026-08-05T09:00', 'show', 'quiet'],
    ],
  },
  {
    it: 'a ban that can be dismissed: once',
    concern: { item, organization: [['a', 'banned', { tools, dismissible: true }]] },
    steps: [
      ['2026-08-01T09:00', 'show', 'due'],
      ['2026-08-05T09:00', 'show', 'quiet'],
    ],
  },
  {
    it: 'an hour of snooze',
    concern: restricted,
    steps: [
      ['2026-08-01T09:00', 'show', 'due'],
      ['2026-08-01T09:30', snooze('hour')],
      ['2026-08-01T10:29', 'show', 'quiet'],
      ['2026-08-01T10:30', 'show', 'due'],
      ['2026-08-01T10:31', 'show', 'quiet'],
    ],
  },
  {
    it: 'snooze before it was ever shown',
    concern: restricted,
    steps: [
      ['2026-08-01T09:30', snooze('hour')],
      ['2026-08-01T10:00', 'show', 'quiet'],
      ['2026-08-01T10:30', 'show', 'due'],
    ],
  },
  {
    it: 'snooze for today',
    concern: restricted,
    steps: [
      ['2026-08-01T09:30', snooze('today')],
      ['2026-08-01T23:59', 'show', 'quiet'],
      ['2026-08-02T00:00', 'show', 'due'],
    ],
  },
  {
    it: 'snooze until the policy changes',
    concern: restricted,
    steps: [
      ['2026-08-01T09:30', snooze('policy')],
      ['2026-12-01T09:30', 'show', 'quiet'],
    ],
  },
  {
    it: 'snooze taken back',
    concern: restricted,
    steps: [
      ['2026-08-01T09:30', snooze('policy')],
      ['2026-08-01T09:40', { kind: 'unsnooze' }],
      ['2026-08-01T09:41', 'show', 'due'],
    ],
  },
  {
    it: 'a ban that cannot be dismissed cannot be snoozed',
    concern: banned,
    steps: [
      ['2026-08-01T09:30', snooze('policy')],
      ['2026-08-01T09:31', 'show', 'due'],
    ],
  },
  {
    it: 'an approval',
    concern: restricted,
    steps: [
      ['2026-08-01T09:30', approve],
      ['2026-08-01T09:31', 'show', 'quiet'],
      ['2026-08-02T09:31', { kind: 'withdraw-approval' }],
      ['2026-08-02T09:32', 'show', 'due'],
    ],
  },
  {
    it: 'no approval of a ban',
    concern: banned,
    steps: [
      ['2026-08-01T09:30', approve],
      ['2026-08-01T09:31', 'show', 'due'],
    ],
  },
  {
    it: 'no approval of a ban whose version is not known',
    concern: { item: 'command:claude', organization: [['a', 'banned', { tools, versions: '<3.0.0' }]] },
    steps: [
      ['2026-08-01T09:30', approve],
      ['2026-08-01T09:31', 'show', 'due'],
    ],
  },
  {
    it: 'an approval where unlisted restricts',
    concern: { item, organization: { unlisted: 'restricted' } },
    steps: [
      ['2026-08-01T09:30', approve],
      ['2026-08-01T09:31', 'show', 'quiet'],
    ],
  },
  {
    it: 'nothing under audit',
    concern: { item, organization: { mode: 'audit', rules: [['a', 'banned', { tools }]] } },
    steps: [['2026-08-01T09:30', 'show', 'quiet']],
  },
  {
    it: 'nothing of what is allowed',
    concern: { item, organization: [['a', 'allowed', { tools }]] },
    steps: [['2026-08-01T09:30', 'show', 'quiet']],
  },
  {
    it: 'a new issue of the policy: once more',
    concern: restricted,
    steps: [
      ['2026-08-01T09:00', 'show', 'due'],
      ['2026-08-02T09:00', 'show', 'due', reissued(restricted)],
      ['2026-08-03T09:00', 'show', 'quiet', reissued(restricted)],
    ],
  },
  {
    it: 'another item under the same rule: by itself',
    concern: restricted,
    steps: [
      ['2026-08-01T09:00', 'show', 'due'],
      ['2026-08-01T09:00', 'show', 'due', { ...restricted, key: 'extension:other' }],
      ['2026-08-01T09:01', 'show', 'quiet', { ...restricted, key: 'extension:other' }],
    ],
  },
  {
    it: 'another rule on the same item: by itself',
    concern: restricted,
    steps: [
      ['2026-08-01T09:00', 'show', 'due'],
      ['2026-08-01T09:00', 'show', 'due', { item, organization: [['b', 'restricted', { tools }]] }],
    ],
  },
  {
    it: 'a restriction that cannot be dismissed: once, since only bans are told of again',
    concern: { item, organization: [['a', 'restricted', { tools, dismissible: false }]] },
    steps: [
      ['2026-08-01T09:00', 'show', 'due'],
      ['2026-08-05T09:00', 'show', 'quiet'],
    ],
  },
  {
    it: 'what has a snooze, once its rule can no longer be dismissed',
    concern: restricted,
    steps: [
      ['2026-08-01T09:00', snooze('policy')],
      ['2026-08-01T09:01', 'show', 'quiet'],
      ['2026-08-01T09:02', 'show', 'due', { item, organization: [['a', 'banned', { tools, dismissible: false }]] }],
    ],
  },
  {
    it: 'an announcement that can be dismissed later, snoozed until the policy changes: not on the day either',
    concern: { item, organization: [['a', 'banned', { tools, from: '2026-08-20', dismissible: true }]] },
    steps: [
      ['2026-08-01T09:01', snooze('policy')],
      ['2026-08-19T12:00', 'show', 'quiet'],
      ['2026-08-20T00:00', 'show', 'quiet'],
    ],
  },
  {
    it: 'nothing of an announcement under audit',
    concern: {
      item,
      organization: { mode: 'audit', rules: [['a', 'banned', { tools, from: '2026-08-20' }]] },
    },
    steps: [
      ['2026-08-01T09:00', 'show', 'quiet'],
      ['2026-08-20T09:00', 'show', 'quiet'],
    ],
  },
  {
    it: 'an announcement: at first, at 7 days, at 1 day, on the day',
    concern: announced,
    steps: [
      ['2026-08-01T09:00', 'show', 'due'],
      ['2026-08-12T09:00', 'show', 'quiet'],
      ['2026-08-13T00:00', 'show', 'due'],
      ['2026-08-13T09:00', 'show', 'quiet'],
      ['2026-08-18T23:59', 'show', 'quiet'],
      ['2026-08-19T00:00', 'show', 'due'],
      ['2026-08-19T09:00', 'show', 'quiet'],
      ['2026-08-20T00:00', 'show', 'due'],
      ['2026-08-20T09:00', 'show', 'quiet'],
    ],
  },
  {
    it: 'an announcement met late: once, then on the day',
    concern: announced,
    steps: [
      ['2026-08-19T09:00', 'show', 'due'],
      ['2026-08-19T10:00', 'show', 'quiet'],
      ['2026-08-20T00:00', 'show', 'due'],
    ],
  },
  {
    it: 'an answer to an announcement is none to its coming closer',
    concern: announced,
    steps: [
      ['2026-08-01T09:00', 'show', 'due'],
      ['2026-08-01T09:01', acknowledge],
      ['2026-08-13T00:00', 'show', 'due'],
      ['2026-08-20T00:00', 'show', 'due'],
      ['2026-08-21T00:00', 'show', 'due'],
    ],
  },
  {
    it: 'an announcement snoozed until the policy changes, of a ban that cannot be',
    concern: announced,
    steps: [
      ['2026-08-01T09:01', snooze('policy')],
      ['2026-08-13T00:00', 'show', 'quiet'],
      ['2026-08-20T00:00', 'show', 'due'],
    ],
  },
];

function keyOf(text: ConcernText & { readonly key?: string }): string {
  return text.key ?? 'x';
}

describe('when a person is told', () => {
  for (const { it: name, concern, steps } of stories) {
    it(name, () => {
      let answers = noAnswers;
      for (const [at, happens, expected, other = concern] of steps) {
        const now = timeOf(at);
        const made = concernOf({ ...other, on: at });
        const found = { ...made, finding: { ...made.finding, key: keyOf(other) } };
        if (happens !== 'show') {
          answers = afterAnswer(answers, found, happens, now);
          continue;
        }
        const due = noticeDue(found, answers, now);
        assert.equal(due === undefined ? 'quiet' : 'due', expected, `${at}: ${due}`);
        if (due !== undefined) answers = afterShown(answers, found, due, now);
      }
    });
  }
});
