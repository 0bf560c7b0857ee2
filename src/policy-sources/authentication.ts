import type { PolicySettings } from '../core/ports';
import { isSecure } from './url-source/address';

/** A session to ask the editor for; the host finds it, this file only says which and for where. */
export interface SessionRequest {
  readonly provider: 'github' | 'github-enterprise' | 'microsoft';
  readonly scopes: readonly string[];
}

export interface AuthenticationRule extends Pick<PolicySettings, 'authentication' | 'authenticationScope'> {
  readonly policyUrl: string;
  /** VS Code's own `github-enterprise.uri`. */
  readonly githubEnterpriseUri: string | undefined;
}

/** GitHub's own hosts, each with https and the usual port. */
const githubOrigins: ReadonlySet<string> = new Set([
  'https://github.com',
  'https://api.github.com',
  'https://raw.githubusercontent.com',
]);

/** The only scope with which GitHub shows a private repository's files. */
const githubScopes = ['repo'];

/**
 * The session whose token may go to an origin (`https://host`, `https://host:port`); undefined for every other. Always the
 * origin of the policy URL itself: after a redirect to another one no token is sent, whatever that one is.
 */
export function sessionFor(origin: string, rule: AuthenticationRule): SessionRequest | undefined {
  if (originOf(rule.policyUrl) !== origin) return undefined;
  switch (rule.authentication) {
    case 'github':
      if (githubOrigins.has(origin)) return { provider: 'github', scopes: githubScopes };
      if (origin === originOf(rule.githubEnterpriseUri)) return { provider: 'github-enterprise', scopes: githubScopes };
      return undefined;
    case 'microsoft':
      // Without a scope a token would be one for Microsoft Graph, which no policy server has a use for.
      return rule.authenticationScope === ''
        ? undefined
        : { provider: 'microsoft', scopes: [rule.authenticationScope] };
    default:
      return undefined;
  }
}

function originOf(text: string | undefined): string | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return isSecure(url) ? url.origin : undefined;
}
