import { actingDecision, type Concern } from '../assessment';
import type { Decision } from '../decisions/decision';
import type { Finding } from '../findings/finding';
import type { Subject } from '../findings/subject';
import { normalizeRemote } from '../policy/repository';

/** The facts that an `exceptionUrl` may name, each as text; what is not known is empty. */
export interface RequestFacts {
  /** Catalogue id. */
  readonly tool: string;
  /** The thing itself: extension id, package, command, server or model. */
  readonly item: string;
  readonly version: string;
  /** Rule id; empty where `unlisted` decided. */
  readonly rule: string;
  /** `host/path` of the repository, without credentials. */
  readonly repository: string;
}

/**
 * The organisation's page for asking for an exception, with the facts filled in. Each is encoded once, so that no `&`, `#` or `%`
 * of it becomes part of the address. Only what the template names is in the result. Undefined for anything but https.
 */
export function fillExceptionUrl(template: string, facts: RequestFacts): string | undefined {
  if (!/^https:\/\/[^\s/{]/i.test(template)) return undefined;
  return template.replace(/\{(tool|item|version|rule|repository)\}/g, (_, name: keyof RequestFacts) =>
    encodeOnce(facts[name]),
  );
}

/** `remote` is the `origin` as Git has it, credentials and all. */
export function factsOf({ subject }: Finding, decision: Decision, remote: string | undefined): RequestFacts {
  return {
    tool: subject.tool ?? '',
    item: itemOf(subject),
    version: subject.version ?? '',
    rule: decision.rule?.id ?? '',
    // One that cannot be told for certain is left out: it may hold a password in a form that nobody foresaw.
    repository: remote === undefined ? '' : (normalizeRemote(remote) ?? ''),
  };
}

/** Whether there is something to ask an exception from, and somewhere to ask it. */
export function canRequest(concern: Concern): concern is Concern & { readonly exceptionUrl: string } {
  return concern.exceptionUrl !== undefined && (actingDecision(concern)?.status ?? 'allowed') !== 'allowed';
}

function itemOf({ extension, package: packageId, command, mcpServer, models, tool }: Subject): string {
  return extension ?? packageId ?? command ?? mcpServer ?? models?.[0] ?? tool ?? '';
}

/** Half of a surrogate pair has no encoding. `'()*!` are encoded as well: mail programs and chats end a link at them. */
function encodeOnce(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\uFFFD')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
