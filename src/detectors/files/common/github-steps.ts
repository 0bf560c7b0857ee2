import type { Found } from './kind';
import { replaced, type SourceText, unknownOf } from './source-text';
import { shellNamed, shellOfText } from './step-shell';
import { field, itemsOf, oneOrMany, stringOf, textOf, type Value } from './tree';

/** Where steps run, if they do not say so themselves. */
export interface StepDefaults {
  readonly shell: string | undefined;
  readonly folder: string | undefined;
  /** An expression chooses the runner, and with it the shell of steps that name none. */
  readonly runner?: 'unknown';
}

/** The steps of a job or of a composite action. Conditions are not evaluated: a step behind `if: false` is one. */
export function readSteps(steps: Value | undefined, defaults: StepDefaults, found: Found): void {
  for (const step of itemsOf(steps)) {
    readUses(field(step, 'uses'), found);
    readActionInputs(step, defaults, found);
    const run = stringOf(field(step, 'run'));
    if (run === undefined) continue;
    const named = textOf(field(step, 'shell')) ?? defaults.shell;
    const isOpen = named === undefined && defaults.runner === 'unknown';
    const shell = isOpen ? shellOfText(run.text) : shellNamed(named);
    if (shell === undefined) continue;
    found.shell(withoutExpressions(run.source()), shell, {
      folder: folderNamed(textOf(field(step, 'working-directory')) ?? defaults.folder),
    });
  }
}

/** `owner/repo@v1`, `owner/repo/.github/workflows/x.yml@main`, `docker://image:tag`; a local `./action` is not followed. */
export function readUses(value: Value | undefined, found: Found): void {
  const uses = stringOf(value);
  if (uses === undefined) return;
  const reference = uses.text.trim();
  if (reference.startsWith('./') || reference.startsWith('../')) return;
  if (reference.startsWith('docker://')) {
    found.package(`docker:${reference.slice('docker://'.length)}`, versionOfTag(reference), 'run', uses);
    return;
  }
  const at = reference.indexOf('@');
  const version = /^v?\d/.test(reference.slice(at + 1)) && at > 0 ? reference.slice(at + 1) : undefined;
  found.package(`github-action:${reference}`, version, 'run', uses);
}

/** `image:1.2.3`. */
export function versionOfTag(image: string): string | undefined {
  return /:(v?\d[\w.+-]*)(?:@|$)/.exec(image.slice(image.lastIndexOf('/') + 1))?.[1];
}

/** `${{ … }}` is put in before the shell sees the text: what it will be is not known. */
export function withoutExpressions(source: SourceText): SourceText {
  return replaced(source, /\$\{\{[\s\S]*?\}\}/g, (part) => unknownOf(part.length));
}

/** A folder below the repository's own; undefined where an expression decides. */
export function folderNamed(folder: string | undefined): string {
  if (folder === undefined || folder.includes('${{')) return '';
  return folder
    .replace(/^\.?\/+/, '')
    .replace(/\/+$/, '')
    .replace(/^\.$/, '');
}

/** Widely used actions whose input is shell text that they run. */
const inputsThatRun: Readonly<Record<string, readonly string[]>> = {
  'nick-fields/retry': ['command'],
  'nick-invision/retry': ['command'],
  'wandalen/wretry.action': ['command'],
  'devcontainers/ci': ['runCmd'],
  'appleboy/ssh-action': ['script'],
  'addnab/docker-run-action': ['run'],
  'gacts/run-and-post-run': ['run', 'post'],
  'cypress-io/github-action': ['build', 'start', 'command'],
};

function readActionInputs(step: Value, defaults: StepDefaults, found: Found): void {
  const action = textOf(field(step, 'uses'))?.replace(/@.*$/, '').toLowerCase() ?? '';
  if (!Object.hasOwn(inputsThatRun, action)) return;
  for (const name of inputsThatRun[action] ?? []) {
    for (const text of oneOrMany(field(step, 'with', name))) {
      if (text.kind === 'string')
        found.shell(withoutExpressions(text.source()), 'bash', { folder: folderNamed(defaults.folder) });
    }
  }
}
