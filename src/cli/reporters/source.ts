import { describeSource, nextStepFor } from '../../core/explain/source-status';
import type { Speech } from '../../core/explain/speech';
import { plainText } from '../../core/explain/text';
import { publishedReason } from '../../core/policy/source-reason';
import type { SourceState } from '../../core/policy/source-state';

/** `fetch --format json`, as its help describes it: one line. */
export function sourceAsJson(state: SourceState): string {
  return `${JSON.stringify({
    status: state.status,
    reason: publishedReason(state.reason),
    detail: state.detail ?? null,
    organization: state.policy?.organization ?? null,
    serial: state.policy?.serial ?? null,
    fetchedAt: state.policy === undefined ? null : time(state.fetchedAt),
    expired: state.expired,
  })}\n`;
}

export function sourceAsText(state: SourceState, speech: Speech): string {
  const { policy } = state;
  const nextStep = nextStepFor(state, speech);
  const rows: readonly (readonly [string, string | number | null | undefined])[] = [
    ['status', state.status],
    ['reason', publishedReason(state.reason)],
    ['detail', state.detail === undefined ? undefined : plainText(state.detail, 2000)],
    ['organization', policy === undefined ? undefined : plainText(policy.organization, 200)],
    ['serial', policy?.serial],
    ['signed by', state.signedBy === undefined ? undefined : plainText(state.signedBy, 200)],
    ['fetched', policy === undefined ? undefined : time(state.fetchedAt)],
    ['failing since', time(state.failingSince)],
  ];
  const table = rows.flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [`${`${name}:`.padEnd(15)}${value}`],
  );
  const notes = state.notes.map((note) => `note: ${plainText(note, 2000)}`);
  const words = [describeSource(state, speech), ...(nextStep === undefined ? [] : [nextStep])];
  return [...table, ...notes, '', ...words].map((line) => `${line}\n`).join('');
}

/** `verify --format json`. */
export function verdictAsJson(state: SourceState): string {
  return `${JSON.stringify({
    status: state.status,
    reason: publishedReason(state.reason),
    detail: state.detail ?? null,
    organization: state.policy?.organization ?? null,
    serial: state.policy?.serial ?? null,
    signedBy: state.signedBy ?? null,
    expired: state.expired,
  })}\n`;
}

function time(moment: number | undefined): string | null {
  return moment === undefined ? null : new Date(moment).toISOString();
}
