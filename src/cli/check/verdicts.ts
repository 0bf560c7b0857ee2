import type { Catalogue } from '../../catalogue';
import { strictness } from '../../core/decisions/choose';
import { decide } from '../../core/decisions/decide';
import type { Decision } from '../../core/decisions/decision';
import { describeFound } from '../../core/explain/found';
import { describeRuling, describeUnknownVersion, describeVersionRuling } from '../../core/explain/ruling';
import type { Speech } from '../../core/explain/speech';
import { localizedText, plainText } from '../../core/explain/text';
import type { Subject } from '../../core/findings/subject';
import type { Alternative } from '../../core/policy/document';
import type { Reference } from '../../detectors/files';
import type { LoadedPolicies } from '../policies';
import type { CheckedFinding, FindingWords } from '../reporters/check';

export interface Judge {
  readonly policies: LoadedPolicies;
  readonly repository: string | undefined;
  readonly speech: Speech;
}

export interface PlacedReference extends Omit<Reference, 'start' | 'end'> {
  readonly endLine: number;
  readonly endColumn: number;
}

/** What the policies say of the references of a file: one finding for each line, tool and kind, the strictest where they differ. */
export function findingsOf(
  file: string,
  references: readonly PlacedReference[],
  judge: Judge,
): readonly CheckedFinding[] {
  const found = new Map<string, CheckedFinding>();
  for (const reference of references) {
    const finding = findingOf(file, reference, judge);
    if (finding === undefined) continue;
    const key = `${finding.line} ${finding.kind} ${finding.tool}`;
    const known = found.get(key);
    if (known === undefined || strictness(finding.status) > strictness(known.status)) found.set(key, finding);
  }
  return [...found.values()].sort((one, other) => one.line - other.line || one.column - other.column);
}

function findingOf(file: string, reference: PlacedReference, judge: Judge): CheckedFinding | undefined {
  const { subject, kind, line, column, endLine, endColumn } = reference;
  const { policies, repository, speech } = judge;
  const decision = decide(policies.layers, subject, { now: speech.now, repository });
  const { status } = decision;
  if (status === 'allowed') return undefined;
  const name = nameOf(subject, policies.catalogue);
  return {
    file,
    line,
    column,
    endLine,
    endColumn,
    tool: subject.tool ?? thingOf(subject),
    name,
    kind,
    status,
    rule: decision.rule?.id ?? null,
    weight: weightOf(reference, decision),
    decision,
    words: wordsOf({ file, reference, name, decision }, judge),
  };
}

/** A tool's own file only informs unless its rule says otherwise; what an audit sees counts as far as another layer enforces it. */
function weightOf({ kind }: PlacedReference, decision: Decision): CheckedFinding['weight'] {
  const acting = decision.audit ? decision.acting : decision;
  if (acting === undefined || acting.status === 'allowed') return 'information';
  return kind === 'presence' && acting.enforcement.presence === 'inform' ? 'information' : 'counts';
}

interface Told {
  readonly file: string;
  readonly reference: PlacedReference;
  readonly name: string;
  readonly decision: Decision;
}

function wordsOf({ file, reference, name, decision }: Told, { policies, speech }: Judge): FindingWords {
  const { kind, line, column, subject } = reference;
  const place = { kind: 'file', path: file, start: 0, end: 0, line, column, reference: kind } as const;
  const found = describeFound({ place, evidence: [] }, name, speech);
  const { rule } = decision;
  const reason = localizedText(rule?.reason, speech.locale);
  const alternatives = (rule?.alternatives ?? []).map((one) => alternativeWords(one, policies.catalogue));
  return {
    message: `${found} ${rulingOf(name, subject.version, decision, speech)}`,
    reason: reason === undefined ? undefined : plainText(reason),
    link: rule?.rationaleUrl === undefined ? undefined : plainText(rule.rationaleUrl),
    instead: alternatives.length === 0 ? undefined : `Instead: ${alternatives.join(', ')}`,
  };
}

function rulingOf(name: string, version: string | undefined, decision: Decision, speech: Speech): string {
  if (decision.versionUnknown) return describeUnknownVersion(name, decision, speech);
  if (decision.rule?.versions !== undefined && version !== undefined)
    return describeVersionRuling(name, plainText(version, 40), decision, speech);
  return describeRuling(name, decision, speech);
}

function alternativeWords(alternative: Alternative, catalogue: Catalogue): string {
  if (typeof alternative === 'string') return catalogue.tool(alternative)?.name ?? plainText(alternative, 80);
  const where = alternative.guideUrl ?? alternative.url;
  return `${plainText(alternative.name, 80)}${where === undefined ? '' : ` (${plainText(where)})`}`;
}

function nameOf(subject: Subject, catalogue: Catalogue): string {
  const tool = subject.tool === undefined ? undefined : catalogue.tool(subject.tool);
  return plainText(tool?.name ?? thingOf(subject), 80);
}

function thingOf({ tool, package: packageId, extension, mcpServer, command }: Subject): string {
  return packageId ?? extension ?? mcpServer ?? command ?? tool ?? 'unknown';
}
