import type { SourceStatus } from './vocabulary';

/** What the latest attempt to read a source came to. */
export type SourceReason = (typeof reasonWords)[number] | HttpReason;

type HttpReason = `http-${number}`;

/** The words of the policy format's table, and two that tell apart what it calls `signature`: see `publishedReason`. */
const reasonWords = [
  'ok',
  'not-modified',
  'network',
  'too-slow',
  'too-many-redirects',
  'not-a-policy',
  'syntax',
  'schema',
  'version',
  'signature',
  'unsigned',
  'signature-form',
  'rollback',
  'too-large',
  'insecure-redirect',
  'expired',
  'managed',
  'not-configured',
] as const;

/** Whether a word read from a file is a reason that this version knows: a newer one, in another window, may write others. */
export function isSourceReason(word: unknown): word is SourceReason {
  return reasonWords.some((known) => known === word) || (typeof word === 'string' && /^http-\d{3}$/.test(word));
}

/** The reason as the policy format has it, for whoever reads it by machine. */
export function publishedReason(reason: SourceReason): SourceReason {
  return reason === 'unsigned' || reason === 'signature-form' ? 'signature' : reason;
}

/** The status that a reason stands for while a last good policy is in force: one line for each row of the policy format's table. */
export function statusOf(reason: SourceReason): SourceStatus {
  if (isHttpReason(reason)) return statusOfCode(codeOf(reason));
  switch (reason) {
    case 'ok':
    case 'not-modified':
      return 'current';
    case 'network':
    case 'too-slow':
    case 'too-many-redirects':
      return 'stale';
    case 'not-a-policy':
      return 'unreachable';
    case 'syntax':
    case 'schema':
    case 'version':
    case 'signature':
    case 'unsigned':
    case 'signature-form':
    case 'rollback':
    case 'too-large':
    case 'insecure-redirect':
    case 'managed':
      return 'refused';
    case 'expired':
      return 'expired';
    case 'not-configured':
      return 'none';
  }
}

export function isHttpReason(reason: SourceReason): reason is HttpReason {
  return reason.startsWith('http-');
}

/** The code that the server answered with. */
export function codeOf(reason: HttpReason): number {
  return Number(reason.slice('http-'.length));
}

/** What a server says of itself and of the moment passes; what it says of the address or of us needs someone to act. */
function statusOfCode(code: number): SourceStatus {
  return code >= 500 || code === 429 || code === 408 ? 'stale' : 'unreachable';
}
