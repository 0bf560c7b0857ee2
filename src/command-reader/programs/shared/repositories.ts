/**
 * The repository that an installer's word names, as `github.com/owner/name`: `git+https://…`, `github:owner/name`,
 * `owner/name` of npm, an archive of GitHub's. Nothing for addresses of anything else.
 */
export function repositoryOf(text: string): string | undefined {
  const bare = text
    .replace(/^[\w.-]+(?:\[[^\]]*\])?\s*@\s*(?=git\+|https?:)/, '')
    .replace(/^(?:@[\w.-]+\/)?[\w.-]+@(?=git|https?:)/, '');
  const hosted = /^(github|gitlab|bitbucket):([\w.-]+\/[\w.-]+)/.exec(bare);
  if (hosted?.[1] && hosted[2]) return named(`${hosts[hosted[1]]}/${hosted[2]}`);
  const address =
    /^(?:(?:git\+)?(?:https?|ssh|git):\/\/|git\+|git@)(?:[\w.-]+@)?([\w.-]+\.[a-z]+)(?::\d+)?[/:]([\w.-]+\/[\w.-]+)/i.exec(
      bare,
    );
  if (address?.[1] && address[2]) return named(`${address[1]}/${address[2]}`);
  return undefined;
}

const hosts: Readonly<Record<string, string>> = {
  github: 'github.com',
  gitlab: 'gitlab.com',
  bitbucket: 'bitbucket.org',
};

function named(path: string): string {
  return path
    .replace(/^www\./i, '')
    .replace(/(?:\.git)?$/i, '')
    .toLowerCase();
}
