import { type Catalogue, createCatalogue } from '../catalogue/catalogue';
import { compileLayer } from '../core/decisions/compile';
import type { SourceState } from '../core/policy/source-state';
import type { Engine, EngineSetup } from '../core/ports';
import { mcpFiles } from '../detectors/mcp-servers/files';
import { assess, type PoliciesInForce } from './assess';
import type { FilesReader } from './files/index';
import type { Processes } from './processes/index';
import { createCommandReader } from './read-command';
import { openSources, type SourcesRead } from './sources';
import { statePolicies } from './state-policies';

/** The side without an editor, put together: sources, catalogue, detectors, decisions. */
export function createEngine(setup: EngineSetup): Engine {
  const sources = openSources(setup);
  let read: SourcesRead = { states: [], machineExceptions: [] };
  let policies: PoliciesInForce = { sources: [], layers: [], catalogue: createCatalogue([]) };
  const commands = createCommandReader(setup, () => policies);

  let looking: Promise<Processes> | undefined;
  /** Loaded at the first look, which most windows never take. */
  const processes = (): Promise<Processes> => {
    looking ??= import('./processes/index').then(({ createProcesses }) => createProcesses());
    return looking;
  };

  let filesReader: { readonly layers: PoliciesInForce['layers']; readonly reader: Promise<FilesReader> } | undefined;
  /** One for each set of policies; loaded for the first file. */
  const files = (): Promise<FilesReader> => {
    const { layers } = policies;
    if (filesReader?.layers !== layers) {
      const inForce = policies;
      const reader = import('./files/index').then(({ createFilesReader }) => createFilesReader(inForce, setup));
      filesReader = { layers, reader };
    }
    return filesReader.reader;
  };

  let asked = 0;
  let taken = 0;
  /** Questions overlap, and an earlier one may be answered later, with what was there before: it then says nothing any more. */
  const take = async (question: Promise<SourcesRead>): Promise<void> => {
    asked += 1;
    const mine = asked;
    const next = await question;
    // Compiling costs more than everything else here: what is the same as before stays as it is compiled.
    const compiled = isSameInForce(next, read) ? undefined : await inForce(next);
    if (mine < taken) return;
    taken = mine;
    policies = compiled ?? { ...policies, sources: next.states };
    read = next;
  };

  return {
    async load() {
      await take(sources.load());
    },
    async refresh(options) {
      await take(sources.refresh(options));
    },
    nextCheckAt: () => earliest(read.states),
    assess: (observations) => assess(policies, observations),
    statePolicies: () => statePolicies(policies),
    readCommand: (observation) => commands.read(observation),
    async findProcesses(terminals) {
      const { layers, catalogue } = policies;
      if (layers.length === 0) return { outcome: 'read', found: [] };
      return (await processes()).find({ catalogue, policies: layers.map(({ policy }) => policy), terminals });
    },
    isRunning: async (process) => (await processes()).isRunning(process),
    interrupt: async (process) => (await processes()).interrupt(process),
    async mcpFiles() {
      return policies.layers.length === 0 ? [] : mcpFiles(policies.catalogue);
    },
    async readMcpServers(files) {
      if (files.length === 0) return { servers: [], unreadable: [] };
      return (await import('./mcp-servers')).readMcpServers(files, policies, setup);
    },
    files: {
      edition: () => (policies.layers.length === 0 ? undefined : policies.layers),
      globs: async () => (await files()).globs,
      list: async (folder, found) => (await files()).list(folder, found),
      ignored: async (folder, paths) => (await files()).ignored(folder, paths),
      read: async (file) => (await files()).read(file),
      presence: async (paths) => (await files()).presence(paths),
      fixes: async (request) => (await files()).fixes(request),
    },
    dispose: () => sources.dispose(),
  };
}

async function inForce({ states, machineExceptions }: SourcesRead): Promise<PoliciesInForce> {
  const catalogue = await catalogueFor(states);
  const layers = states.flatMap(({ layer, policy, signedBy }) => {
    if (policy === undefined) return [];
    return [compileLayer({ layer, policy, signed: signedBy !== undefined, catalogue, machineExceptions })];
  });
  return { sources: states, layers, catalogue };
}

/**
 * The built-in catalogue with the organisation's own tools; loaded when there is a policy that could name any of them. A workspace
 * file cannot bring tools of its own; its reader has refused them already.
 */
async function catalogueFor(states: readonly SourceState[]): Promise<Catalogue> {
  if (states.every(({ policy }) => policy === undefined)) return createCatalogue([]);
  const { loadBuiltInCatalogue, withOrganizationTools } = await import('../catalogue/index');
  const own = states.flatMap(({ policy }) => policy?.catalogue ?? []);
  const builtIn = loadBuiltInCatalogue();
  return own.length === 0 ? builtIn : withOrganizationTools(builtIn, own).catalogue;
}

function isSameInForce(now: SourcesRead, before: SourcesRead): boolean {
  const sameState = (a: SourceState, b: SourceState | undefined): boolean =>
    a.policy === b?.policy && a.signedBy === b?.signedBy;
  return (
    JSON.stringify(now.machineExceptions) === JSON.stringify(before.machineExceptions) &&
    now.states.length === before.states.length &&
    now.states.every((state, index) => sameState(state, before.states[index]))
  );
}

function earliest(states: readonly SourceState[]): number | undefined {
  const times = states.flatMap(({ nextCheckAt }) => nextCheckAt ?? []);
  return times.length === 0 ? undefined : Math.min(...times);
}
