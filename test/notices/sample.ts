import type { Assessment, Concern } from '../../src/core/assessment';
import { emptyAssessment } from '../../src/core/assessment';
import type { Decision } from '../../src/core/decisions/decision';
import { english } from '../../src/core/explain/localize';
import type { Speech } from '../../src/core/explain/speech';
import type { Finding } from '../../src/core/findings/finding';
import type { PolicyDocument, PolicyRule } from '../../src/core/policy/document';
import type { SourceState } from '../../src/core/policy/source-state';

/** Noon of 22 November 2026, where the tests run. */
export const now = new Date(2026, 10, 22, 12).getTime();

export const speech: Speech = { t: english, locale: 'en', now };

export const rule: PolicyRule = {
  id: 'claude-code',
  tools: ['claude-code'],
  status: 'banned',
  from: '2026-07-10',
  reason: 'Alleged backdoor risk; see the security notice.',
  rationaleUrl: 'https://intranet.example/ai-tools/claude-code',
  alternatives: ['qoder'],
};

export const policy: PolicyDocument = { version: 1, organization: 'Example Group', serial: 7, rules: [rule] };

export function decisionOf(change: Partial<Decision> = {}): Decision {
  return {
    status: 'banned',
    rule,
    layer: 'organization',
    unlisted: false,
    organization: 'Example Group',
    serial: 7,
    versionUnknown: false,
    announced: undefined,
    exception: undefined,
    audit: false,
    acting: undefined,
    enforcement: { terminal: 'notify', extension: 'offer', presence: 'inform', dismissible: false },
    considered: [],
    ...change,
  };
}

export const extensionFinding: Finding = {
  key: 'extension:anthropic.claude-code',
  kind: 'extension',
  subject: { tool: 'claude-code', extension: 'anthropic.claude-code', version: '2.1.91', assistant: true },
  place: {
    kind: 'extension',
    id: 'anthropic.claude-code',
    displayName: 'Claude Code (stand-in)',
    active: true,
    builtIn: false,
  },
  evidence: [],
};

export const commandFinding: Finding = {
  key: 'command:claude-code:npx',
  kind: 'command',
  subject: { tool: 'claude-code', package: 'npm:@anthropic-ai/claude-code', assistant: true },
  place: { kind: 'terminal', terminalName: 'bash', at: now - 3_600_000, programWord: 'npx', reference: 'run' },
  evidence: [],
};

export const endedCommandFinding: Finding = {
  ...commandFinding,
  place: { ...commandFinding.place, ended: now - 1_800_000 } as typeof commandFinding.place,
};

export function concernOf(decision: Partial<Decision> = {}, finding: Finding = extensionFinding): Concern {
  return {
    finding,
    decision: decisionOf(decision),
    name: 'Claude Code',
    alternatives: [{ name: 'Qoder', extension: undefined, url: 'https://qoder.com' }],
    remedy: finding.kind === 'extension' ? 'disable' : 'none',
  };
}

export const announced: Partial<Decision> = {
  status: 'allowed',
  rule: undefined,
  layer: undefined,
  organization: undefined,
  announced: {
    rule: { ...rule, from: '2026-11-29' },
    layer: 'organization',
    organization: 'Example Group',
    serial: 7,
    status: 'banned',
    from: '2026-11-29',
  },
};

export function sourceOf(change: Partial<SourceState> = {}): SourceState {
  return {
    layer: 'organization',
    origin: { kind: 'url', url: 'https://user:secret@intranet.example/policy.json' },
    status: 'current',
    reason: 'ok',
    detail: undefined,
    policy,
    expired: false,
    fetchedAt: now - 120_000,
    failingSince: undefined,
    nextCheckAt: now + 3_600_000,
    signedBy: undefined,
    notes: [],
    ...change,
  };
}

export function assessmentOf(concerns: readonly Concern[], sources: readonly SourceState[] = [sourceOf()]): Assessment {
  return {
    ...emptyAssessment,
    madeAt: now,
    concerns,
    sources,
    lookedAt: { ...emptyAssessment.lookedAt, extensions: 12 },
  };
}
