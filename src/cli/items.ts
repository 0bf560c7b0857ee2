import type { Catalogue } from '../catalogue';
import type { Shell } from '../command-reader/types';
import { type ItemProblem, itemKinds, subjectOfItem } from '../core/decisions/items';
import type { Subject } from '../core/findings/subject';
import { nearestName } from '../core/policy/nearest';
import { packageEcosystems } from '../core/policy/vocabulary';
import { alternatives } from './arguments';
import type { Io } from './subcommand';

export type ResolvedItem =
  | {
      readonly outcome: 'subjects';
      readonly item: string;
      /** What the rules are asked about: one thing, or for a command line everything that it runs and installs. */
      readonly subjects: readonly [Subject, ...Subject[]];
      /** For stderr. */
      readonly notes: readonly string[];
    }
  | { readonly outcome: 'wrong'; readonly fault: string };

export interface ItemContext {
  readonly catalogue: Catalogue;
  /** The one that command lines are written for. */
  readonly shell: Shell;
  readonly io: Pick<Io, 'asset'>;
}

/** Reads `extension:anthropic.claude-code@2.1.313`, `command:'npx …'` and the like. */
export async function resolveItem(item: string, { catalogue, shell, io }: ItemContext): Promise<ResolvedItem> {
  const reading = subjectOfItem(item, catalogue);
  switch (reading.kind) {
    case 'subject':
      return { outcome: 'subjects', item, subjects: [reading.subject], notes: notesOn(reading.subject, catalogue) };
    case 'command-line': {
      // The reader of command lines is large, and most items need none.
      const { subjectsOfCommandLine } = await import('./command-line-items');
      const { subjects, notes } = await subjectsOfCommandLine({ text: reading.text, shell }, catalogue, io);
      return { outcome: 'subjects', item, subjects, notes: notes.map((note) => `${item}: ${note}`) };
    }
    case 'problem':
      return { outcome: 'wrong', fault: wordsFor(reading.problem) };
  }
}

function wordsFor(problem: ItemProblem): string {
  switch (problem.fault) {
    case 'kind': {
      const nearest = nearestName(problem.found, itemKinds);
      const meant = nearest === undefined ? '' : ` Did you mean ${nearest}: in front of it?`;
      return `an item begins with ${alternatives(itemKinds.map((kind) => `${kind}:`))}; found ${JSON.stringify(problem.found)}.${meant}`;
    }
    case 'empty':
      return `nothing stands behind ${problem.item}:.`;
    case 'extension-id':
      return `an extension is publisher.name, with @version if need be; found ${JSON.stringify(problem.found)}.`;
    case 'package': {
      const prefix = problem.found.slice(0, Math.max(0, problem.found.indexOf(':')));
      const nearest = prefix === '' ? undefined : nearestName(prefix, packageEcosystems);
      const meant = nearest === undefined ? '' : ` Did you mean ${nearest}:?`;
      return `a package has its registry in front, as in package:npm:@scope/name; found ${JSON.stringify(problem.found)}.${meant}`;
    }
    case 'mcp-server':
      return `an MCP server is a package such as npm:@playwright/mcp or an https address; found ${JSON.stringify(problem.found)}.`;
    case 'editor':
      return `no tool of the catalogue is an editor called ${JSON.stringify(problem.found)}.`;
  }
}

/** A misspelt id is allowed by most policies, so that its result alone would look fine. */
function notesOn({ tool, extension, package: packageId }: Subject, catalogue: Catalogue): readonly string[] {
  if (tool === undefined || extension !== undefined || packageId !== undefined) return [];
  if (catalogue.tool(tool) !== undefined) return [];
  const nearest = nearestName(tool, catalogue.tools.keys());
  return [
    `tool:${tool}: the catalogue has no tool of this id.${nearest === undefined ? '' : ` Did you mean ${nearest}?`}`,
  ];
}
