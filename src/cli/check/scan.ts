import { setFlagsFromString } from 'node:v8';
import type { PlacedReference } from '../../core/findings/file-reference';
import { createFilesDetector, type FilesDetector, type Ignore, placed } from '../../detectors/files';
import { inByteOrder, presenceOf } from '../../detectors/files/presence/detect';
import { createTextReader } from '../../folders/read-text';
import type { LoadedPolicies } from '../policies';
import type { Io } from '../subcommand';
import { createManifests } from './manifests';

export interface ScannedFile {
  readonly path: string;
  readonly references: readonly PlacedReference[];
  readonly ignores: readonly Ignore[];
}

export interface Scan {
  /** In byte order of their paths; those without anything to tell are left out. */
  readonly files: readonly ScannedFile[];
  readonly unreadable: readonly { readonly file: string; readonly line: number; readonly why: string }[];
  /** How many files were read. */
  readonly read: number;
}

export interface ScanSetup {
  readonly folder: string;
  readonly paths: readonly string[];
  /** Only these are told about; the others still say whose folder a file is in. */
  readonly only: ReadonlySet<string> | undefined;
  readonly policies: LoadedPolicies;
  readonly asset: Io['asset'];
}

/**
 * YAML and TOML that names nothing of interest is read all the same in trees up to this many files, to tell whether it is whole.
 * In larger ones its parsers would take longer than everything else.
 */
const provedWhole = 20_000;

/** Looks at every file whose name is of a kind that may show a tool. */
export async function scan({ folder, paths, only, policies, asset }: ScanSetup): Promise<Scan> {
  // Optimising the grammars' WebAssembly takes the better part of a second, and a scan is over before it would pay.
  setFlagsFromString('--liftoff-only');
  const reader = createTextReader(folder);
  const setup = {
    catalogue: policies.catalogue,
    policies: policies.policies.flatMap(({ policy }) => policy ?? []),
    grammars: {
      read: (name: string) => asset(name === 'web-tree-sitter' ? 'web-tree-sitter.wasm' : `tree-sitter-${name}.wasm`),
    },
  };
  const manifests = createManifests(paths, reader.read, (text) => detector.concerns(text));
  const { scripts } = manifests;
  const detector = createFilesDetector({ ...setup, scripts, packageScripts: 'harmless' });
  let wary: FilesDetector | undefined;
  /** Where a script names something of interest, whatever runs scripts is read; elsewhere it costs nothing. */
  const detectorFor = (path: string): FilesDetector => {
    if (!manifests.someFor(path)) return detector;
    wary ??= createFilesDetector({ ...setup, scripts });
    return wary;
  };
  const files = new Map<string, ScannedFile>();
  const unreadable: { file: string; line: number; why: string }[] = [];
  let read = 0;
  const isWanted = (path: string): boolean => only === undefined || only.has(path);

  const candidates = paths.filter(
    (path) =>
      isWanted(path) &&
      (detector.kindsOf(path).length > 0 || (detector.mayBeScript(path) && reader.start(path).startsWith('#!'))),
  );
  for (const path of candidates.sort(inByteOrder)) {
    const kinds = detector.kindsOf(path);
    const reading = reader.read(path);
    if (reading.outcome === 'folder') continue;
    if (reading.outcome === 'unreadable') {
      unreadable.push({ file: path, line: 1, why: reading.why });
      continue;
    }
    read += 1;
    const { text } = reading;
    const own = detectorFor(path);
    if (!own.concerns(text)) {
      // Nothing can be found in it; whether it is broken is worth a little, and JSON is proved whole for next to nothing.
      if (kinds.every(({ format, hasForm }) => format === 'text' && !hasForm) || isWholeJson(kinds, text)) continue;
      if (paths.length > provedWhole) continue;
    }
    const detection = await own.detect({ path, text, beside: (name) => besideOf(path, name, reader.read) }, kinds);
    for (const { line, why } of detection.unreadable) unreadable.push({ file: path, line, why });
    files.set(path, { path, references: placed(text, detection.references), ignores: detection.ignores });
  }
  addPresence(detector, paths, isWanted, reader, files, unreadable);
  return { files: [...files.values()].sort((one, other) => inByteOrder(one.path, other.path)), unreadable, read };
}

function addPresence(
  detector: FilesDetector,
  paths: readonly string[],
  isWanted: (path: string) => boolean,
  reader: ReturnType<typeof createTextReader>,
  files: Map<string, ScannedFile>,
  unreadable: { file: string; line: number; why: string }[],
): void {
  const own = paths.filter((path) => detector.presence.concerns(path));
  const broken = new Set<string>();
  const real = own.filter((path) => {
    const kind = reader.kind(path);
    if (kind === 'broken') broken.add(path);
    return kind === 'file';
  });
  for (const path of broken) {
    if (isWanted(path) && !unreadable.some(({ file }) => file === path))
      unreadable.push({ file: path, line: 1, why: 'it is gone, or a link that leads nowhere' });
  }
  for (const { path, subject } of detector.presence.detect(real)) {
    if (!isWanted(path)) continue;
    const known = files.get(path) ?? { path, references: [], ignores: [] };
    const reference = presenceOf(subject);
    files.set(path, { ...known, references: [...known.references, reference] });
  }
}

function isWholeJson(kinds: readonly { readonly format: string }[], text: string): boolean {
  if (!kinds.every(({ format }) => format === 'json')) return false;
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    // With comments it may still be whole: the lenient reader has the last word.
    if (!(error instanceof SyntaxError) && !(error instanceof RangeError)) throw error;
    return false;
  }
}

function besideOf(path: string, name: string, read: ReturnType<typeof createTextReader>['read']): string | undefined {
  const reading = read(path.slice(0, path.lastIndexOf('/') + 1) + name);
  return reading.outcome === 'text' ? reading.text : undefined;
}
