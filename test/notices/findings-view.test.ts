import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import type { Concern } from '../../src/core/assessment';
import { badgeCount, renderFindings } from '../../src/notices/findings-view/render';
import { assessmentOf, commandFinding, concernOf, endedCommandFinding, speech } from './sample';

interface Row {
  readonly title: string;
  readonly concern: Concern;
  readonly icon: string;
  readonly description: string;
  readonly actions: string;
  readonly counted: number;
}

const rows: readonly Row[] = [
  {
    title: 'an extension',
    concern: concernOf(),
    icon: 'error',
    description: 'banned',
    actions: 'disable why',
    counted: 1,
  },
  {
    title: 'a command that runs can be stopped',
    concern: concernOf({}, commandFinding),
    icon: 'error',
    description: 'banned · by npx, 11:00',
    actions: 'stop why',
    counted: 1,
  },
  {
    title: 'one that has ended is shown, and neither counted nor stopped',
    concern: concernOf({}, endedCommandFinding),
    icon: 'history',
    description: 'banned · by npx, 11:00, ended',
    actions: 'why',
    counted: 0,
  },
  {
    title: 'one that is only audited is not stopped',
    concern: concernOf({ audit: true }, commandFinding),
    icon: 'eye',
    description: 'banned · by npx, 11:00',
    actions: 'why',
    counted: 0,
  },
];

describe('findings view', () => {
  for (const { title, concern, icon, description, actions, counted } of rows) {
    it(title, () => {
      const assessment = assessmentOf([concern]);
      const [node] = renderFindings(assessment, speech).flatMap(({ children }) => children);
      deepStrictEqual([node?.icon.id, node?.description, node?.contextValue], [icon, description, actions]);
      strictEqual(badgeCount(assessment), counted);
    });
  }
});
