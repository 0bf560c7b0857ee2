import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { noAnswers } from '../../src/core/answers/answers';
import { afterShown } from '../../src/core/answers/due';
import { type Answer, afterAnswer } from '../../src/core/answers/silence';
import type { Concern } from '../../src/core/assessment';
import type { Finding } from '../../src/core/findings/finding';
import {
  commandNotices,
  dueNotices,
  isAnswer,
  namesRun,
  renderNotification,
  renderSummary,
} from '../../src/notices/notification/render';
import {
  announced,
  assessmentOf,
  commandFinding,
  concernOf,
  endedCommandFinding,
  extensionFinding,
  now,
  rule,
  speech,
} from './sample';

interface Row {
  readonly title: string;
  readonly concern: Concern;
  readonly message: string;
  readonly buttons: readonly string[];
}

const builtIn = {
  ...extensionFinding,
  place: { ...extensionFinding.place, builtIn: true } as typeof extensionFinding.place,
};
const installs: Concern = {
  ...concernOf(),
  alternatives: [{ name: 'Qoder', extension: 'example.qoder', url: undefined }],
};
const said = 'Claude Code is installed. Example Group has banned it since 10 July 2026.';
const reason = '“Alleged backdoor risk; see the security notice.”';

const rows: readonly Row[] = [
  {
    title: 'a banned extension',
    concern: concernOf(),
    message: `${said} ${reason}`,
    buttons: ['Disable', 'Why?', 'Use Qoder'],
  },
  {
    title: 'an alternative that can be installed',
    concern: installs,
    message: `${said} ${reason}`,
    buttons: ['Disable', 'Why?', 'Install Qoder'],
  },
  {
    title: 'a restricted one',
    concern: concernOf({ status: 'restricted' }),
    message: `Claude Code is installed. Example Group allows Claude Code only with approval. ${reason}`,
    buttons: ['Why?', 'Use Qoder'],
  },
  {
    title: 'one that needs an approval',
    concern: concernOf({ status: 'restricted', rule: { ...rule, status: 'restricted' } }),
    message: `Claude Code is installed. Example Group allows Claude Code only with approval. ${reason}`,
    buttons: ['I have approval', 'Why?', 'Use Qoder'],
  },
  {
    title: 'an approval can be requested',
    concern: {
      ...concernOf({ status: 'restricted', rule: { ...rule, status: 'restricted' } }),
      exceptionUrl: 'https://intranet.example/exception',
    },
    message: `Claude Code is installed. Example Group allows Claude Code only with approval. ${reason}`,
    buttons: ['I have approval', 'Request', 'Why?'],
  },
  {
    title: 'a built-in one cannot be disabled',
    concern: concernOf({}, builtIn),
    message: `Claude Code is part of this editor. Example Group has banned it since 10 July 2026. ${reason}`,
    buttons: ['Why?', 'Use Qoder'],
  },
  {
    title: 'a command that runs',
    concern: concernOf({}, commandFinding),
    message: `Claude Code was started in the terminal. Example Group has banned it since 10 July 2026. ${reason}`,
    buttons: ['Stop it', 'Why?', 'Use Qoder'],
  },
  {
    title: 'a command that has ended',
    concern: concernOf({}, endedCommandFinding),
    message: `Claude Code was started in the terminal. Example Group has banned it since 10 July 2026. ${reason}`,
    buttons: ['Why?', 'Use Qoder'],
  },
  {
    title: 'a repository’s own rule',
    concern: concernOf({ layer: 'workspace', organization: undefined }),
    message: `Claude Code is installed. This repository has banned it since 10 July 2026. ${reason}`,
    buttons: ['Disable', 'Why?', 'Use Qoder'],
  },
  {
    title: 'a banned version',
    concern: concernOf({ rule: { ...rule, versions: '<3' } }),
    message: `This version of Claude Code (2.1.91) is banned by Example Group. The rule ends before version 3.0.0. ${reason}`,
    buttons: ['Update', 'Why?', 'Use Qoder'],
  },
  {
    title: 'a version that is not known',
    concern: concernOf({ status: 'restricted', versionUnknown: true }),
    message: `Claude Code is installed. Example Group restricts some versions of Claude Code, and which version this is could not be told. ${reason}`,
    buttons: ['Why?', 'Use Qoder'],
  },
  {
    title: 'not listed',
    concern: { ...concernOf({ rule: undefined, unlisted: true }), alternatives: [] },
    message: 'Claude Code is installed. Example Group allows only the AI assistants that its policy lists.',
    buttons: ['Disable'],
  },
  {
    title: 'hostile texts',
    concern: concernOf({
      organization: 'Evil\u001b[31m\u202e Group',
      rule: { ...rule, reason: 'one\ntwo\u0007\u200f[x](command:y)' },
    }),
    message: 'Claude Code is installed. Evil Group has banned it since 10 July 2026. “one two [x] (command:y)”',
    buttons: ['Disable', 'Why?', 'Use Qoder'],
  },
];

