import type { FileListing } from '../../core/file-ports';
import { askGit } from '../../folders/git';
import { walkFolder } from '../../folders/walk';

/** What is tracked and of interest, and what was found and is not ignored. */
export async function listCounting(
  folder: string,
  given: readonly string[] | undefined,
  isOfInterest: (path: string) => boolean,
): Promise<FileListing> {
  const index = await askGit(['ls-files', '-z', '--cached', '--stage'], folder, { env: process.env });
  const found = given ?? (index.outcome === 'answered' ? await untracked(folder) : walkFolder(folder).paths);
  if (index.outcome === 'absent')
    return { paths: found.filter(isOfInterest), note: 'There is no git on this machine: ignored files are looked at.' };
  if (index.outcome === 'failed') {
    const isPlain = /not a git repository/i.test(index.message);
    const note = isPlain ? undefined : `git cannot list the folder, so ignored files are looked at: ${index.message}`;
    return { paths: found.filter(isOfInterest), note };
  }
  const { tracked, repositories } = entriesOf(index.text);
  // What lies in a repository within this one is that one's own.
  const own = found.filter((path) => !tracked.has(path) && !isBelow(path, repositories));
  const ignored = await ignoredBy(folder, own);
  const paths = new Set([...tracked, ...own.filter((path) => !ignored.has(path))]);
  return { paths: [...paths].filter(isOfInterest), note: undefined };
}

/** Git says of no tracked file that it is ignored. Without Git nothing is. */
export async function ignoredBy(folder: string, paths: readonly string[]): Promise<ReadonlySet<string>> {
  if (paths.length === 0) return new Set();
  const input = paths.map((path) => `${path}\0`).join('');
  const answer = await askGit(['check-ignore', '-z', '--stdin'], folder, { env: process.env, input });
  switch (answer.outcome) {
    case 'answered':
      return new Set(answer.text.split('\0').filter(Boolean));
    case 'absent':
      return new Set();
    case 'failed':
      // 1: none of them is.
      return answer.code === 1 ? new Set() : unlisted(folder, paths);
  }
}

/** What others installed is no repository's own, unless it is tracked. */
async function untracked(folder: string): Promise<readonly string[]> {
  const args = ['ls-files', '-z', '--others', '--exclude-standard'];
  const answer = await askGit(args, folder, { env: process.env });
  return answer.outcome === 'answered'
    ? answer.text.split('\0').filter((path) => path !== '' && !/(?:^|\/)node_modules\//.test(path))
    : [];
}

/** One path that Git refuses to look at, such as one behind a link to a folder, ends it: what it does not list does not count. */
async function unlisted(folder: string, paths: readonly string[]): Promise<ReadonlySet<string>> {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const answer = await askGit(args, folder, { env: process.env });
  if (answer.outcome !== 'answered') return new Set();
  const listed = new Set(answer.text.split('\0'));
  return new Set(paths.filter((path) => !listed.has(path)));
}

/** `100644 <object> 0\t<path>`; mode 160000 is a submodule. */
function entriesOf(text: string): { readonly tracked: ReadonlySet<string>; readonly repositories: readonly string[] } {
  const tracked = new Set<string>();
  const repositories: string[] = [];
  for (const entry of text.split('\0')) {
    const tab = entry.indexOf('\t');
    if (tab < 0) continue;
    const path = entry.slice(tab + 1);
    if (entry.startsWith('160000')) repositories.push(`${path}/`);
    else tracked.add(path);
  }
  return { tracked, repositories };
}

function isBelow(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => path.startsWith(folder));
}
