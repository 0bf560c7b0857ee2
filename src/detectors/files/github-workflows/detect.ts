import { readBrokenSteps } from '../common/broken-steps';
import { readSteps, readUses, versionOfTag, withoutExpressions } from '../common/github-steps';
import type { Found, OpenedFile } from '../common/kind';
import { entriesOf, field, itemsOf, stringOf, stringsOf, textOf, type Value } from '../common/tree';

/** Steps, actions, reusable workflows and images of workflows, and those of actions. */
export function detect({ text, roots, fault }: OpenedFile, found: Found): void {
  for (const root of roots) {
    const ofWorkflow = defaultsOf(root, { shell: undefined, folder: undefined });
    for (const { value: job } of entriesOf(field(root, 'jobs'))) readJob(job, ofWorkflow, found);
    readAction(field(root, 'runs'), found);
  }
  if (fault !== undefined) readBrokenSteps(text, keysRead(roots, fault), found);
}

/** Where the keys of steps stand; without those of the step in which the fault is, which was cut short. */
function keysRead(roots: readonly Value[], fault: number): ReadonlySet<number> {
  const steps = roots.flatMap((root) => {
    const owners = [...entriesOf(field(root, 'jobs')).map(({ value }) => value), field(root, 'runs')];
    return owners.flatMap((owner) => itemsOf(field(owner, 'steps')));
  });
  const cut = steps.findLast((step) => step.start < fault);
  return new Set(steps.filter((step) => step !== cut).flatMap((step) => entriesOf(step).map(({ key }) => key.start)));
}

interface Defaults {
  readonly shell: string | undefined;
  readonly folder: string | undefined;
}

function defaultsOf(owner: Value, outer: Defaults): Defaults {
  const run = field(owner, 'defaults', 'run');
  return {
    shell: textOf(field(run, 'shell')) ?? outer.shell,
    folder: textOf(field(run, 'working-directory')) ?? outer.folder,
  };
}

function readJob(job: Value, ofWorkflow: Defaults, found: Found): void {
  readUses(field(job, 'uses'), found);
  const container = field(job, 'container');
  readImage(container?.kind === 'string' ? container : field(container, 'image'), 'install', found);
  for (const { value } of entriesOf(field(job, 'services'))) readImage(field(value, 'image'), 'run', found);
  const defaults = defaultsOf(job, ofWorkflow);
  // Without a shell Windows has PowerShell.
  const runners = stringsOf(field(job, 'runs-on')).map(({ text }) => text);
  const windows = runners.some((label) => /^windows/i.test(label));
  const shell = defaults.shell ?? (windows ? 'pwsh' : undefined);
  const runner = runners.some((label) => label.includes('${{')) ? 'unknown' : undefined;
  readSteps(field(job, 'steps'), { ...defaults, shell, ...(runner && { runner }) }, found);
}

/** https://docs.github.com/actions/reference/metadata-syntax-for-github-actions */
function readAction(runs: Value | undefined, found: Found): void {
  readSteps(field(runs, 'steps'), { shell: undefined, folder: undefined }, found);
  const image = stringOf(field(runs, 'image'));
  if (image?.text.startsWith('docker://')) readUses(image, found);
  const entry = stringOf(field(runs, 'entrypoint'));
  const args = field(runs, 'args');
  if (entry !== undefined)
    found.program([entry, ...(args?.kind === 'array' ? args.items.flatMap((item) => stringOf(item) ?? []) : [])]);
}

function readImage(value: Value | undefined, kind: 'run' | 'install', found: Found): void {
  const image = stringOf(value);
  if (image === undefined) return;
  const name = withoutExpressions(image.source()).text.trim();
  found.package(`docker:${name}`, versionOfTag(name), kind, image);
}
