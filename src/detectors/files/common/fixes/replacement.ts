import type { Fix, FixRequest } from '../../../../core/file-ports';
import type { Trail } from './trail';

/**
 * Another thing of the same kind in the same place, where the rule's alternatives have one: an extension for an extension, a package
 * for a package. An action needs a version, which neither policy nor catalogue names, so there is none for actions.
 */
export function replacementFor(
  { path, text, reference, alternatives }: FixRequest,
  trail: Trail | undefined,
  packagesOf: (tool: string) => readonly string[],
): readonly Fix[] {
  const { kind, start, end, subject } = reference;
  const named = (prefix: string): string | undefined =>
    alternatives
      .flatMap(packagesOf)
      .find((id) => id.startsWith(prefix))
      ?.slice(prefix.length);
  if (kind === 'recommend') {
    const name = named('extension:');
    return name === undefined || text.includes(JSON.stringify(name))
      ? []
      : [{ kind: 'replace', name, edits: [{ start, end, text: name }] }];
  }
  if (kind !== 'install') return [];
  const last = trail?.at(-1);
  if (subject.package?.startsWith('npm:') && last !== undefined && 'entry' in last) {
    const name = named('npm:');
    const { key, value } = last.entry;
    if (name === undefined || key.start !== start || value.kind !== 'string' || !/package\.json$/.test(path)) return [];
    if (last.owner.entries.some((entry) => entry.key.text === name)) return [];
    const edits = [
      { start: key.start, end: key.end, text: name },
      { start: value.start, end: value.end, text: 'latest' },
    ];
    return [{ kind: 'replace', name, edits }];
  }
  if (subject.package?.startsWith('pypi:') && /requirements.*\.(?:txt|in)$/.test(path)) {
    const name = named('pypi:');
    // Extras, versions and hashes are those of the other package; a marker holds for both.
    const rest = /^(?:\s*\[[^\]]*\])?\s*(?:\(?[<>=!~][^;#\n\\]*)?/.exec(text.slice(end))?.[0].trimEnd() ?? '';
    const isContinued = /\\\s*$/.test(text.slice(end).split('\n')[0] ?? '');
    if (name === undefined || isContinued) return [];
    return [{ kind: 'replace', name, edits: [{ start, end: end + rest.length, text: name }] }];
  }
  return [];
}
