import type { Catalogue } from '../../catalogue';
import { decide } from '../../core/decisions/decide';
import type { Decision } from '../../core/decisions/decision';
import { itemOf, type Judged, oneForEachLine, onlyInforms, toolOrItem } from '../../core/decisions/file-verdicts';
import { describeFound } from '../../core/explain/found';
import { describeRuling, describeUnknownVersion, describeVersionRuling } from '../../core/explain/ruling';
import type { Speech } from '../../core/explain/speech';
import { localizedText, plainText } from '../../core/explain/text';
import type { PlacedReference } from '../../core/findings/file-reference';
import type { Subject } from '../../core/findings/subject';
import type { Alternative } from '../../core/policy/document';
import type { LoadedPolicies } from '../policies';
import type { CheckedFinding, FindingWords } from '../reporters/check';

export interface Judge {
  readonly policies: LoadedPolicies;
  readonly repository: string | undefined;
  readonly speech: Speech;
}

/** What the policies say of the references of a file: one finding for each line, tool and kind, the strictest where they differ. */
export function findingsOf(
  file: string,
  references: readonly PlacedReference[],
  judge: Judge,
): readonly CheckedFinding[] {
  const { policies, repository, speech } = judge;
  const judged = references.map((reference) => ({
    reference,
    decision: decide(policies.layers, reference.subject, { now: speech.now, repository }),
  }));
  return oneForEachLine(judged).flatMap((one) => findingOf(file, one, judge) ?? []);
}

function findingOf(file: string, { reference, decision }: Judged, judge: Judge): CheckedFinding | undefined {
  const { subject, kind, line, column, endLine, endColumn } = reference;
  const { status } = decision;
  if (status === 'allowed') return undefined;
  const name = nameOf(subject, judge.policies.catalogue);
  return {
    file,
    line,
    column,
    endLine,
    endColumn,
    tool: toolOrItem(subject),
    name,
    kind,
    status,
    rule: decision.rule?.id ?? null,
    weight: onlyInforms(kind, decision) ? 'information' : 'counts',
    decision,
    words: wordsOf({ file, reference, name, decision }, judge),
  };
}

interface Told {
  readonly file: string;
  readonly reference: PlacedReference;
  readonly name: string;
  readonly decision: Decision;
}

function wordsOf({ file, reference, name, decision }: Told, { policies, speech }: Judge): FindingWords {
  const { kind, subject, ...at } = reference;
  const place = { kind: 'file', path: file, ...at, reference: kind } as const;
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
  return plainText(tool?.name ?? itemOf(subject), 80);
}
