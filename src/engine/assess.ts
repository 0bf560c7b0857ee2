import type { Catalogue } from '../catalogue/index';
import {
  type Assessment,
  actingDecision,
  type Concern,
  type DormantConcern,
  type ResolvedAlternative,
} from '../core/assessment';
import type { CompiledLayer } from '../core/decisions/compile';
import { decide } from '../core/decisions/decide';
import type { Decision } from '../core/decisions/decision';
import { noTraits, subjectOfExtension } from '../core/decisions/subjects';
import type { Finding } from '../core/findings/finding';
import type { Alternative } from '../core/policy/document';
import type { SourceState } from '../core/policy/source-state';
import type { Observations } from '../core/ports';
import { detectExtensions } from '../detectors/extensions/detect';

/** What is in force, ready to be asked. */
export interface PoliciesInForce {
  readonly sources: readonly SourceState[];
  readonly layers: readonly CompiledLayer[];
  /** The built-in catalogue with the organisation's own tools. */
  readonly catalogue: Catalogue;
}

/** Observations → findings → decisions, and of those the ones that a policy speaks of. */
export function assess(policies: PoliciesInForce, observations: Observations): Assessment {
  const findings = [...detectExtensions(observations.extensions, policies.catalogue), ...observations.commands];
  const concerns = findings.flatMap((finding) => concernOf(finding, policies, observations) ?? []);
  return {
    madeAt: observations.now,
    sources: policies.sources,
    concerns: concerns.sort(byStrictnessThenName),
    dormant: dormantConcerns(policies, observations),
    dormantUnknown: observations.dormant.outcome === 'unreadable' ? observations.dormant.why : undefined,
    lookedAt: { extensions: observations.extensions.length, commands: observations.commands.length },
  };
}

function concernOf(finding: Finding, policies: PoliciesInForce, observations: Observations): Concern | undefined {
  const decision = decideOn(finding, policies, observations);
  if (!speaks(decision)) return undefined;
  const rule = (decision.status === 'allowed' ? decision.announced?.rule : undefined) ?? decision.rule;
  return {
    finding,
    decision,
    name: nameOf(finding, policies.catalogue),
    alternatives: (rule?.alternatives ?? []).map((alternative) => resolve(alternative, policies.catalogue)),
  };
}

function decideOn({ subject, kind }: Finding, { layers }: PoliciesInForce, observations: Observations): Decision {
  const inWindow = kind === 'extension' || kind === 'model';
  return decide(layers, subject, {
    now: observations.now,
    ...(inWindow ? { windowRepositories: observations.repositories } : { repository: observations.repositories[0] }),
  });
}

/** A thing that is simply allowed is nobody's concern; one allowed by an exception, or only until a day to come, is. */
function speaks(decision: Decision): boolean {
  const { status, announced, exception, acting } = decision;
  return status !== 'allowed' || announced !== undefined || exception !== undefined || acting?.announced !== undefined;
}

function nameOf({ subject, place }: Finding, catalogue: Catalogue): string {
  const tool = subject.tool === undefined ? undefined : catalogue.tool(subject.tool);
  if (tool !== undefined) return tool.name;
  switch (place.kind) {
    case 'extension':
      return place.displayName;
    case 'terminal':
      return subject.command ?? subject.package ?? subject.extension ?? place.programWord;
    case 'model':
      return place.id;
    case 'mcp-server':
      return place.name;
    case 'file':
      return subject.package ?? subject.extension ?? subject.command ?? place.path;
    case 'editor':
      return place.appName;
  }
}

function resolve(alternative: Alternative, catalogue: Catalogue): ResolvedAlternative {
  if (typeof alternative !== 'string') {
    const { name, extension, url, guideUrl } = alternative;
    return { name, extension, url: guideUrl ?? url };
  }
  const tool = catalogue.tool(alternative);
  return { name: tool?.name ?? alternative, extension: tool?.extensions?.[0], url: tool?.homepage };
}

function dormantConcerns(policies: PoliciesInForce, observations: Observations): DormantConcern[] {
  if (observations.dormant.outcome === 'unreadable') return [];
  return observations.dormant.extensions.flatMap(({ id, version, because }) => {
    const subject = subjectOfExtension(id, version, policies.catalogue, noTraits);
    const decision = decide(policies.layers, subject, {
      now: observations.now,
      windowRepositories: observations.repositories,
    });
    if (decision.status === 'allowed') return [];
    const name = (subject.tool === undefined ? undefined : policies.catalogue.tool(subject.tool)?.name) ?? id;
    return [{ id, name, version, because }];
  });
}

const strictness = { banned: 0, restricted: 1, allowed: 2 } as const;

function byStrictnessThenName(a: Concern, b: Concern): number {
  const rank = (concern: Concern): number => strictness[(actingDecision(concern) ?? concern.decision).status];
  return rank(a) - rank(b) || a.name.localeCompare(b.name) || (a.finding.key < b.finding.key ? -1 : 1);
}
