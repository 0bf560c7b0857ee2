import type { Catalogue } from '../catalogue';
import type { Tool } from '../catalogue/tool';
import { noTraits, subjectOfCommand, subjectOfExtension, subjectOfPackage } from '../core/decisions/subjects';
import type { Subject } from '../core/findings/subject';
import { readPackageId } from '../core/policy/package-id';
import type { Invocation } from './invocation';

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
