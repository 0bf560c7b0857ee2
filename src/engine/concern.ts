import type { Catalogue } from '../catalogue/index';
import type { Concern, Remedy, ResolvedAlternative } from '../core/assessment';
import { decide } from '../core/decisions/decide';
import type { Decision } from '../core/decisions/decision';
import type { Finding } from '../core/findings/finding';
import type { EditorObservation } from '../core/observations';
import type { Alternative } from '../core/policy/document';
import type { Layer } from '../core/policy/vocabulary';
import type { Observations } from '../core/ports';
import { factsOf, fillExceptionUrl } from '../core/remedies/exception-request';
import { isBuiltInChat } from '../detectors/extensions/detect';
import type { PoliciesInForce } from './assess';

/** When, and in which repositories, a finding is decided on. */
export interface Circumstances extends Pick<Observations, 'now' | 'repositories'> {
  readonly editor?: EditorObservation;
  /** Of the folder of the file or of the terminal, where it differs from the window's first folder. */
  readonly repository?: string | undefined;
}

/** What the policies say of a finding, with the facts a notice needs; undefined where none speaks of it. */
export function concernOf(
  finding: Finding,
  policies: PoliciesInForce,
  circumstances: Circumstances,
): Concern | undefined {
  const decision = decideOn(finding, policies, circumstances);
  if (!speaks(decision)) return undefined;
  const announced = decision.status === 'allowed' ? decision.announced : undefined;
  const { rule, layer } = announced?.rule === undefined ? decision : announced;
  const exceptionUrl = exceptionUrlFor(finding, decision, policies, circumstances);
  return {
    finding,
    decision,
    name: nameOf(finding, policies.catalogue),
    alternatives: (rule?.alternatives ?? []).map((alternative) =>
      resolveAlternative(alternative, layer, policies.catalogue),
    ),
    remedy: remedyFor(finding, circumstances.editor),
    ...(exceptionUrl === undefined ? {} : { exceptionUrl }),
  };
}

function remedyFor({ place }: Finding, editor: EditorObservation | undefined): Remedy {
  if (place.kind !== 'extension') return 'none';
  if (!place.builtIn) return 'disable';
  return editor?.aiFeatures === 'on' && isBuiltInChat(place, editor) ? 'disable-ai-features' : 'none';
}

function decideOn({ subject, kind }: Finding, { layers }: PoliciesInForce, circumstances: Circumstances): Decision {
  const inWindow = kind === 'extension' || kind === 'model';
  return decide(layers, subject, {
    now: circumstances.now,
    ...(inWindow ? { windowRepositories: circumstances.repositories } : { repository: repositoryOf(circumstances) }),
  });
}

function repositoryOf(circumstances: Circumstances): string | undefined {
  return 'repository' in circumstances ? circumstances.repository : circumstances.repositories[0];
}

/** A thing that is simply allowed is nobody's concern; one allowed by an exception, or only until a day to come, is. */
function speaks(decision: Decision): boolean {
  const { status, announced, exception, acting } = decision;
  return status !== 'allowed' || announced !== undefined || exception !== undefined || acting?.announced !== undefined;
}

/** Of the tool if the catalogue knows it, else of the thing itself. */
export function nameOf({ subject, place }: Finding, catalogue: Catalogue): string {
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

/** The page of the layer that decides and acts; a repository's own file has no say in where people are sent. */
function exceptionUrlFor(
  finding: Finding,
  decision: Decision,
  { layers }: PoliciesInForce,
  circumstances: Circumstances,
): string | undefined {
  const acting = decision.audit ? decision.acting : decision;
  if (acting === undefined || acting.status === 'allowed' || acting.layer === 'workspace') return undefined;
  const template = layers.find(({ layer }) => layer === acting.layer)?.policy.exceptionUrl;
  return template === undefined
    ? undefined
    : fillExceptionUrl(template, factsOf(finding, acting, repositoryOf(circumstances)));
}

/** A repository's own file cannot have anything installed: there an alternative is only something to read about. */
export function resolveAlternative(
  alternative: Alternative,
  layer: Layer | undefined,
  catalogue: Catalogue,
): ResolvedAlternative {
  const resolved = resolveFully(alternative, catalogue);
  return layer === 'workspace' ? { ...resolved, extension: undefined } : resolved;
}

function resolveFully(alternative: Alternative, catalogue: Catalogue): ResolvedAlternative {
  if (typeof alternative !== 'string') {
    const { name, extension, url, guideUrl } = alternative;
    return { name, extension, url: guideUrl ?? url };
  }
  const tool = catalogue.tool(alternative);
  return {
    name: tool?.name ?? alternative,
    extension: tool?.extensions?.[0],
    url: tool?.homepage,
    command: tool?.binaries?.[0]?.name,
  };
}
