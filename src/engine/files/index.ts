import type { Catalogue } from '../../catalogue/index';
import type {
  FileListing,
  FileObservation,
  FileReading,
  Fix,
  FixRequest,
  PresenceFound,
  UnreadableSpot,
} from '../../core/file-ports';
import { nothingRead } from '../../core/file-ports';
import type { EngineSetup } from '../../core/ports';
import { fixesFor } from '../../detectors/files/common/fixes/index';
import { linesOf } from '../../detectors/files/common/lines';
import { createFilesDetector, type FilesDetector, placed } from '../../detectors/files/index';
import { inByteOrder, presenceOf } from '../../detectors/files/presence/detect';
import { createTextReader, largestFile, type TextReading } from '../../folders/read-text';
import type { PoliciesInForce } from '../assess';
import { assetOf } from '../read-command';
import { ignoredBy, listCounting } from './listing';
import { createManifests, isManifest, type Manifests } from './manifests';
import { scriptsOf } from './scripts';

/** Reads the files of a window's folders for one set of policies. */
export interface FilesReader {
  readonly globs: readonly string[];
  list(folder: string, found: readonly string[] | undefined): Promise<FileListing>;
  ignored(folder: string, paths: readonly string[]): Promise<ReadonlySet<string>>;
  read(file: FileObservation): Promise<FileReading>;
  presence(paths: readonly string[]): readonly PresenceFound[];
  fixes(request: FixRequest): Promise<readonly Fix[]>;
}

type DiskReader = ReturnType<typeof createTextReader>;

export function createFilesReader(
  { catalogue, layers }: PoliciesInForce,
  { readAsset }: Pick<EngineSetup, 'readAsset'>,
): FilesReader {
  const setup = {
    catalogue,
    policies: layers.map(({ policy }) => policy),
    grammars: { read: (name: string) => readAsset(assetOf(name)) },
    scripts: () => undefined,
  };
  const detector = createFilesDetector({ ...setup, packageScripts: 'harmless' });
  let withScripts: FilesDetector | undefined;
  const detectors: Detectors = {
    plain: detector,
    get withScripts() {
      withScripts ??= createFilesDetector(setup);
      return withScripts;
    },
    manifests: createManifests(detector.concerns),
  };
  const disks = new Map<string, DiskReader | undefined>();
  const diskOf = (folder: string | undefined): DiskReader | undefined => {
    if (folder === undefined) return undefined;
    if (!disks.has(folder)) disks.set(folder, openFolder(folder));
    return disks.get(folder);
  };
  // Whether a file without an ending is a script is seen when it is read.
  const counts = (path: string): boolean =>
    detector.kindsOf(path).length > 0 || detector.presence.concerns(path) || detector.mayBeScript(path);

  return {
    globs: detector.globs,
    async list(folder, found) {
      const { paths, note } = await listCounting(folder, found, counts);
      detectors.manifests.listed(folder, paths);
      // What their scripts start is asked by the files that run them.
      return { paths: [...paths.filter(isManifest), ...paths.filter((path) => !isManifest(path))], note };
    },
    ignored: ignoredBy,
    read: (file) => readFile(file, detectors, diskOf(file.folder)),
    presence: (paths) =>
      detector.presence
        .detect([...paths].filter(detector.presence.concerns).sort(inByteOrder))
        .map(({ path, subject }) => ({ path, reference: presenceOf(subject) })),
    fixes: (request) => fixesFor(request, packagesIn(catalogue)),
  };
}

interface Detectors {
  /** For folders whose package scripts name nothing of interest: what only runs such a script is like any other text. */
  readonly plain: FilesDetector;
  readonly withScripts: FilesDetector;
  readonly manifests: Manifests;
}

async function readFile(
  { folder, path, text: open, textOf }: FileObservation,
  detectors: Detectors,
  disk: DiskReader | undefined,
): Promise<FileReading> {
  const { plain, manifests } = detectors;
  const kinds = plain.kindsOf(path);
  if (kinds.length === 0 && !plain.mayBeScript(path)) return nothingRead;
  const isUnread = open === undefined && textOf(path) === undefined;
  if (kinds.length === 0 && isUnread && disk?.start(path).startsWith('#!') !== true) return nothingRead;
  const readText = (other: string): TextReading => {
    const text = textOf(other);
    if (text !== undefined) return { outcome: 'text', text };
    return disk?.read(other) ?? { outcome: 'folder' };
  };
  const reading = open === undefined ? readText(path) : ({ outcome: 'text', text: open } as const);
  // What went away in the meantime is told of by whoever watches the folder.
  if (reading.outcome === 'folder' || (reading.outcome === 'unreadable' && reading.why === gone)) return nothingRead;
  if (reading.outcome === 'unreadable') return { ...nothingRead, unreadable: [wholeFile(reading.why)] };
  const { text } = reading;
  if (kinds.length === 0 && !/^\uFEFF?#!/.test(text)) return nothingRead;
  if (text.length > largestFile) return { ...nothingRead, unreadable: [wholeFile('skipped: it is larger than 2 MiB')] };
  const names = plain.concerns(text);
  manifests.read(folder, path, names ? text : '');
  const isPlain = manifests.areHarmless(folder);
  const runsScripts = !names && detectors.withScripts.concerns(text);
  // Nothing of interest can be found in it, whole or broken.
  if (!names && (isPlain || !runsScripts)) return runsScripts ? { ...nothingRead, usesScripts: true } : nothingRead;
  const detector = isPlain ? plain : detectors.withScripts;
  // The words that count where scripts do are more, never fewer.
  let usesScripts = isPlain;
  const scripts = scriptsOf(readText);
  const beside = (name: string): string | undefined => {
    const other = readText(path.slice(0, path.lastIndexOf('/') + 1) + name);
    return other.outcome === 'text' ? other.text : undefined;
  };
  const detection = await detector.detect(
    {
      path,
      text,
      beside,
      scripts: (folder) => {
        usesScripts = true;
        return scripts(folder);
      },
    },
    kinds,
  );
  return {
    references: placed(text, detection.references),
    ignores: detection.ignores,
    unreadable: detection.unreadable.map(({ line, why }) => spotOf(text, line, why)),
    usesScripts,
  };
}

const gone = 'it is gone, or a link that leads nowhere';

function wholeFile(why: string): UnreadableSpot {
  return { start: 0, end: 0, line: 1, column: 1, why };
}

/** The text of the line, without what it is indented by. */
function spotOf(text: string, line: number, why: string): UnreadableSpot {
  const found = linesOf(text)[line - 1];
  if (found === undefined) return wholeFile(why);
  const indent = found.text.length - found.text.trimStart().length;
  const start = found.start + indent;
  return { start, end: found.start + found.text.trimEnd().length, line, column: indent + 1, why };
}

function openFolder(folder: string): DiskReader | undefined {
  try {
    return createTextReader(folder);
  } catch {
    // A folder that is not there has no files.
    return undefined;
  }
}

function packagesIn(catalogue: Catalogue): (id: string) => readonly string[] {
  return (id) => {
    const tool = catalogue.tool(id);
    return [...(tool?.packages ?? []), ...(tool?.extensions ?? []).map((extension) => `extension:${extension}`)];
  };
}
