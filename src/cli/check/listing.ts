import { askGit } from '../../folders/git';
import { walkFolder } from '../../folders/walk';
import type { Io } from '../subcommand';

export interface Listing {
  /** Relative to the folder, with `/`, each once, in no particular order. */
  readonly paths: readonly string[];
  /** For stderr. */
  readonly notes: readonly string[];
  /** Folders that could not be listed. */
  readonly unlisted: readonly { readonly path: string; readonly why: string }[];
  /** Whether Git knows the folder. */
  readonly isRepository: boolean;
}

/** What is tracked, and what is not tracked and not ignored; without Git everything but `.git` and `node_modules`. */
export async function listFiles(folder: string, env: Io['env']): Promise<Listing> {
  const answer = await askGit(['ls-files', '-z', '--cached', '--others', '--exclude-standard'], folder, { env });
  switch (answer.outcome) {
    case 'answered':
      return { paths: pathsOf(answer.text), notes: [], unlisted: [], isRepository: true };
    case 'absent':
      return {
        ...walkFolder(folder),
        isRepository: false,
        notes: ['There is no git on this machine: every file in the folder is looked at.'],
      };
    case 'failed':
      return {
        ...walkFolder(folder),
        isRepository: false,
        notes: /not a git repository/i.test(answer.message)
          ? []
          : [`git cannot list the folder, so every file in it is looked at: ${answer.message}`],
      };
  }
}

/** A file in conflict is named once for each side, one after the other; a repository within the repository is named as a folder. */
function pathsOf(text: string): readonly string[] {
  return text.split('\0').filter((path, index, all) => path !== '' && path !== all[index - 1] && !path.endsWith('/'));
}

/** Files that the index has and the folder has not: somebody deleted them, and nothing is wrong. */
export async function deletedFiles(folder: string, env: Io['env']): Promise<ReadonlySet<string>> {
  const answer = await askGit(['ls-files', '-z', '--deleted'], folder, { env });
  return new Set(answer.outcome === 'answered' ? pathsOf(answer.text) : []);
}

/** The files that differ from where the branch left `ref`, and what is not tracked; or why that cannot be told. */
export async function changedSince(
  ref: string,
  folder: string,
  env: Io['env'],
): Promise<{ readonly paths: ReadonlySet<string> } | { readonly fault: string }> {
  const form = ['-z', '--name-only', '--relative', '--no-renames', '--no-ext-diff', '--diff-filter=d'];
  const sinceFork = await askGit(['diff', ...form, '--merge-base', '--end-of-options', ref, '--'], folder, { env });
  // A shallow clone may not reach back to where the branches meet; then the two ends are compared.
  const changed =
    sinceFork.outcome === 'answered'
      ? sinceFork
      : await askGit(['diff', ...form, '--end-of-options', ref, '--'], folder, { env });
  const fresh = await askGit(['ls-files', '-z', '--others', '--exclude-standard'], folder, { env });
  for (const answer of [changed, fresh]) {
    if (answer.outcome === 'absent') return { fault: '--since needs git, which is not on this machine.' };
    if (answer.outcome === 'failed') return { fault: `git cannot tell what changed since ${ref}: ${answer.message}` };
  }
  const texts = [changed, fresh].map((answer) => (answer.outcome === 'answered' ? answer.text : ''));
  return { paths: new Set(texts.join('\0').split('\0').filter(Boolean)) };
}

/** The `origin` remote of the folder's repository. */
export async function originOf(folder: string, env: Io['env']): Promise<string | undefined> {
  const answer = await askGit(['config', '--get', 'remote.origin.url'], folder, { env });
  return answer.outcome === 'answered' ? answer.text.trim() || undefined : undefined;
}
