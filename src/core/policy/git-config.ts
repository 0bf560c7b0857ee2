/**
 * The URL of the remote `origin` in the text of a repository's `config` file, as written there; undefined where there is none.
 * Git's own format: https://git-scm.com/docs/git-config#_syntax. Only the one value that is needed.
 */
export function originIn(config: string): string | undefined {
  let inOrigin = false;
  for (const line of config.split('\n')) {
    const section = /^\s*\[(.*)\]\s*$/.exec(line)?.[1];
    if (section !== undefined) inOrigin = /^remote\s+"origin"$/.test(section);
    const url = inOrigin ? /^\s*url\s*=\s*"?(.*?)"?\s*$/.exec(line)?.[1] : undefined;
    if (url !== undefined) return url;
  }
  return undefined;
}
