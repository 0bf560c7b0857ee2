import { english } from '../core/explain/localize';
import { statusOf } from '../core/policy/source-reason';
import type { SourceState } from '../core/policy/source-state';
import { isExpired } from '../policy-sources/expiry';
import { judge } from '../policy-sources/url-source/judge';
import { readInput } from './inputs';
import { readKeyFiles } from './public-keys';
import { sourceAsText, verdictAsJson } from './reporters/source';
import { cannotRun, type ExitCode, type Io } from './subcommand';

export interface VerifyGiven {
  readonly operands: readonly string[];
  readonly options: { readonly 'public-key': readonly string[]; readonly format: 'text' | 'json' };
}

/** What a client with these keys, and with nothing in its cache, would say to the file if a URL served it. */
export async function runVerify({ operands, options }: VerifyGiven, io: Io): Promise<ExitCode> {
  const help = 'See ai-tool-policy verify --help.';
  const [file, ...others] = operands;
  if (file === undefined || others.length > 0) return cannotRun(io, 'verify: name one file.', help);
  if (options['public-key'].length === 0) return cannotRun(io, 'verify: --public-key <file> is missing.', help);
  const keys = await readKeyFiles(options['public-key'], io);
  if ('fault' in keys) return cannotRun(io, `verify: ${keys.fault}`, help);
  const read = await readInput(file, io);
  if ('fault' in read) return cannotRun(io, `verify: ${read.fault}`, help);
  const { readPolicy } = await import('../core/policy/read');
  const judged = await judge({ bytes: read.bytes }, keys.keys, async () => readPolicy);
  const state: SourceState = judged.outcome === 'bad' ? refused(file, judged) : accepted(file, judged, io.now());
  const speech = { t: english, locale: 'en', now: io.now() };
  io.stdout(options.format === 'json' ? verdictAsJson(state) : sourceAsText(state, speech));
  return state.status === 'current' ? 0 : 1;
}

type Judged = Awaited<ReturnType<typeof judge>>;

function refused(path: string, { reason, detail }: Extract<Judged, { readonly outcome: 'bad' }>): SourceState {
  return { ...empty, origin: { kind: 'url', url: path }, status: statusOf(reason), reason, detail };
}

function accepted(
  path: string,
  { policy, signedBy, notes }: Extract<Judged, { readonly outcome: 'good' }>,
  now: number,
): SourceState {
  const expired = isExpired(policy, now);
  const reason = expired ? 'expired' : 'ok';
  return {
    ...empty,
    origin: { kind: 'url', url: path },
    status: statusOf(reason),
    reason,
    policy,
    signedBy,
    notes,
    expired,
  };
}

const empty: SourceState = {
  layer: 'organization',
  origin: { kind: 'url', url: '' },
  status: 'none',
  reason: 'ok',
  detail: undefined,
  policy: undefined,
  expired: false,
  fetchedAt: undefined,
  failingSince: undefined,
  nextCheckAt: undefined,
  signedBy: undefined,
  notes: [],
};
