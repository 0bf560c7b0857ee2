import { type Catalogue, loadBuiltInCatalogue, withOrganizationTools } from '../catalogue/index';
import { type CompiledLayer, compileLayer } from '../core/decisions/compile';
import type { SourceState } from '../core/policy/source-state';
import type { Engine, EngineSetup } from '../core/ports';
import { type PoliciesInForce, assess } from './assess';
import { createCommandReader } from './read-command';
import { openSources } from './sources';

/** The side without an editor, put together: sources, catalogue, detectors, decisions. */
export async function createEngine(setup: EngineSetup): Promise<Engine> {
  const sources = await openSources(setup);
  let policies: PoliciesInForce = inForce([]);
  const commands = createCommandReader(setup, () => policies);

  return {
    configured: sources.configured,
    async load() {
      policies = inForce(await sources.load());
    },
    async refresh(options) {
      const states = await sources.refresh(options);
      // Compiling costs more than everything else here: the same documents as before are kept as they are compiled.
      policies = samePolicies(states, policies.sources) ? { ...policies, sources: states } : inForce(states);
    },
    nextCheckAt: () => earliest(policies.sources),
    assess: (observations) => assess(policies, observations),
    readCommand: (observation) => commands.read(observation),
    dispose: () => sources.dispose(),
  };
}

function inForce(sources: readonly SourceState[]): PoliciesInForce {
  const catalogue = mergedCatalogue(sources);
  const layers = sources.flatMap(({ layer, policy, signedBy }): CompiledLayer[] =>
    policy === undefined ? [] : [compileLayer({ layer, policy, signed: signedBy !== undefined, catalogue })],
  );
  return { sources, layers, catalogue };
}

/** A workspace file cannot bring tools of its own; the reader has refused them already. */
function mergedCatalogue(sources: readonly SourceState[]): Catalogue {
  const own = sources.flatMap(({ policy }) => policy?.catalogue ?? []);
  const builtIn = loadBuiltInCatalogue();
  return own.length === 0 ? builtIn : withOrganizationTools(builtIn, own).catalogue;
}

function samePolicies(now: readonly SourceState[], before: readonly SourceState[]): boolean {
  return now.length === before.length && now.every((state, index) => isSameInForce(state, before[index]));
}

function isSameInForce(a: SourceState, b: SourceState | undefined): boolean {
  return a.policy === b?.policy && a.signedBy === b?.signedBy;
}

function earliest(sources: readonly SourceState[]): number | undefined {
  const times = sources.flatMap(({ nextCheckAt }) => nextCheckAt ?? []);
  return times.length === 0 ? undefined : Math.min(...times);
}
