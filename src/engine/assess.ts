import type { Catalogue } from '../catalogue/index';
import { type Assessment, actingDecision, type Concern, type DormantConcern } from '../core/assessment';
import type { CompiledLayer } from '../core/decisions/compile';
import { decide } from '../core/decisions/decide';
import { noTraits, subjectOfExtension } from '../core/decisions/subjects';
import type { SourceState } from '../core/policy/source-state';
import type { Observations } from '../core/ports';
import { detectExtensions } from '../detectors/extensions/detect';
import { concernOf } from './concern';
import { shimmedCommands } from './shimmed-commands';

/** What is in force, ready to be asked. */
export interface PoliciesInForce {
  readonly sources: readonly SourceState[];
  readonly layers: readonly CompiledLayer[];
  /** The built-in catalogue with the organisation's own tools. */
  readonly catalogue: Catalogue;
}

/** Observations → findings → decisions, and of those the ones that a policy speaks of. */
export function assess(policies: PoliciesInForce, observations: Observations): Assessment {
  const extensions = detectExtensions(observations.extensions, policies.catalogue);
  const concerns = [
    ...extensions.flatMap((finding) => concernOf(finding, policies, observations) ?? []),
    ...observations.commands.flatMap(
      ({ finding, repository }) => concernOf(finding, policies, { ...observations, repository }) ?? [],
    ),
  ];
  return {
    madeAt: observations.now,
    sources: policies.sources,
    concerns: concerns.sort(byStrictnessThenName),
    dormant: dormantConcerns(policies, observations),
    dormantUnknown: observations.dormant.outcome === 'unreadable' ? observations.dormant.why : undefined,
    shimmed: shimmedCommands(policies, observations),
    lookedAt: { extensions: observations.extensions.length, commands: observations.commands.length },
  };
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
