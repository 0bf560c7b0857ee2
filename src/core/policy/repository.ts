import { compileWildcard, type Matcher } from './wildcard';

/**
 * The one name that a Git remote has however it is reached: `host/path`, host in lower case, without scheme, credentials,
 * port and `.git`. Undefined for what names no host (a local folder) or cannot be told for certain: then no exception applies.
 */
export function normalizeRemote(remote: string): string | undefined {
  const text = remote.trim();
  if (text.length > 2048 || hasUnusable(text)) return undefined;
  const parts = splitUrl(text) ?? splitScp(text);
  if (parts === undefined) return undefined;
  const host = normalizeHost(parts.authority);
  const segments = parts.path.split('/').filter((segment) => segment !== '');
  const last = segments.at(-1);
  if (host === undefined || last === undefined) return undefined;
  const name = last.replace(/\.git$/i, '');
  const path = [...segments.slice(0, -1), name].map(decode);
  if (path.some((segment) => segment === undefined || segment === '' || segment === '.' || segment === '..')) {
    return undefined;
  }
  return sameServer(host, path.join('/'));
}

/**
 * Prepares `github.com/example/ai-research-*`. A star in the host stays within the host, so that `*.example.com/x` is not met by
 * another server's path. Letter case does not count: GitHub, GitLab, Bitbucket and Azure DevOps tell no repositories apart by it.
 * The argument of the matcher is what `normalizeRemote` returns.
 */
export function compileRepositoryPattern(pattern: string): Matcher {
  const wanted = splitName(pattern.replace(/\/+$/, '').replace(/\.git$/i, ''));
  const host = compileWildcard(wanted.host, { ignoreCase: true });
  const path = compileWildcard(wanted.path, { ignoreCase: true });
  return (repository) => {
    const found = splitName(repository);
    return host(found.host) && path(found.path);
  };
}

export function matchesRepository(pattern: string, repository: string): boolean {
  return compileRepositoryPattern(pattern)(repository);
}

interface RemoteParts {
  readonly authority: string;
  readonly path: string;
}

const urlForm = /^(?:git\+)?(?:https?|ssh|git|ftps?):\/\/([^/]*)\/([^?#]*)/i;

function splitUrl(text: string): RemoteParts | undefined {
  const match = urlForm.exec(text);
  return match === null ? undefined : { authority: match[1] ?? '', path: match[2] ?? '' };
}

/** `git@host:owner/repo.git`, `host:owner/repo`, `[git@host:2222]:owner/repo`. One letter before the colon is a Windows drive. */
function splitScp(text: string): RemoteParts | undefined {
  if (text.includes('://')) return undefined;
  const bracketed = /^\[([^\]]*)\]:(.+)$/.exec(text);
  if (bracketed !== null) return { authority: bracketed[1] ?? '', path: bracketed[2] ?? '' };
  const match = /^([^/:\\]{2,}):(.+)$/.exec(text);
  if (match === null) return undefined;
  const path = match[2] ?? '';
  // `git clone host:C:\x` and helper forms such as `ext::command` name no repository on a server.
  return path.startsWith(':') || path.includes('\\') ? undefined : { authority: match[1] ?? '', path };
}

function normalizeHost(authority: string): string | undefined {
  // Programs disagree on what a backslash ends here, so nobody can tell which host is meant.
  if (authority.includes('\\')) return undefined;
  const host = authority
    .slice(authority.lastIndexOf('@') + 1)
    .replace(/:\d*$/, '')
    .replace(/\.$/, '')
    .toLowerCase();
  return /^[\p{L}\p{N}._-]+$/u.test(host) ? host : undefined;
}

/** One server under two names: those that the large hosts document for SSH through port 443, and Azure DevOps' SSH form. */
function sameServer(host: string, path: string): string | undefined {
  if (host === 'ssh.github.com') return `github.com/${path}`;
  if (host === 'altssh.gitlab.com') return `gitlab.com/${path}`;
  if (host === 'altssh.bitbucket.org') return `bitbucket.org/${path}`;
  if (host !== 'ssh.dev.azure.com') return `${host}/${path}`;
  const [version, organization, project, name, ...rest] = path.split('/');
  if (version !== 'v3' || name === undefined || rest.length > 0) return undefined;
  return `dev.azure.com/${organization}/${project}/_git/${name}`;
}

function decode(segment: string): string | undefined {
  if (!segment.includes('%')) return segment;
  try {
    const decoded = decodeURIComponent(segment);
    return decoded.includes('/') || hasUnusable(decoded) ? undefined : decoded;
  } catch {
    return undefined;
  }
}

function hasUnusable(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code === 0x7f) return true;
  }
  return false;
}

function splitName(name: string): { readonly host: string; readonly path: string } {
  const slash = name.indexOf('/');
  return slash < 0 ? { host: name, path: '' } : { host: name.slice(0, slash), path: name.slice(slash + 1) };
}
