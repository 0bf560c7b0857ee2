import type { Subject } from '../findings/subject';
import { defaultDismissible, extensionOf, presenceOf, terminalOf } from '../policy/defaults';
import { layers as layerOrder, type Status } from '../policy/vocabulary';
import { type AskedLayer, findAnnouncement, type Outcome } from './announce';
import { type Circumstances, choose, strictness } from './choose';
import type { CompiledLayer } from './compile';
import { explainMatches } from './considered';
import type { Because, Considered, Decision, Enforcement } from './decision';
import { repositoryName } from './exceptions';
import { matchRules, namesOf } from './match';

export interface DecisionContext {
  /** Epoch milliseconds. */
  readonly now: number;
  /** `origin` of the folder of the file or of the terminal's working folder, as Git has it or as `normalizeRemote` gives it. */
  readonly repository?: string | undefined;
  /**
   * `origin` of every folder of the window, undefined for one without. Given for extensions and models that are present in
   * the window itself; leave it out for an extension that a file names, which is excepted with its file.
   */
  readonly windowRepositories?: readonly (string | undefined)[] | undefined;
}

/**
 * What the policies say of one subject.
 *
 * How layers meet: each decides for itself, by its closest rule in force or else by its own `unlisted`, or abstains. The
 * strictest of their statuses holds; at a tie the layer that comes first in managed, organisation, workspace is named. So no
 * layer can loosen another: an `allowed` of the workspace, or an `unlisted: allowed` of the managed file, never lifts a ban.
 * Where no layer speaks the thing is allowed, with neither rule nor layer.
 *
 * Where the layer that decides only audits, `acting` is the decision of the enforcing layers among themselves; it is undefined
 * when none of them speaks.
 */
export function decide(layers: readonly CompiledLayer[], subject: Subject, context: DecisionContext): Decision {
  const names = namesOf(subject);
  const asked = inLayerOrder(layers)
    .map((layer) => ({ layer, matches: matchRules(layer, subject, names) }))
    // Most things on a machine concern no layer, and are asked about at every start.
    .filter(({ matches }) => matches.rules.length > 0 || matches.assistant);
  const repositories = asked.length === 0 ? [] : repositoriesOf(subject, context);
  const circumstances = { version: subject.version, repositories };
  return decideOver(asked, context.now, circumstances);
}

function decideOver(asked: readonly AskedLayer[], now: number, circumstances: Circumstances): Decision {
  const outcomes = outcomesOf(asked, now, circumstances);
  const winner = strictestOf(outcomes);
  const status = winner?.status ?? 'allowed';
  const layer = winner?.asked.layer;
  const chosen = winner?.choice?.matched.rule;
  const standing = winner?.choice?.standing;
  const exception = standing?.exception;
  const audit = layer?.mode === 'audit';
  const speaksForOrganization = layer !== undefined && layer.layer !== 'workspace';
  return {
    status,
    rule: chosen?.rule,
    layer: layer?.layer,
    unlisted: winner !== undefined && winner.choice === undefined,
    organization: speaksForOrganization ? layer.policy.organization : undefined,
    serial: speaksForOrganization ? layer.policy.serial : undefined,
    versionUnknown: standing?.versionUnknown ?? false,
    announced: findAnnouncement(asked, now, status, circumstances, (at, there) =>
      strictestOf(outcomesOf(asked, at, there)),
    ),
    exception: exception && {
      scope: exception.repositories === undefined ? 'machine' : 'repository',
      reference: exception.reference,
      until: exception.until,
    },
    audit,
    acting: audit ? actingOf(asked, now, circumstances) : undefined,
    enforcement: enforcementOf(status, winner),
    considered: asked.flatMap((one) => consideredOf(one, outcomes, winner, now, circumstances)),
  };
}

function actingOf(asked: readonly AskedLayer[], now: number, circumstances: Circumstances): Decision | undefined {
  const enforcing = asked.filter(({ layer }) => layer.mode === 'enforce');
  const decision = decideOver(enforcing, now, circumstances);
  // A layer that only announces something has no opinion today, and its announcement still has to reach people.
  return decision.layer === undefined && decision.announced === undefined ? undefined : decision;
}

function outcomesOf(asked: readonly AskedLayer[], at: number, circumstances: Circumstances): readonly Outcome[] {
  const outcomes: Outcome[] = [];
  for (const one of asked) {
    const choice = choose(one.matches, at, circumstances);
    if (choice !== undefined) outcomes.push({ asked: one, status: choice.standing.status, choice });
    else if (one.matches.assistant && one.layer.unlisted !== undefined) {
      outcomes.push({ asked: one, status: one.layer.unlisted, choice: undefined });
    }
  }
  return outcomes;
}

/** The layers come in their order, so that the first of the strictest is the one to name. */
function strictestOf(outcomes: readonly Outcome[]): Outcome | undefined {
  let strictest: Outcome | undefined;
  for (const outcome of outcomes) {
    if (strictest === undefined || strictness(outcome.status) > strictness(strictest.status)) strictest = outcome;
  }
  return strictest;
}

function consideredOf(
  asked: AskedLayer,
  outcomes: readonly Outcome[],
  winner: Outcome | undefined,
  now: number,
  circumstances: Circumstances,
): readonly Considered[] {
  if (asked.matches.rules.length === 0) return [];
  const own = outcomes.find((outcome) => outcome.asked === asked);
  const loss = own === undefined || own === winner ? undefined : lossOf(own.status, winner?.status);
  return explainMatches(asked.layer, asked.matches, own?.choice, loss, now, circumstances);
}

/** A layer that says the same as the one that is named is not overruled: its rule only comes later in the order of layers. */
function lossOf(status: Status, winning: Status | undefined): Because {
  return status === winning ? 'later-rule' : 'other-layer-stricter';
}

/** Nothing is to be done about what is allowed, whatever its rule would do where no exception holds. */
function enforcementOf(status: Status, winner: Outcome | undefined): Enforcement {
  const rule = winner?.choice?.matched.rule;
  if (rule === undefined || status === 'allowed') {
    return {
      terminal: terminalOf({}),
      extension: extensionOf({}),
      presence: presenceOf({}),
      dismissible: defaultDismissible(status),
    };
  }
  return { ...rule.enforcement, dismissible: rule.dismissible ?? defaultDismissible(status) };
}

function inLayerOrder(layers: readonly CompiledLayer[]): readonly CompiledLayer[] {
  return [...layers].sort((one, other) => layerOrder.indexOf(one.layer) - layerOrder.indexOf(other.layer));
}

function repositoriesOf(subject: Subject, context: DecisionContext): readonly (string | undefined)[] {
  const ofWindow = subject.extension !== undefined || (subject.models ?? []).length > 0;
  if (ofWindow && context.windowRepositories !== undefined) return context.windowRepositories.map(repositoryName);
  return [repositoryName(context.repository)];
}