describe('notification', () => {
  for (const { title, concern, message, buttons } of rows) {
    it(title, () => {
      const view = renderNotification(concern, speech);
      deepStrictEqual(
        { message: view.message, buttons: view.buttons.map((button) => button.title) },
        { message, buttons },
      );
    });
  }

  it('asking for an exception or for the alternative is an answer; reading on is none, nor what can be undone', () => {
    const asked = concernOf({ status: 'restricted', rule: { ...rule, status: 'restricted' } });
    const answers = [...rows.map(({ concern }) => concern), { ...asked, exceptionUrl: 'https://intranet.example/ask' }]
      .flatMap((concern) => renderNotification(concern, speech).buttons)
      .concat(renderSummary([concernOf(), installs], speech).buttons)
      .map((button) => `${button.kind} ${isAnswer(button)}`);
    deepStrictEqual(
      ['alternative', 'request', 'why', 'show', 'disable', 'disable-all', 'approve'].map((kind) =>
        answers.find((answer) => answer.startsWith(`${kind} `)),
      ),
      [
        'alternative true',
        'request true',
        'why false',
        'show false',
        'disable false',
        'disable-all false',
        'approve false',
      ],
    );
  });

  it('several at once are one summary', () => {
    const other = concernOf({}, { ...extensionFinding, key: 'extension:a.b' });
    const view = renderSummary([concernOf(), other, concernOf({ status: 'restricted' })], speech);
    strictEqual(view.message, 'Example Group’s AI tool policy concerns 3 things here.');
    deepStrictEqual(
      view.buttons.map(({ title }) => title),
      ['Show', 'Disable all 2'],
    );
  });

  it('of what is there a person is told once for a rule, item and serial', () => {
    const concerns = [
      concernOf(),
      concernOf({ serial: 8 }),
      concernOf({ rule: { ...rule, id: 'other' } }),
      concernOf({}, { ...extensionFinding, key: 'extension:a.b' }),
    ];
    const due = dueNotices(assessmentOf(concerns), noAnswers, now);
    strictEqual(due.length, 4);
    const [first] = due;
    if (first === undefined) throw new Error('nothing is due');
    const known = afterShown(noAnswers, first.concern, first.stage, now);
    strictEqual(dueNotices(assessmentOf(concerns), known, now).length, 3);
  });

  it('what is audited or found in the terminal does not interrupt by itself; what is announced does', () => {
    const quiet = [concernOf({ audit: true }), concernOf({}, commandFinding)];
    deepStrictEqual(dueNotices(assessmentOf(quiet), noAnswers, now), []);
    strictEqual(dueNotices(assessmentOf([concernOf(announced)]), noAnswers, now).length, 1);
    strictEqual(renderNotification(concernOf(announced), speech).isAnnouncement, true);
  });

  it('a command is told each time it starts, unless it is only audited, announced, put off or approved', () => {
    const keys = [commandFinding.key];
    const told = (decision: Parameters<typeof concernOf>[0]) =>
      commandNotices(assessmentOf([concernOf(decision, commandFinding)]), keys, noAnswers, now).length;
    strictEqual(told({}), 1);
    strictEqual(told({ audit: true }), 0);
    strictEqual(told(announced), 0);
    strictEqual(commandNotices(assessmentOf([concernOf({}, commandFinding)]), ['another'], noAnswers, now).length, 0);
    const restricted = concernOf(
      {
        status: 'restricted',
        rule: { ...rule, status: 'restricted' },
        enforcement: { terminal: 'notify', extension: 'offer', presence: 'inform', dismissible: true },
      },
      commandFinding,
    );
    const toldAfter = (answer: Answer) =>
      commandNotices(assessmentOf([restricted]), keys, afterAnswer(noAnswers, restricted, answer, now), now).length;
    strictEqual(toldAfter({ kind: 'acknowledge' }), 1);
    strictEqual(toldAfter({ kind: 'approve', reference: undefined }), 0);
    strictEqual(toldAfter({ kind: 'snooze', for: 'hour' }), 0);
  });

  const started: readonly (readonly [name: string, evidence: Finding['evidence'], names: readonly string[]])[] = [
    ['by its name, also behind another program', [{ code: 'command', data: { name: 'claude' } }], ['claude']],
    ['by its path, past what the terminal could tell', [{ code: 'command-by-path', data: { name: 'claude' } }], []],
    ['as a package', [{ code: 'package', data: { id: 'npm:@anthropic-ai/claude-code' } }], []],
  ];
  for (const [name, evidence, names] of started) {
    it(`the terminal may have told of a start ${name}: ${names.length > 0 ? 'yes' : 'no'}`, () =>
      deepStrictEqual(namesRun(concernOf({}, { ...commandFinding, evidence })), names));
  }
});
