import type { PolicyDocument } from '../../core/policy/document';
import { type SourceReason, statusOf } from '../../core/policy/source-reason';
import type { SourceState } from '../../core/policy/source-state';
import { isExpired } from '../expiry';
import { isDue, nextAfterSuccess } from './schedule';
import type { Attempt, EntryHeader, SerialRecord } from './store';

/** The last good policy, verified with today's keys. */
export interface Held {
  readonly header: EntryHeader;
  /** Milliseconds; the latest answer's, which a 304 does not write to the disk. */
  readonly interval: number;
  readonly confirmedAt: number;
  readonly policy: PolicyDocument;
  readonly signedBy: string | undefined;
  readonly notes: readonly string[];
  /** Where the bytes are: on the disk, only here since the disk could not be written, or only here since they vanished from it. */
  readonly kept: 'on-disk' | 'in-memory' | 'lost';
}

/** All that a source knows between two questions. */
export interface Memory {
  readonly url: string;
  held: Held | undefined;
  attempt: Attempt | undefined;
  highest: SerialRecord | undefined;
  latest: 'ok' | 'not-modified';
  /** Why what was in the cache is no longer used. */
  dropped: { readonly reason: SourceReason; readonly detail: string } | undefined;
  /** Why the disk could not be written. */
  storageFault: string | undefined;
  /** The random part of the next check, drawn once for each confirmation. */
  draw: { readonly confirmedAt: number; readonly random: number } | undefined;
}

export function emptyMemory(url: string): Memory {
  return {
    url,
    held: undefined,
    attempt: undefined,
    highest: undefined,
    latest: 'ok',
    dropped: undefined,
    storageFault: undefined,
    draw: undefined,
  };
}

/** True when the cache holds an older policy than was once accepted: it stays in force, and is asked for anew without conditions. */
export function isBehind(memory: Memory): boolean {
  return memory.held !== undefined && memory.held.policy.serial < (memory.highest?.serial ?? 0);
}

/** Some file systems keep time stamps to two seconds. */
const stampPrecision = 2000;

/** The failure that still counts: one that a later confirmation, by whichever window, has not overruled. */
export function standingAttempt({ attempt, held }: Memory): Attempt | undefined {
  if (attempt === undefined || attempt.confirmedAt === undefined) return held === undefined ? attempt : undefined;
  return held !== undefined && Math.abs(held.confirmedAt - attempt.confirmedAt) <= stampPrecision ? attempt : undefined;
}

export function nextCheckAt(memory: Memory, random: () => number): number | undefined {
  const attempt = standingAttempt(memory);
  if (attempt !== undefined) return attempt.nextCheckAt;
  const { held } = memory;
  if (held === undefined || isBehind(memory)) return undefined;
  if (memory.draw?.confirmedAt !== held.confirmedAt) memory.draw = { confirmedAt: held.confirmedAt, random: random() };
  return nextAfterSuccess(held.confirmedAt, held.interval, memory.draw.random);
}

export function isCheckDue(memory: Memory, now: number, random: () => number): boolean {
  const next = nextCheckAt(memory, random);
  const stampedAt = standingAttempt(memory)?.at ?? memory.held?.confirmedAt;
  return next === undefined || stampedAt === undefined || isDue(now, stampedAt, next);
}

export function describeMemory(memory: Memory, now: number, random: () => number): SourceState {
  const { held, dropped } = memory;
  const attempt = standingAttempt(memory);
  const expired = isExpired(held?.policy, now);
  const reason =
    attempt?.reason ??
    (held === undefined ? (dropped?.reason ?? 'not-configured') : expired ? 'expired' : memory.latest);
  return {
    layer: 'organization',
    origin: { kind: 'url', url: memory.url },
    status: held === undefined ? 'none' : statusOf(reason),
    reason,
    detail: attempt?.detail ?? (held === undefined ? (dropped?.detail ?? 'not fetched yet') : undefined),
    policy: held?.policy,
    expired,
    fetchedAt: held === undefined ? undefined : Math.min(held.confirmedAt, now),
    failingSince: attempt?.failingSince,
    nextCheckAt: nextCheckAt(memory, random) ?? now,
    signedBy: held?.signedBy,
    notes: [
      ...(held?.notes ?? []),
      ...(dropped === undefined ? [] : [`the cached policy was dropped: ${dropped.detail}`]),
      ...(memory.storageFault === undefined ? [] : [`the policy is kept in memory only: ${memory.storageFault}`]),
    ],
  };
}
