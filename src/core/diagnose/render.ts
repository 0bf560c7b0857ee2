import { type Assessment, activeStatus, announcementOf } from '../assessment';
import { plainText } from '../explain/text';
import { publishedReason } from '../policy/source-reason';
import type { PolicyOrigin, SourceState } from '../policy/source-state';
import { blindSpots } from './blind-spots';
import type { DiagnosisFacts, SetSetting } from './facts';
import { withoutSecrets } from './mask';

/**
 * One page of plain text to paste into a ticket. It is English in every language, as the log is, since it is for whoever helps.
 * Secrets are masked line by line, after everything else.
 */
export function describeDiagnosis(facts: DiagnosisFacts): string {
  const { assessment } = facts;
  const sections: readonly (readonly [heading: string, lines: readonly string[]])[] = [
    ['Host', hostLines(facts)],
    ['Sources', assessment.sources.length === 0 ? ['none is configured'] : assessment.sources.flatMap(sourceLines)],
    ['Policies in force, by layer', policyLines(assessment)],
    ['Found', foundLines(facts)],
    ['Detectors: what each looked at, and what it could not see', blindSpots(facts)],
    ['Terminals', terminalLines(facts)],
    ['Settings that are set', settingLines(facts)],
    ['Answers kept', [answersLine(facts)]],
    ['Last warnings and errors', facts.troubles.length === 0 ? ['none in this session'] : facts.troubles],
  ];
  return [
    'AI Tool Policy: diagnosis',
    `Made ${timeOf(facts.now)}.`,
    'Nothing of this was sent anywhere. Look it over before you pass it on.',
    ...sections.flatMap(([heading, lines]) => [
      '',
      heading,
      ...lines.map((line) => `  ${/^ */.exec(line)?.[0] ?? ''}${safe(line, facts.home)}`),
    ]),
    '',
  ].join('\n');
}

/** Bounded twice: a secret that were cut in half before it is masked would no longer be known for one. */
function safe(line: string, home: string | undefined): string {
  return plainText(withoutSecrets(plainText(line, 4_000), home), 600);
}

function hostLines({ version, editor, workspace, sample }: DiagnosisFacts): readonly string[] {
  const folders = workspace.folders.length === 0 ? 'none' : workspace.folders.join(', ');
  return [
    `AI Tool Policy ${version}`,
    `${editor.appName} ${editor.version} (${editor.appHost}, ${editor.surface})`,
    `remote side: ${editor.remote ?? 'none'}`,
    `${editor.platform}, ${editor.runtime}, language ${editor.language}`,
    `workspace ${workspace.trusted ? 'trusted' : 'not trusted: its own policy file is not read'}; folders: ${folders}`,
    ...(sample ? ['a sample policy is being tried in this window: nothing below is your organisation’s'] : []),
  ];
}

function sourceLines(source: SourceState): readonly string[] {
  const { layer, origin, status, reason, detail, fetchedAt, failingSince, nextCheckAt, signedBy, notes } = source;
  const more: readonly (string | undefined)[] = [
    detail === undefined ? undefined : `detail: ${detail}`,
    fetchedAt === undefined ? undefined : `last confirmed: ${timeOf(fetchedAt)}`,
    failingSince === undefined ? undefined : `failing since: ${timeOf(failingSince)}`,
    nextCheckAt === undefined ? undefined : `next check: ${timeOf(nextCheckAt)}`,
    signedBy === undefined ? 'not signed' : `signed by the key ${shortened(signedBy)}`,
    ...notes.slice(0, 10).map((note) => `note: ${note}`),
  ];
  return [
    `${layer}: ${whereOf(origin)}`,
    `  answer: ${status} (${publishedReason(reason)})`,
    ...more.flatMap((line) => line ?? []).map(indented),
  ];
}

