import { deepStrictEqual } from 'node:assert/strict';
import { type Answers, noAnswers } from '../../../src/core/answers/answers';
import { type Answer, afterAnswer } from '../../../src/core/answers/silence';
import type { Concern } from '../../../src/core/assessment';
import type { Status, TerminalEnforcement } from '../../../src/core/policy/vocabulary';
import { renderShims } from '../../../src/notices/terminal/render';
import { commandFinding, concernOf, now, rule, speech } from '../sample';
import { viewOf } from './scene';

describe('what a shim says', () => {
  it('all of it', () => {
    deepStrictEqual(viewOf('confirm', { reason: 'One.\nTwo.' }), {
      name: 'claude',
      enforcement: 'confirm',
      tone: 'banned',
      title: 'AI tool policy · Example Group',
      body: [
        { text: 'Claude Code is banned since 10 July 2026.', link: undefined },
        { text: 'One.', link: undefined },
        { text: 'Two.', link: undefined },
        { text: 'Use Qoder instead. Why:', link: 'https://intranet.example/ai-tools/claude-code' },
      ],
      closing: 'Run it anyway? [y/N]',
      declined: 'It was not started (exit code 126).',
      refusal:
        'AI tool policy · Example Group: Claude Code is banned since 10 July 2026. It was not started, since there is no terminal to ask in (exit code 126). Why: https://intranet.example/ai-tools/claude-code',
      missing:
        'claude: no such program is on the PATH. (AI tool policy · Example Group: Claude Code is banned since 10 July 2026.)',
    });
  });

  const snooze: Answer = { kind: 'snooze', for: 'hour' };
  const rows: readonly (readonly [name: string, Status, TerminalEnforcement, Answer | undefined, says: boolean])[] = [
    ['a restricted tool', 'restricted', 'notify', undefined, true],
    ['one that is approved', 'restricted', 'notify', { kind: 'approve', reference: undefined }, false],
    ['one that is approved and would ask', 'restricted', 'confirm', { kind: 'approve', reference: 'REQ-1' }, false],
    ['a banned one: there is no approval', 'banned', 'notify', { kind: 'approve', reference: undefined }, true],
    ['one that is snoozed', 'restricted', 'notify', snooze, false],
    ['one that is snoozed and asks', 'restricted', 'confirm', snooze, true],
    ['one whose notice was read', 'restricted', 'notify', { kind: 'acknowledge' }, true],
  ];
  for (const [name, status, terminal, answer, says] of rows) {
    it(`${name}: ${says ? 'told' : 'nothing'}`, () => {
      const concern = startOf(status, terminal);
      const answers: Answers = answer === undefined ? noAnswers : afterAnswer(noAnswers, concern, answer, now);
      deepStrictEqual(renderShims([{ name: 'claude', concern }], answers, speech).length, says ? 1 : 0);
    });
  }
});

function startOf(status: Status, terminal: TerminalEnforcement): Concern {
  const enforcement = { terminal, extension: 'offer', presence: 'inform', dismissible: status !== 'banned' } as const;
  return concernOf({ status, rule: { ...rule, status }, enforcement }, commandFinding);
}
