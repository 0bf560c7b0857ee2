import type { Catalogue } from '../../../catalogue';
import { subjectOfTool } from '../../../core/decisions/subjects';
import type { PlacedReference } from '../../../core/findings/file-reference';
import type { Subject } from '../../../core/findings/subject';
import { compileGlob, expandBraces } from '../common/globs';

/** A tool's own file as a reference to it: there is nothing to point at within it. */
export function presenceOf(subject: Subject): PlacedReference {
  return { subject, kind: 'presence', start: 0, end: 0, line: 1, column: 1, endLine: 1, endColumn: 1 };
}

/** A tool's own file, or the first file of its own folder. */
export interface PresenceReference {
  readonly path: string;
  readonly subject: Subject;
}

export interface Presence {
  /** Whether a path is, or is in, something of a tool's own. */
  readonly concerns: (path: string) => boolean;
  /** Globs of what it concerns, for editors to search and to watch by; those of folders end in `**`. */
  readonly globs: readonly string[];
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
      if (segments.includes('')) continue;
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
  const inFolders = foldersAlong(folderNames);
  // Paths come folder by folder, and nearly all are of no tool's: the last answer mostly holds for the next one too.
  let last = { folder: '', within: false };
  const isInFolder = (path: string, slash: number): boolean => {
    if (slash !== last.folder.length || !path.startsWith(last.folder)) {
      const folder = path.slice(0, slash);
      last = { folder, within: inFolders(folder).length > 0 };
    }
    return last.within;
  };
  const patterns = [...catalogue.tools.values()].flatMap((tool) => tool.workspaceFiles ?? []);
  return {
    globs: [...new Set(patterns)].map((pattern) => pattern.replace(/^\//, '').replace(/\/$/, '/**')),
    concerns: (path) => {
      const slash = path.lastIndexOf('/');
      if (slash >= 0 && isInFolder(path, slash)) return true;
      const name = path.slice(slash + 1);
      if (fileNames.others.length === 0 && !fileNames.byName.has(name)) return false;
      const segments = path.split('/');
      return matching(fileNames, segments, segments.length - 1).length > 0;
    },
    detect: (paths) => {
      const found: PresenceReference[] = [];
      const firsts = new Map<string, PresenceReference>();
      for (const path of paths) {
        const segments = path.split('/');
        for (const { subject } of matching(fileNames, segments, segments.length - 1)) found.push({ path, subject });
        for (const { place, subject } of inFolders(segments.slice(0, -1).join('/'))) {
          const known = firsts.get(place);
          if (known === undefined || inByteOrder(path, known.path) < 0) firsts.set(place, { path, subject });
        }
      }
      return [...found, ...firsts.values()].sort((one, other) => inByteOrder(one.path, other.path));
    },
  };
}

/** The tools' folders that a folder is in or is, each tool's topmost one; worked out once for each folder. */
function foldersAlong(
  names: Index,
): (folder: string) => readonly { readonly place: string; readonly subject: Subject }[] {
  const known = new Map<string, readonly { readonly place: string; readonly subject: Subject }[]>();
  return (folder) => {
    const before = known.get(folder);
    if (before !== undefined) return before;
    const segments = folder.split('/');
    const found = new Map<string, { readonly place: string; readonly subject: Subject }>();
    for (let at = 0; at < segments.length; at += 1) {
      for (const { id, subject } of matching(names, segments, at)) {
        if (!found.has(id)) found.set(id, { place: `${id} ${segments.slice(0, at + 1).join('/')}`, subject });
      }
    }
    const result = found.size === 0 ? none : [...found.values()];
    known.set(folder, result);
    return result;
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

const none: readonly never[] = [];

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
