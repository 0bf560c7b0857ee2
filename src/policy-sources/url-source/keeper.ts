import type { SourceReason } from '../../core/policy/source-reason';
import type { Log } from '../../core/ports';
import { systemErrorCode } from '../disk/files';
import type { LoadReadPolicy } from '../read-policy';
import type { Answer } from './http';
import { type Judgement, judge } from './judge';
import { type Memory, standingAttempt } from './memory';
import { checkRollback, recordOf } from './rollback';
import { hour, nextAfterFailure, readRetryAfter, refreshInterval } from './schedule';
import { type Attempt, type Entry, type EntryHeader, type SerialRecord, type Store, sha256 } from './store';

type Good = Extract<Judgement, { outcome: 'good' }>;
type BodyAnswer = Extract<Answer, { kind: 'body' }>;

/** Keeps memory and disk in step: takes over what other windows wrote, judges answers, writes what is to last. */
export function keeper(setup: {
  readonly memory: Memory;
  readonly store: Store | undefined;
  readonly publicKeys: readonly unknown[];
  readonly readPolicy: LoadReadPolicy;
  readonly now: () => number;
  readonly random: () => number;
  readonly log?: Pick<Log, 'info' | 'warn'>;
}) {
  const { memory, store, publicKeys, readPolicy, now, random, log } = setup;

  const load = async (): Promise<void> => {
    await readHighest();
    await sync();
  };

  const sync = async (): Promise<void> => {
    if (store === undefined) return;
    const reading = await store.readEntry();
    if (reading.kind === 'found') await adopt(reading.entry);
    else if (memory.held?.kept === 'on-disk') memory.held = { ...memory.held, kept: 'lost' };
    if (reading.kind === 'damaged') await drop('not-configured', reading.why);
    if (memory.storageFault === undefined) memory.attempt = await store.readAttempt();
  };

  const adopt = async ({ header, confirmedAt }: Entry): Promise<void> => {
    const { held } = memory;
    if (held !== undefined && header.sha256 === held.header.sha256) {
      if (held.kept === 'in-memory') return;
      const interval = header.interval === held.header.interval ? held.interval : header.interval;
      memory.held = { ...held, header, interval, confirmedAt, kept: 'on-disk' };
      return;
    }
    const bytes = await store?.readBytes(header);
    if (bytes === undefined) return await drop('not-configured', 'the cached policy is damaged');
    const judged = await judge({ bytes }, publicKeys, readPolicy);
    if (judged.outcome === 'bad') return await drop(judged.reason, judged.detail);
    if (held?.kept === 'in-memory' && held.policy.serial >= judged.policy.serial) return;
    const { policy, signedBy, notes } = judged;
    memory.held = { header, interval: header.interval, confirmedAt, policy, signedBy, notes, kept: 'on-disk' };
    if (policy.serial > (memory.highest?.serial ?? -1)) await raise(await recordOf(policy, judged.payload, memory.url));
  };

  /** What is on the disk is of no use; what this window holds, if anything, stays in force. */
  const drop = async (reason: SourceReason, detail: string): Promise<void> => {
    log?.warn('The cached policy was dropped', { url: memory.url, reason, detail });
    memory.dropped = { reason, detail };
    if (memory.held?.kept === 'on-disk') memory.held = { ...memory.held, kept: 'lost' };
    await store?.dropEntry();
  };

  const take = async (answer: Answer): Promise<void> => {
    switch (answer.kind) {
      case 'aborted':
        return;
      case 'failed':
        return await fail(answer.reason, answer.detail, answer.retryAfter);
      case 'not-modified':
        return await confirm(answer.cacheControl);
      case 'body':
        return await weigh(answer);
    }
  };

  const weigh = async (answer: BodyAnswer): Promise<void> => {
    const judged = await judge(answer, publicKeys, readPolicy);
    if (judged.outcome === 'bad') return await fail(judged.reason, judged.detail);
    await readHighest();
    const checked = await checkRollback(judged.policy, judged.payload, memory.highest, memory.url);
    if (checked.outcome === 'rollback') return await fail('rollback', checked.detail);
    await accept(answer, judged);
    if (checked.outcome === 'newer') await raise(checked.record);
  };

  const accept = async (answer: BodyAnswer, { policy, signedBy, notes }: Good): Promise<void> => {
    const confirmedAt = now();
    const interval = refreshInterval(answer.cacheControl);
    const { etag, lastModified } = answer.validators;
    const { bytes } = answer;
    const header: EntryHeader = {
      format: 1,
      url: memory.url,
      sha256: sha256(bytes),
      length: bytes.length,
      interval,
      etag: short(etag),
      lastModified: short(lastModified),
    };
    const same = memory.held?.kept === 'on-disk' && JSON.stringify(memory.held.header) === JSON.stringify(header);
    memory.held = { header, interval, confirmedAt, policy, signedBy, notes, kept: 'in-memory' };
    memory.latest = 'ok';
    memory.dropped = undefined;
    log?.info('The policy was fetched', { url: memory.url, serial: policy.serial, signedBy });
    // The attempt goes last: as long as it stands, it only says that an older question failed.
    const written = await write((disk) =>
      same ? disk.touchEntry(confirmedAt) : disk.writeEntry(header, bytes, confirmedAt),
    );
    if (written) memory.held = { ...memory.held, kept: 'on-disk' };
    await endFailure();
  };

  const confirm = async (cacheControl: string | null): Promise<void> => {
    const { held } = memory;
    if (held === undefined) return;
    const confirmedAt = now();
    memory.latest = 'not-modified';
    memory.held = {
      ...held,
      confirmedAt,
      interval: cacheControl === null ? held.interval : refreshInterval(cacheControl),
    };
    if (held.kept === 'on-disk' && !(await write((disk) => disk.touchEntry(confirmedAt)))) {
      memory.held = { ...memory.held, kept: 'in-memory' };
    }
    await endFailure();
  };

  const endFailure = async (): Promise<void> => {
    if (memory.attempt === undefined) return;
    memory.attempt = undefined;
    await store?.dropAttempt();
  };

  const fail = async (reason: SourceReason, detail: string, retryAfter: string | null = null): Promise<void> => {
    const at = now();
    const before = standingAttempt(memory);
    const failures = (before?.failures ?? 0) + 1;
    const { held } = memory;
    const attempt: Attempt = {
      url: memory.url,
      at,
      reason,
      detail: detail.slice(0, longestDetail),
      failures,
      failingSince: Math.min(before?.failingSince ?? at, at),
      nextCheckAt: nextAfterFailure({
        at,
        failures,
        interval: held?.interval ?? hour,
        retryAfter: readRetryAfter(retryAfter, at),
        hasPolicy: held !== undefined,
        random: random(),
      }),
      confirmedAt: held?.confirmedAt,
    };
    memory.attempt = attempt;
    log?.warn('The policy could not be fetched', { url: memory.url, reason, detail, failures });
    await write((disk) => disk.writeAttempt(attempt));
  };

  const readHighest = async (): Promise<void> => {
    const record = await store?.readSerial();
    if (record !== undefined && record.serial > (memory.highest?.serial ?? -1)) memory.highest = record;
  };

  const raise = async (record: SerialRecord): Promise<void> => {
    memory.highest = record;
    await write((disk) => disk.writeSerial(record));
  };

  /** True when the disk took it. A directory that is read-only or full is said, and no reason to stop. */
  const write = async (run: (disk: Store) => Promise<void>): Promise<boolean> => {
    if (store === undefined) return false;
    try {
      await run(store);
      memory.storageFault = undefined;
      return true;
    } catch (error) {
      if (systemErrorCode(error) === undefined || !(error instanceof Error)) throw error;
      cannotWrite(error.message);
      return false;
    }
  };

  const cannotWrite = (why: string): void => {
    if (memory.storageFault === undefined) log?.warn('The policy cache cannot be written', { why });
    memory.storageFault ??= why;
  };

  return { load, sync, take, cannotWrite };
}

/** Details quote what a server sent; the log and the attempt's file are no place for all of it. */
const longestDetail = 1000;

/** A validator of unreasonable size is not worth keeping: the next question is then unconditional. */
function short(validator: string | undefined): string | undefined {
  return validator === undefined || validator.length > 2048 ? undefined : validator;
}
