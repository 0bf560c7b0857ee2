import type { Catalogue } from '../../catalogue';
import type { Tool } from '../../catalogue/tool';
import type { Readers } from '../../command-reader/invocations';
import type { GrammarSource } from '../../command-reader/parse';
import { compilePrefilter, mayConcern, type Prefilter } from '../../command-reader/prefilter';
import { joinWords, wordsOfRules, wordsOfTools } from '../../command-reader/prefilter-words';
import type { CommandObservation } from '../../core/observations';
import type { PolicyDocument } from '../../core/policy/document';
import { type CommandDetection, detectCommands } from './detect';

export { type CommandDetection, type DetectCommandsOptions, detectCommands } from './detect';

/** Reads the lines that are started in terminals, for one set of policies. Make a new one when the policies change. */
export interface CommandsDetector {
  /** Whether the line is worth reading; no parser is needed to ask. */
  concerns(text: string): boolean;
  read(observation: CommandObservation): Promise<CommandDetection>;
}

export interface CommandsDetectorSetup {
  readonly catalogue: Catalogue;
  readonly policies: readonly PolicyDocument[];
  /** Asked at the first line that concerns, once in a process. */
  readonly grammars: GrammarSource;
  /** The scripts of the package.json of a folder; undefined when there is none that can be read. */
  readonly readScripts: (folder: string) => Promise<Readonly<Record<string, string>> | undefined>;
}

const nothing: CommandDetection = { findings: [], unreadable: [] };

export function createCommandsDetector(setup: CommandsDetectorSetup): CommandsDetector {
  const { catalogue, policies } = setup;
  const rules = policies.flatMap((policy) => policy.rules.filter((rule) => rule.status !== 'allowed'));
  const own = compilePrefilter(wordsOfRules(rules));
  const prefilter = prefilterOf(policies, catalogue);
  let loading: Promise<Readers> | undefined;
  const load = () => {
    // The parsers are the larger part of the product's size in memory: nobody pays who runs none of these.
    loading ??= import('../../command-reader/readers').then(({ loadReaders }) => loadReaders(setup.grammars));
    loading.catch(() => {
      loading = undefined;
    });
    return loading;
  };
  return {
    concerns: (text) => mayConcern(text, prefilter),
    async read(observation) {
      if (!mayConcern(observation.text, prefilter)) return nothing;
      const folder = observation.workingDirectory;
      const [readers, scripts] = await Promise.all([
        load(),
        folder !== undefined && mayRunScript(observation.text) ? setup.readScripts(folder) : undefined,
      ]);
      return detectCommands(observation, {
        catalogue,
        readers,
        scripts: scripts && ((name) => (Object.hasOwn(scripts, name) ? scripts[name] : undefined)),
        isNamed: (word) => mayConcern(word, own),
      });
    },
  };
}

/**
 * Every word by which a line can show something that a policy restricts: its own selectors, and the tools that it names by id
 * or vendor, or by speaking of all that it does not list.
 */
export function prefilterOf(policies: readonly PolicyDocument[], catalogue: Catalogue): Prefilter {
  const words = policies.flatMap((policy) => {
    const rules = policy.rules.filter((rule) => rule.status !== 'allowed');
    const ids = new Set(rules.flatMap((rule) => rule.tools ?? []).map((id) => catalogue.tool(id)?.id ?? id));
    const vendors = new Set(rules.flatMap((rule) => rule.vendors ?? []).map((id) => id.toLowerCase()));
    const speaksOf = (tool: Tool) =>
      (policy.unlisted ?? 'allowed') !== 'allowed' || ids.has(tool.id) || vendors.has(tool.vendor.id);
    return [wordsOfRules(rules), wordsOfTools([...catalogue.tools.values()].filter(speaksOf))];
  });
  return compilePrefilter(joinWords(...words));
}

/** A runner of package scripts is named, perhaps in disguise; the file is not read for other lines. */
function mayRunScript(text: string): boolean {
  return mayConcern(text, scriptRunners);
}

const scriptRunners = compilePrefilter({ names: [], hosts: [] });
