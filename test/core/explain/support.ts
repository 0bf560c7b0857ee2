import type { Concern } from '../../../src/core/assessment';
import { english } from '../../../src/core/explain/localize';
import type { Speech } from '../../../src/core/explain/speech';
import type { Place } from '../../../src/core/findings/finding';
import { decideRow, type Row, subjectOf, timeOf } from '../decisions/support';

/** A concern as the editor would make it: real policies, decided for real. */
export interface ConcernText extends Omit<Row, 'it' | 'expect'> {
  readonly place?: Place;
  readonly name?: string;
}

export const installed: Place = {
  kind: 'extension',
  id: 'anthropic.claude-code',
  displayName: 'Claude Code for VS Code',
  active: true,
  builtIn: false,
};

export const started: Place = { kind: 'terminal', terminalName: 'bash', at: 0, programWord: 'npx', reference: 'run' };

export function concernOf(text: ConcernText): Concern {
  return {
    finding: {
      key: 'x',
      kind: 'extension',
      subject: subjectOf(text.item),
      place: text.place ?? installed,
      evidence: [],
    },
    decision: decideRow(text),
    name: text.name ?? 'Claude Code',
    alternatives: [{ name: 'Qoder', extension: undefined, url: 'https://qoder.com' }],
    remedy: 'none',
  };
}

export function speechOn(day: string, locale = 'en'): Speech {
  return { t: english, locale, now: timeOf(day) };
}
