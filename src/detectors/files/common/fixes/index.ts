import type { Fix, FixRequest } from '../../../../core/file-ports';
import { serversFrontMatter } from '../front-matter';
import { parseJson } from '../json';
import type { Value } from '../tree';
import { ignoreComment } from './ignore-comment';
import { blockLineRemoval, lineRemovals } from './lines-removal';
import { extentOf, type Removal, removalFor, removalOfSetting, withoutMember } from './removals';
import { replacementFor } from './replacement';
import { type Trail, textAt, trailTo } from './trail';
import { asUnwanted } from './unwanted';
import { withoutYamlPart } from './yaml-removal';

/**
 * What can be done about a reference by editing its file, the closest first. Each is whole in itself: what it leaves is a file that
 * its reader takes. `packagesOf` gives the packages of a tool of the catalogue, extensions with the prefix `extension:`.
 */
export async function fixesFor(
  request: FixRequest,
  packagesOf: (tool: string) => readonly string[],
): Promise<readonly Fix[]> {
  const { path, text, reference } = request;
  // The manifest beside a lock file is what to mend.
  if (/(?:^|\/)(?:[^/]*\.lock|[^/]*-lock\.(?:json|yaml)|npm-shrinkwrap\.json|bun\.lockb?)$/.test(path)) return [];
  if (reference.kind === 'presence') return [];
  const format = formatOf(path);
  const roots = await parsed(format, isMarkdown(path) ? serversFrontMatter(text) : text);
  const trail = trailTo(roots, reference.start);
  const removals = trail === undefined ? lineRemovals(request) : partRemovals(format, trail, request);
  return [...removals, ...replacementFor(request, trail, packagesOf), ...ignoreComment(request, trail)];
}

type Format = 'json' | 'yaml' | 'toml' | 'text';

function formatOf(path: string): Format {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/\.(?:jsonc?|json5|code-workspace)$/i.test(name)) return 'json';
  if (/\.ya?ml$/i.test(name) || isMarkdown(name)) return 'yaml';
  return /\.toml$/i.test(name) || name === 'Pipfile' ? 'toml' : 'text';
}

function isMarkdown(path: string): boolean {
  return /\.md$/i.test(path);
}

/** Nothing of a file that is broken: an edit of it would be a guess. */
async function parsed(format: Format, text: string): Promise<readonly Value[]> {
  switch (format) {
    case 'text':
      return [];
    case 'json': {
      const { roots, faults } = parseJson(text);
      return faults.length > 0 ? [] : roots;
    }
    case 'yaml': {
      const { roots, faults } = (await import('../yaml')).parseYaml(text);
      return faults.length > 0 ? [] : roots;
    }
    case 'toml': {
      const { roots, faults } = (await import('../toml')).parseToml(text);
      return faults.length > 0 ? [] : roots;
    }
  }
}

function partRemovals(format: Format, trail: Trail, { text, reference }: FixRequest): readonly Fix[] {
  const words = textAt(trail, reference.start);
  const isSetting = reference.kind === 'configure';
  const removal = isSetting ? removalOfSetting(trail) : removalFor(trail, reference.start);
  if (removal === undefined)
    return format === 'yaml' && words !== undefined ? blockLineRemoval(words, text, reference.line) : [];
  const step = trail[removal.at];
  if (step === undefined) return [];
  const edits =
    format === 'yaml'
      ? withoutYamlPart(trail, removal, text)
      : format === 'toml' && 'entry' in step
        ? withoutTomlEntry(extentOf(step, text), text)
        : withoutMember(step, text);
  if (edits === undefined) return [];
  const fix: Fix = { kind: removal.kind, name: removal.name, edits };
  return [fix, ...unwanted(removal, trail, fix, text)];
}

/** `recommendations` alone has an opposite; the extensions of a devcontainer have none. */
function unwanted({ kind, name, at }: Removal, trail: Trail, fix: Fix, text: string): readonly Fix[] {
  const above = trail[at - 1];
  if (kind !== 'remove-recommendation' || name === undefined || above === undefined || !('entry' in above)) return [];
  if (above.entry.key.text !== 'recommendations' || !('edits' in fix)) return [];
  const added = asUnwanted(above.owner, name.split('@')[0] ?? name, text);
  return added === undefined ? [] : [{ kind: 'mark-unwanted', name, edits: [...fix.edits, added] }];
}

function withoutTomlEntry(extent: { readonly start: number; readonly end: number }, text: string) {
  const start = text.lastIndexOf('\n', extent.start - 1) + 1;
  const lineEnd = text.indexOf('\n', extent.end);
  const end = lineEnd < 0 ? text.length : lineEnd + 1;
  const isAlone =
    text.slice(start, extent.start).trim() === '' && /^\s*(?:#.*)?$/.test(text.slice(extent.end, end).trimEnd());
  return isAlone ? [{ start, end, text: '' }] : undefined;
}
