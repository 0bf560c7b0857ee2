import type { Catalogue } from '../catalogue/index';
import { actingDecision, type Concern, isActive, type ShimmedCommand } from '../core/assessment';
import type { Decision } from '../core/decisions/decision';
import { subjectOfCommand } from '../core/decisions/subjects';
import type { Finding } from '../core/findings/finding';
import type { PoliciesInForce } from './assess';
import { type Circumstances, concernOf } from './concern';
import { isReservedCommand } from './reserved-commands';

/**
 * The commands that are told about in the terminal itself: those whose name alone shows a tool that is restricted or banned
 * today, and those that a rule names. A name that other programs share (`q`, `amp`) gets none unless a rule names it, since the
 * whole command line has to be read to know it; nor does one that the system needs. Names are given once whatever their case,
 * since on macOS and Windows two such files are one.
 */
export function shimmedCommands(policies: PoliciesInForce, circumstances: Circumstances): readonly ShimmedCommand[] {
  const names = [...namesInRules(policies), ...unmistakableNames(policies.catalogue)]
    .filter(mayBeShimmed)
    .sort(lowerCaseFirst);
  const byLowerCase = new Map<string, ShimmedCommand>();
  for (const name of names) {
    if (byLowerCase.has(name.toLowerCase())) continue;
    const concern = concernOf(supposedStart(name, policies.catalogue, circumstances), policies, circumstances);
    if (concern !== undefined && isActive(concern))
      byLowerCase.set(name.toLowerCase(), { name, concern: gently(concern) });
  }
  return [...byLowerCase.values()];
}

/** What a file may be called, and what needs no quoting in any shell. */
const fileName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

function mayBeShimmed(name: string): boolean {
  return fileName.test(name) && !isReservedCommand(name);
}

function unmistakableNames(catalogue: Catalogue): readonly string[] {
  return [...catalogue.tools.values()].flatMap(({ binaries }) =>
    (binaries ?? []).filter(({ form }) => form === undefined).map(({ name }) => name),
  );
}

function namesInRules({ layers }: PoliciesInForce): readonly string[] {
  return layers.flatMap(({ rules }) => rules.flatMap(({ rule }) => rule.commands ?? []));
}

/** A start that nobody has made yet: by its name, with nothing known of version or arguments. Its key is that of a real one. */
function supposedStart(name: string, catalogue: Catalogue, { now }: Circumstances): Finding {
  const subject = subjectOfCommand({ name }, catalogue);
  return {
    key: `command:run:${subject.tool ?? name}`,
    kind: 'command',
    subject,
    place: { kind: 'terminal', terminalName: '', at: now, programWord: name, reference: 'run' },
    evidence: [],
  };
}

/** A shim does not know which version it stands before: what may be an allowed one is asked about and never stopped. */
function gently(concern: Concern): Concern {
  const acting = actingDecision(concern);
  if (acting === undefined || !acting.versionUnknown || acting.enforcement.terminal !== 'block') return concern;
  const gentler: Decision = { ...acting, enforcement: { ...acting.enforcement, terminal: 'confirm' } };
  return { ...concern, decision: concern.decision.audit ? { ...concern.decision, acting: gentler } : gentler };
}

function lowerCaseFirst(a: string, b: string): number {
  const [lowerA, lowerB] = [a.toLowerCase(), b.toLowerCase()];
  if (lowerA !== lowerB) return lowerA < lowerB ? -1 : 1;
  return a === b ? 0 : a > b ? -1 : 1;
}
