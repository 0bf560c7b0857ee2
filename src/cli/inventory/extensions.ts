import type { Catalogue } from '../../catalogue';
import type { Finding } from '../../core/findings/finding';
import type { ExtensionObservation } from '../../core/observations';
import { detectEditor } from '../../detectors/editor/detect';
import { detectExtensions } from '../../detectors/extensions/detect';
import type { Disk } from './disk';
import { type EditorOnDisk, editorsOnDisk } from './editors';
import type { Found } from './found';

/** The editors that the home folder has traces of, and the extensions of each of their profiles. */
export async function findExtensions(disk: Disk, catalogue: Catalogue): Promise<readonly Found[]> {
  const found = await Promise.all(editorsOnDisk.map((editor) => inEditor(editor, disk, catalogue)));
  return found.flat();
}

/** `User` folders that are there, with the names of the profiles in them. */
export async function profilesOf({ userData }: EditorOnDisk, disk: Disk): Promise<readonly Profile[]> {
  const profiles = await Promise.all(
    userData.map(async (folder) => {
      if ((await disk.list(folder)) === undefined) return [];
      const ids = (await disk.list(`${folder}/profiles`)) ?? [];
      const names = namesIn(ids.length === 0 ? undefined : await disk.readJson(`${folder}/globalStorage/storage.json`));
      const others = ids.map((id) => ({ name: names.get(id) ?? id, folder: `${folder}/profiles/${id}` }));
      return [{ name: defaultProfile, folder }, ...others];
    }),
  );
  return profiles.flat();
}

export interface Profile {
  readonly name: string;
  readonly folder: string;
}

const defaultProfile = 'Default';

async function inEditor(editor: EditorOnDisk, disk: Disk, catalogue: Catalogue): Promise<readonly Found[]> {
  const profiles = await profilesOf(editor, disk);
  const folders: string[] = [];
  for (const folder of editor.extensions) if ((await disk.list(folder)) !== undefined) folders.push(folder);
  if (profiles.length === 0 && folders.length === 0) return [];
  const observation = {
    appName: editorName(editor),
    uriScheme: '',
    chatAgent: undefined,
    aiFeatures: 'unknown',
  } as const;
  const editors = detectEditor(observation, catalogue).map((finding) => ({
    finding,
    path: disk.shown(folders[0] ?? profiles[0]?.folder ?? ''),
    editor: editor.name,
    profiles: [],
  }));
  const lists: { readonly profile: string; readonly extensions: readonly Installed[] }[] = [];
  for (const folder of folders) lists.push({ profile: defaultProfile, extensions: await listed(folder, disk) });
  for (const { name, folder } of profiles.filter((profile) => profile.name !== defaultProfile)) {
    const entries = await disk.readJson(`${folder}/extensions.json`);
    // A profile may share the default profile's extensions, and has no list then.
    if (entries !== undefined) lists.push({ profile: name, extensions: await fromList(entries, folders[0], disk) });
  }
  const found = lists.flatMap(({ profile, extensions }) => {
    const paths = new Map(extensions.map(({ observation: { id }, path }) => [id.toLowerCase(), path]));
    return detectExtensions(
      extensions.map((one) => one.observation),
      catalogue,
    ).map((finding) => ({
      finding,
      path: disk.shown(paths.get(idOf(finding).toLowerCase()) ?? ''),
      editor: editor.name,
      profiles: [profile],
    }));
  });
  return [...editors, ...merged(found)];
}

/** One line for an extension and version that several profiles have. */
function merged(found: readonly Found[]): readonly Found[] {
  const byKey = new Map<string, Found>();
  for (const one of found) {
    const key = `${one.finding.key}@${one.finding.subject.version ?? ''}`;
    const known = byKey.get(key);
    byKey.set(key, known === undefined ? one : { ...known, profiles: [...known.profiles, ...one.profiles] });
  }
  return [...byKey.values()];
}

interface Installed {
  readonly observation: ExtensionObservation;
  readonly path: string;
}

/** By the list that the editor keeps; without one by the folders, as editors before 2022 have it. */
async function listed(folder: string, disk: Disk): Promise<readonly Installed[]> {
  const entries = await disk.readJson(`${folder}/extensions.json`);
  if (Array.isArray(entries)) return fromList(entries, folder, disk);
  const obsolete = await disk.readJson(`${folder}/.obsolete`);
  const removed = typeof obsolete === 'object' && obsolete !== null ? obsolete : {};
  const names = ((await disk.list(folder)) ?? []).filter((name) => !Object.hasOwn(removed, name));
  const installed = await Promise.all(
    names.map(async (name) => {
      const match = /^([\w-]+\.[\w.-]+?)-(\d+\.\d+\.\d+[\w.+-]*)$/.exec(name);
      if (match === null) return [];
      const path = `${folder}/${name}`;
      return [await readInstalled(match[1] ?? '', match[2]?.replace(platform, ''), path, disk)];
    }),
  );
  return installed.flat();
}

/** Of a folder's name: `publisher.name-1.2.3-linux-x64`. */
const platform = /-(?:(?:win32|linux|alpine|darwin)-(?:x64|arm64|armhf|ia32)|web|universal)$/;

async function fromList(entries: unknown, folder: string | undefined, disk: Disk): Promise<readonly Installed[]> {
  if (!Array.isArray(entries)) return [];
  const installed = await Promise.all(
    entries.map(async (entry: unknown) => {
      const id = fieldOf(fieldOf(entry, 'identifier'), 'id');
      if (typeof id !== 'string' || id === '') return [];
      const version = fieldOf(entry, 'version');
      return [await readInstalled(id, typeof version === 'string' ? version : undefined, placeOf(entry, folder), disk)];
    }),
  );
  return installed.flat();
}

function placeOf(entry: unknown, folder: string | undefined): string {
  const relative = fieldOf(entry, 'relativeLocation');
  if (typeof relative === 'string' && relative !== '' && folder !== undefined) return `${folder}/${relative}`;
  const path = fieldOf(fieldOf(entry, 'location'), 'path');
  // A URI has a slash before the letter of a drive.
  return typeof path === 'string' ? path.replace(/^\/(?=[A-Za-z]:)/, '') : '';
}

async function readInstalled(id: string, version: string | undefined, path: string, disk: Disk): Promise<Installed> {
  const manifest = path === '' ? undefined : await disk.readJson(`${path}/package.json`);
  const own = fieldOf(manifest, 'version');
  const displayName = fieldOf(manifest, 'displayName');
  return {
    path,
    observation: {
      id,
      version: version ?? (typeof own === 'string' ? own : undefined),
      // `%…%` is a text of another file, for every language one.
      displayName:
        typeof displayName === 'string' && !/^%.*%$/.test(displayName) && displayName !== '' ? displayName : id,
      active: false,
      builtIn: false,
      manifest,
    },
  };
}

function namesIn(storage: unknown): ReadonlyMap<string, string> {
  const profiles = fieldOf(storage, 'userDataProfiles');
  if (!Array.isArray(profiles)) return new Map();
  return new Map(
    profiles.flatMap((profile: unknown) => {
      const [location, name] = [fieldOf(profile, 'location'), fieldOf(profile, 'name')];
      return typeof location === 'string' && typeof name === 'string' ? [[location, name] as const] : [];
    }),
  );
}

function editorName({ name }: EditorOnDisk): string {
  return name.replace(/ \(server\)$/, '');
}

function idOf({ place }: Finding): string {
  return place.kind === 'extension' ? place.id : '';
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}
