import type { Catalogue } from '../catalogue/index';
import {
  type AiFeatures,
  type Assessment,
  actingDecision,
  type Concern,
  type DormantConcern,
  informsOnly,
} from '../core/assessment';
import type { CompiledLayer } from '../core/decisions/compile';
import { decide } from '../core/decisions/decide';
import { noTraits, subjectOfExtension } from '../core/decisions/subjects';
import type { Finding } from '../core/findings/finding';
import type { DormantExtension, ExtensionObservation } from '../core/observations';
import type { SourceState } from '../core/policy/source-state';
import type { Observations, SeenCommand } from '../core/ports';
import { detectEditor } from '../detectors/editor/detect';
import { builtInChat, detectExtensions, isBuiltInChat, showsAiFeatures } from '../detectors/extensions/detect';
import { detectModels } from '../detectors/models/detect';
import { concernOf, nameOf } from './concern';
import { countedOnce, fileConcerns, unreadableFiles } from './file-concerns';
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
  const { commands, mcpServers, models, editor, files, now } = observations;
  const { running, switchedOff } = sortedOut(observations);
  const extensions = detectExtensions(running, policies.catalogue);
  const inWindow = [
    ...extensions,
    ...detectModels(models, policies.catalogue),
    ...detectEditor(editor, policies.catalogue),
  ];
  const ofRepositories = (seen: readonly SeenCommand[]): readonly Concern[] =>
    seen.flatMap(({ finding, repository }) => concernOf(finding, policies, { ...observations, repository }) ?? []);
  const servers = ofRepositories(mcpServers.servers);
  const concerns = [
    ...inWindow.flatMap((finding) => concernOf(finding, policies, observations) ?? []),
    ...ofRepositories(commands),
    ...servers,
    ...countedOnce(servers, fileConcerns(files, policies, observations)),
  ];
  return {
    madeAt: now,
    sources: policies.sources,
    concerns: concerns.sort(byStrictnessThenName),
    ...dormantConcerns(policies, observations, switchedOff),
    dormantUnknown: observations.dormant.outcome === 'unreadable' ? observations.dormant.why : undefined,
    shimmed: shimmedCommands(policies, observations),
    aiFeatures: aiFeaturesAmong(extensions, concerns, policies, observations),
    unreadable: [...mcpServers.unreadable, ...unreadableFiles(files, mcpServers.unreadable)],
    lookedAt: {
      extensions: observations.extensions.length,
      commands: commands.length,
      models: models.length,
      mcpServers: mcpServers.servers.length,
      files: files.length,
    },
  };
}

/** The editor's own assistant is among its extensions, or not, or there and switched off: disabled is not absent. */
function sortedOut({ extensions, editor }: Observations): {
  readonly running: readonly ExtensionObservation[];
  readonly switchedOff: readonly DormantExtension[];
} {
  const isOff = (extension: ExtensionObservation): boolean =>
    editor.aiFeatures === 'off' && isBuiltInChat(extension, editor) && !extension.active;
  return {
    running: [...extensions.filter((extension) => !isOff(extension)), ...builtInChat(editor, extensions)],
    switchedOff: extensions.filter(isOff).map(({ id, version }) => ({ id, version, because: 'not-active-here' })),
  };
}

/** What a rule allows is not told of again; nor is anything where no policy is in force. */
function aiFeaturesAmong(
  extensions: readonly Finding[],
  concerns: readonly Concern[],
  { layers, catalogue }: PoliciesInForce,
  { now, repositories }: Observations,
): readonly AiFeatures[] {
  if (layers.length === 0) return [];
  const told = new Set(concerns.map(({ finding }) => finding.key));
  const isRuledOn = ({ subject }: Finding): boolean =>
    decide(layers, subject, { now, windowRepositories: repositories }).rule !== undefined;
  return extensions
    .filter((finding) => showsAiFeatures(finding) && !isBuiltIn(finding))
    .filter((finding) => !told.has(finding.key) && !isRuledOn(finding))
    .map((finding) => ({ finding, name: nameOf(finding, catalogue) }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** What belongs to the editor was chosen with it; of its AI features only the assistant is worth a line, and that is a tool. */
function isBuiltIn({ place, subject }: Finding): boolean {
  return place.kind === 'extension' && place.builtIn && subject.tool === undefined;
}

function dormantConcerns(
  policies: PoliciesInForce,
  observations: Observations,
  switchedOff: readonly DormantExtension[],
): Pick<Assessment, 'dormant' | 'allowedAgain'> {
  const { dormant, now, repositories } = observations;
  const listed = dormant.outcome === 'unreadable' ? [] : dormant.extensions;
  const concerned: DormantConcern[] = [];
  const allowedAgain: DormantConcern[] = [];
  for (const { id, version, because } of [...listed, ...switchedOff]) {
    const subject = subjectOfExtension(id, version, policies.catalogue, noTraits);
    const decision = decide(policies.layers, subject, { now, windowRepositories: repositories });
    const name = (subject.tool === undefined ? undefined : policies.catalogue.tool(subject.tool)?.name) ?? id;
    const known = subject.tool !== undefined || decision.rule !== undefined;
    if (decision.status !== 'allowed')
      concerned.push({ id, name, version, because, ...(decision.rule === undefined ? {} : { rule: decision.rule }) });
    else if (because === 'not-allowed' && decision.announced === undefined && (known || unlistedIsAllowed(policies))) {
      allowedAgain.push({ id, name, version, because });
    }
  }
  return { dormant: concerned, allowedAgain };
}

/** Whether an extension that does not run is an assistant cannot be told: where those are restricted, nothing is said of it. */
function unlistedIsAllowed({ layers }: PoliciesInForce): boolean {
  return layers.every(({ unlisted }) => unlisted === undefined || unlisted === 'allowed');
}

const strictness = { banned: 0, restricted: 1, allowed: 2 } as const;

function byStrictnessThenName(a: Concern, b: Concern): number {
  const rank = (concern: Concern): number =>
    informsOnly(concern) ? strictness.allowed : strictness[(actingDecision(concern) ?? concern.decision).status];
  const isFile = ({ finding }: Concern): number => (finding.kind === 'file' ? 1 : 0);
  return (
    rank(a) - rank(b) ||
    isFile(a) - isFile(b) ||
    a.name.localeCompare(b.name) ||
    (a.finding.key < b.finding.key ? -1 : 1)
  );
}
