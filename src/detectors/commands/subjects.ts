import type { Catalogue } from '../../catalogue';
import type { Invocation } from '../../command-reader/invocation';
import type { InvokedTool } from '../../command-reader/match';
import { toolsOf } from '../../command-reader/match';
import { subjectOfInvocation } from '../../command-reader/subjects';
import { subjectOfTool } from '../../core/decisions/subjects';
import type { Subject } from '../../core/findings/subject';

export { subjectOfInvocation } from '../../command-reader/subjects';

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
