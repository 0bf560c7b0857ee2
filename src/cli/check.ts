import { statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { english } from '../core/explain/localize';
import { repositoryFault } from './answers';
import { type Baseline, readBaseline, type Sorted, withoutIgnored, withoutKnown } from './check/dismissals';
import { changedSince, deletedFiles, listFiles, originOf } from './check/listing';
import { scan } from './check/scan';
import { findingsOf } from './check/verdicts';
import { momentOf, readInput } from './inputs';
import { type LoadedPolicies, loadPolicies } from './policies';
import { type CheckReport, checkAsJson, checkAsText } from './reporters/check';
import { checkAsGithub } from './reporters/github';
import { checkAsSarif } from './reporters/sarif';
import { type Argument, cannotRun, type ExitCode, type Io } from './subcommand';

export interface CheckGiven {
  readonly operands: readonly string[];
  readonly inOrder: readonly Argument[];
  readonly options: {
    readonly 'public-key': readonly string[];
    readonly format: 'text' | 'json' | 'sarif' | 'github';
    readonly since: string | undefined;
    readonly 'fail-on': 'banned' | 'restricted' | 'never';
    readonly 'fail-on-unreadable': boolean;
    readonly 'no-ignores': boolean;
    readonly baseline: string | undefined;
    readonly on: string | undefined;
    readonly repository: string | undefined;
  };
}

/** Exit code 0: nothing that counts; 1: findings that count, or unreadable files where they are asked for; 2: it could not run. */
export async function runCheck({ operands, inOrder, options }: CheckGiven, io: Io): Promise<ExitCode> {
  const cannot = (what: string) => cannotRun(io, `check: ${what}`, 'See ai-tool-policy check --help.');
  const [given = '.', ...others] = operands;
  if (others.length > 0) return cannot('more than one folder is given.');
  const folder = resolve(io.cwd, given);
  if (!isFolder(folder)) return cannot(`${given} is not a folder.`);
  const on = momentOf(options.on, '--on', io.now());
  if ('fault' in on) return cannot(on.fault);
  const misplaced = repositoryFault(options.repository);
  if (misplaced !== undefined) return cannot(misplaced);
  const baseline = await loadBaseline(options.baseline, folder, io);
  if ('fault' in baseline) return cannot(baseline.fault);
  // Git takes its time while the policies are read.
  const listed = listFiles(folder, io.env);
  const policies = await loadPolicies(inOrder, options['public-key'], io);
  if ('fault' in policies) return cannot(policies.fault);
  const listing = await listed;
  const since = options.since === undefined ? undefined : await changedSince(options.since, folder, io.env);
  if (since !== undefined && 'fault' in since) return cannot(since.fault);
  for (const note of [...policies.notes, ...listing.notes]) io.stderr(`${note}\n`);

  const repository = options.repository ?? (needsRepository(policies) ? await originOf(folder, io.env) : undefined);
  const scanned = await scan({ folder, paths: listing.paths, only: since?.paths, policies, asset: io.asset });
  const judge = { policies, repository, speech: { t: english, locale: 'en', now: on.time } };
  const sorted = scanned.files.map(({ path, references, ignores }) => {
    const findings = findingsOf(path, references, judge);
    return options['no-ignores'] ? { findings, dismissed: [] } : withoutIgnored(findings, ignores);
  });
  const unreadable = listing.isRepository ? await withoutDeleted(scanned.unreadable, folder, io) : scanned.unreadable;
  const report = reportOf(sorted, baseline.known, {
    files: scanned.read,
    unreadable: [
      ...listing.unlisted.map(({ path, why }) => ({ file: path === '' ? '.' : path, line: 1, why })),
      ...unreadable,
    ],
    now: on.time,
    version: io.version,
  });
  io.stdout(render(report, options.format));
  return exitCode(report, options);
}

function reportOf(
  sorted: readonly Sorted[],
  baseline: Baseline | undefined,
  rest: Omit<CheckReport, 'findings' | 'dismissed'>,
): CheckReport {
  const all = sorted.flatMap(({ findings }) => findings);
  const left = baseline === undefined ? { findings: all, dismissed: [] } : withoutKnown(all, baseline);
  return {
    ...rest,
    findings: left.findings,
    dismissed: [...sorted.flatMap(({ dismissed }) => dismissed), ...left.dismissed],
  };
}

function render(report: CheckReport, format: CheckGiven['options']['format']): string {
  switch (format) {
    case 'text':
      return checkAsText(report);
    case 'json':
      return checkAsJson(report);
    case 'sarif':
      return checkAsSarif(report);
    case 'github':
      return checkAsGithub(report);
  }
}

function exitCode({ findings, unreadable }: CheckReport, options: CheckGiven['options']): ExitCode {
  if (options['fail-on-unreadable'] && unreadable.length > 0) return 1;
  const counting = findings.filter(({ weight }) => weight === 'counts');
  switch (options['fail-on']) {
    case 'never':
      return 0;
    case 'banned':
      return counting.some(({ decision }) => (decision.acting ?? decision).status === 'banned') ? 1 : 0;
    case 'restricted':
      return counting.length > 0 ? 1 : 0;
  }
}

/** A file that is deleted and not yet committed so is no fault of the folder's. */
async function withoutDeleted(
  unreadable: CheckReport['unreadable'],
  folder: string,
  io: Io,
): Promise<CheckReport['unreadable']> {
  if (unreadable.length === 0) return unreadable;
  const deleted = await deletedFiles(folder, io.env);
  return unreadable.filter(({ file }) => !deleted.has(file));
}

/** A baseline lies outside of what is checked: nobody is to let their own change pass. */
async function loadBaseline(
  path: string | undefined,
  folder: string,
  io: Io,
): Promise<{ readonly known: Baseline | undefined } | { readonly fault: string }> {
  if (path === undefined) return { known: undefined };
  const place = relative(folder, resolve(io.cwd, path));
  if (path !== '-' && !place.startsWith('..') && resolve(place) !== place)
    return {
      fault: `the baseline ${path} lies in the folder that is checked. Keep it outside, where a change cannot reach it.`,
    };
  const input = await readInput(path, io);
  if ('fault' in input) return input;
  const known = readBaseline(new TextDecoder().decode(input.bytes));
  return known instanceof Map
    ? { known }
    : { fault: `${path} is no baseline: ${'fault' in known ? known.fault : ''}.` };
}

/** Only exceptions ask which repository it is. */
function needsRepository({ policies }: LoadedPolicies): boolean {
  return policies.some(
    ({ policy, machineExceptions }) =>
      machineExceptions.length > 0 || policy?.rules.some((rule) => (rule.exceptions ?? []).length > 0),
  );
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