function policyLines({ sources }: Assessment): readonly string[] {
  const inForce = sources.flatMap(({ layer, policy, expired }) => {
    if (policy === undefined) return [];
    const who = policy.organization === '' ? 'this repository' : `${policy.organization}, serial ${policy.serial}`;
    const facts = [
      who,
      `${policy.rules.length} rules`,
      `mode ${policy.mode ?? 'enforce'}`,
      `unlisted ${policy.unlisted ?? 'allowed'}`,
      ...(policy.issuedAt === undefined ? [] : [`issued ${policy.issuedAt}`]),
      ...(policy.expiresAt === undefined ? [] : [`expires ${policy.expiresAt}${expired ? ' (it has)' : ''}`]),
    ];
    return [`${layer}: ${facts.join(', ')}`];
  });
  return inForce.length === 0 ? ['none'] : inForce;
}

function foundLines({ assessment, disabledFromHere }: DiagnosisFacts): readonly string[] {
  const { concerns, dormant } = assessment;
  const count = (status: 'banned' | 'restricted'): number =>
    concerns.filter((concern) => activeStatus(concern) === status).length;
  const announced = concerns.filter((concern) => announcementOf(concern) !== undefined).length;
  return [
    `banned ${count('banned')}, restricted ${count('restricted')}, announced ${announced}`,
    `installed and not running ${dormant.length}, disabled from here ${disabledFromHere}`,
    ...concerns.slice(0, 30).map(({ finding, decision }) => {
      const rule = decision.rule?.id ?? (decision.unlisted ? 'unlisted' : '-');
      return `${finding.key}: ${decision.status} by ${decision.layer ?? '-'}/${rule}${decision.audit ? ' (audit)' : ''}`;
    }),
    ...(concerns.length > 30 ? [`and ${concerns.length - 30} more`] : []),
  ];
}

function terminalLines({ terminals, assessment, watchesProcesses }: DiagnosisFacts): readonly string[] {
  const names = assessment.shimmed.map(({ name }) => name);
  return [
    `open: ${terminals.open}, with shell integration: ${terminals.withShellIntegration}`,
    `scripts on PATH: ${terminals.path ?? 'none'}`,
    `for: ${names.length === 0 ? 'no command' : names.slice(0, 40).join(', ')}${names.length > 40 ? ', …' : ''}`,
    `processes are ${watchesProcesses ? 'looked at' : 'not looked at'}`,
  ];
}

function settingLines({ settings, editorSettings }: DiagnosisFacts): readonly string[] {
  const all = [...settings, ...editorSettings];
  return all.length === 0 ? ['none'] : all.map(settingLine);
}

function settingLine({ name, value }: SetSetting): string {
  return `${name} = ${name.endsWith('.publicKeys') ? describeKeys(value) : JSON.stringify(value)}`;
}

/** Of a key only what it is called: somebody may have put a private one there. */
function describeKeys(value: unknown): string {
  if (!Array.isArray(value)) return 'not a list';
  const named = value.map((key: unknown) => {
    const { kid, kty } = (typeof key === 'object' && key !== null ? key : {}) as { kid?: unknown; kty?: unknown };
    return `${typeof kty === 'string' ? kty : 'unknown'} ${typeof kid === 'string' ? shortened(kid) : 'without a name'}`;
  });
  return `${value.length} keys (${named.join('; ')})`;
}

function answersLine({ answers: { snoozes, answered, approvals } }: DiagnosisFacts): string {
  return `put off ${snoozes}, answered ${answered}, approvals ${approvals}`;
}

function whereOf(origin: PolicyOrigin): string {
  return origin.kind === 'url' ? (origin.url === '' ? 'no address' : origin.url) : origin.path;
}

/** Enough of a key's name to tell it from others; a long one would be taken for a token and masked. */
function shortened(name: string): string {
  return name.length <= 24 ? name : `${name.slice(0, 12)}…`;
}

function indented(line: string): string {
  return `  ${line}`;
}

function timeOf(time: number): string {
  return new Date(time).toISOString();
}
