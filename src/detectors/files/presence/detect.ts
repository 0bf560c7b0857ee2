import type { Catalogue } from '../../../catalogue';
import { subjectOfTool } from '../../../core/decisions/subjects';
import type { Subject } from '../../../core/findings/subject';
import { compileGlob, expandBraces } from '../common/globs';

/** A tool's own file, or the first file of its own folder. */
export interface PresenceReference {
  readonly path: string;
  readonly subject: Subject;
}

export interface Presence {
  /** Whether a path is, or is in, something of a tool's own. */
  readonly concerns: (path: string) => boolean;
  /**
   * Files wherever they stand, each once; of a folder, for each place where one stands, its first file in byte order. `paths` are
   * relative, with `/`, in any order.
   */
  readonly detect: (paths: readonly string[]) => readonly PresenceReference[];
}

/** By the `workspaceFiles` of the catalogue. */
export function createPresence(catalogue: Catalogue): Presence {
  const files: Pattern[] = [];
  const folders: Pattern[] = [];
  for (const tool of catalogue.tools.values()) {
    const subject = subjectOfTool(tool.id, catalogue);
    for (const pattern of (tool.workspaceFiles ?? []).flatMap(expandBraces)) {
      const isFolder = pattern.endsWith('/');
      const segments = pattern.replace(/^\/|\/$/g, '').split('/');
      (isFolder ? folders : files).push({
        subject,
        id: tool.id,
        segments: segments.map(compileGlob),
        last: segments.at(-1) ?? '',
      });
    }
  }
  const fileNames = index(files);
  const folderNames = index(folders);
  return {
    concerns: (path) => {
      const segments = path.split('/');
      return segments.some((segment, at) =>
        at === segments.length - 1
          ? matching(fileNames, segments, at).length > 0
          : matching(folderNames, segments, at).length > 0 && segment !== '',
      );
    },
    detect: (paths) => {
      const found: PresenceReference[] = [];
      const firsts = new Map<string, PresenceReference>();
      for (const path of paths) {
        const segments = path.split('/');
        const last = segments.length - 1;
        for (const { subject } of matching(fileNames, segments, last)) found.push({ path, subject });
        const seen = new Set<string>();
        for (let at = 0; at < last; at += 1) {
          for (const { id, subject, segments: own } of matching(folderNames, segments, at)) {
            // Only the topmost of a tool's folders on the way to the file; `.github/agents` and `.github/prompts` are two.
            if (seen.has(id)) continue;
            seen.add(id);
            const place = `${id} ${own.length} ${segments.slice(0, at + 1).join('/')}`;
            const known = firsts.get(place);
            if (known === undefined || inByteOrder(path, known.path) < 0) firsts.set(place, { path, subject });
          }
        }
      }
      return [...found, ...firsts.values()].sort((one, other) => inByteOrder(one.path, other.path));
    },
  };
}

interface Pattern {
  readonly subject: Subject;
  readonly id: string;
  readonly segments: readonly ((segment: string) => boolean)[];
  readonly last: string;
}

interface Index {
  readonly byName: ReadonlyMap<string, readonly Pattern[]>;
  readonly others: readonly Pattern[];
}

function index(patterns: readonly Pattern[]): Index {
  const byName = new Map<string, Pattern[]>();
  for (const pattern of patterns) {
    if (pattern.last.includes('*')) continue;
    byName.set(pattern.last, [...(byName.get(pattern.last) ?? []), pattern]);
  }
  return { byName, others: patterns.filter(({ last }) => last.includes('*')) };
}

/** The patterns whose segments end at a segment of the path. */
function matching({ byName, others }: Index, path: readonly string[], at: number): readonly Pattern[] {
  const named = byName.get(path[at] ?? '');
  if (named === undefined && others.length === 0) return none;
  return [...(named ?? none), ...others].filter(({ segments }) => {
    const first = at - segments.length + 1;
    return first >= 0 && segments.every((matches, index) => matches(path[first + index] ?? ''));
  });
}

const none: readonly Pattern[] = [];

/** As Git sorts: UTF-8 bytes, whose order is that of the code points. */
export function inByteOrder(one: string, other: string): number {
  if (one === other) return 0;
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index += 1) {
    const first = one.codePointAt(index) ?? 0;
    const second = other.codePointAt(index) ?? 0;
    if (first !== second) return first - second;
  }
  return one.length - other.length;
}
