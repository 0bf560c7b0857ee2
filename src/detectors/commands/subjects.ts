import type { Catalogue } from '../../catalogue';
import type { Tool } from '../../catalogue/tool';
import type { Invocation } from '../../command-reader/invocation';
import type { InvokedTool } from '../../command-reader/match';
import { toolsOf } from '../../command-reader/match';
import {
  noTraits,
  subjectOfCommand,
  subjectOfExtension,
  subjectOfPackage,
  subjectOfTool,
} from '../../core/decisions/subjects';
import type { Subject } from '../../core/findings/subject';
import { readPackageId } from '../../core/policy/package-id';

/**
 * A tool as a line shows it: its id, and the command, package and extension by which the line names it, so that a rule on any
 * of them matches.
 */
export function subjectOfInvokedTool(
  { tool, kind, version }: InvokedTool,
  invocations: readonly Invocation[],
  catalogue: Catalogue,
): Subject {
  const ofTool = invocations.filter((one) => one.kind === kind && toolsOf(one, catalogue).includes(tool));
  const named = ofTool.map((one) => subjectOfInvocation(one, tool, catalogue)).reverse();
  const subject: Subject = Object.assign({}, ...named, subjectOfTool(tool.id, catalogue));
  return version === undefined ? subject : { ...subject, version };
}

/** What one invocation is for rules; without a tool, only what it names: nothing for what policies have no selector for. */
export function subjectOfInvocation(
  { item, version }: Invocation,
  tool: Tool | undefined,
  catalogue: Catalogue,
): Subject | undefined {
  switch (item.kind) {
    case 'command':
    case 'module':
      return subjectOfCommand({ name: item.name, version, tool }, catalogue);
    case 'package': {
      const id = readPackageId(item.id);
      return 'ecosystem' in id ? subjectOfPackage(`${id.ecosystem}:${id.name}`, version, catalogue) : undefined;
    }
    case 'extension':
      return subjectOfExtension(item.id, version, catalogue, noTraits);
    case 'install-script':
      return undefined;
  }
}
