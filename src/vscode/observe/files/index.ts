import * as vscode from 'vscode';
import { type Fix, type FixRequest, nothingRead, type SeenFile } from '../../../core/file-ports';
import type { Engine, Log } from '../../../core/ports';
import { createDisposables } from '../../disposables';
import { createTurns, createTurnsByKey } from '../../turns';
import { originOf } from '../repository';
import { watchDocuments } from './documents';
import { diskOf, type FilePlace, isInstalledOrInternal, placeIn, placeOf } from './places';
import { showProgress } from './progress';
import { scanFolders } from './scan';
import { createShelf } from './shelf';
import { type FileChanges, watchFolders } from './watcher';

/** The files of the window's folders, and open ones, as far as they show anything. */
export interface FilesWatch extends vscode.Disposable {
  /** To be called whenever the engine may have other policies: with others all files are read anew, in the background. */
  follow(engine: Engine): void;
  seen(): readonly SeenFile[];
  /** Looks at all files again because a person asks for it. */
  check(): Promise<CheckOutcome>;
  /** Resolves when what was typed in a document is part of the assessment. */
  settle(document: vscode.TextDocument): Promise<void>;
  fixes(request: FixRequest): Promise<readonly Fix[]>;
}

export type CheckOutcome =
  | { readonly outcome: 'done'; readonly files: number }
  | { readonly outcome: 'cancelled' | 'no-policy' };

export interface FilesWatchParts {
  readonly log: Log;
  /** Called when something else is seen than before, once for a burst. */
  readonly changed: () => void;
}

/** Milliseconds between two looks at what a look at the workspace has found so far. */
const scanPause = 300;

/** More changes at once than these are taken for a new checkout. */
const manyChanges = 200;

export function watchFiles({ log, changed }: FilesWatchParts): FilesWatch {
  const owned = createDisposables();
  const shelf = createShelf();
  let engine: Engine | undefined;
  let edition: object | undefined;
  let watcher: vscode.Disposable | undefined;
  let running: { readonly cancel: vscode.CancellationTokenSource; readonly end: Promise<CheckOutcome> } | undefined;
  /** By folder the paths that count, since Git lists them. */
  const counting = new Map<string, Set<string>>();
  /** Open files that are gone; the editor may hold their documents for minutes. */
  const deletedKeys = new Set<string>();
  const origins = new Map<string, Promise<string | undefined>>();
  let telling: NodeJS.Timeout | undefined;
  /** What is read last of a file stays, however long what was begun before takes, and nothing of it once it is gone. */
  const inTurn = createTurnsByKey();
  /** What happened to files, in the order in which it did, and what files there are: what happens while they are listed comes after. */
  const oneByOne = createTurns();

  const told = (): void => {
    clearTimeout(telling);
    telling = undefined;
    changed();
  };
  const tell = (isNew: boolean): void => {
    if (!isNew) return;
    telling ??= setTimeout(told, running === undefined ? 0 : scanPause);
  };
  const safely = (work: Promise<unknown>): Promise<void> =>
    work.then(
      () => undefined,
      (error: unknown) => log.error('A file could not be looked at.', { error }),
    );
  const isOpen = (key: string): boolean => documents.documentOf(key) !== undefined;
  const originFor = (place: FilePlace): Promise<string | undefined> => {
    const folder = place.folder?.uri ?? vscode.Uri.joinPath(place.uri, '..');
    const known = origins.get(folder.toString()) ?? originOf(folder);
    origins.set(folder.toString(), known);
    return known;
  };
  const pathsOf = (folder: vscode.WorkspaceFolder | undefined): Set<string> | undefined =>
    folder === undefined ? undefined : counting.get(folder.uri.toString());

  const isCounted = ({ folder, path }: FilePlace): boolean => pathsOf(folder)?.has(path) === true;

  /** What Git ignores is nobody's but this machine's; it is asked once for each file in which something is found. */
  const counts = async ({ folder, disk, path }: FilePlace): Promise<boolean> => {
    const known = pathsOf(folder);
    if (known?.has(path) === true) return true;
    if (isInstalledOrInternal(path)) return false;
    if (disk === undefined || engine === undefined) return true;
    if ((await engine.files.ignored(disk, [path])).has(path)) return false;
    known?.add(path);
    return true;
  };
  /** The same for many that are new or were written, with one question for each folder. */
  const countAll = async (places: readonly FilePlace[]): Promise<void> => {
    for (const folder of new Set(places.flatMap((place) => place.folder ?? []))) {
      const known = pathsOf(folder);
      const disk = diskOf(folder);
      const own = places.filter((place) => place.folder === folder && !isInstalledOrInternal(place.path));
      const unknown = own.map(({ path }) => path).filter((path) => known?.has(path) === false);
      if (unknown.length === 0 || disk === undefined || engine === undefined) continue;
      const ignored = await engine.files.ignored(disk, unknown);
      for (const path of unknown) if (!ignored.has(path)) known?.add(path);
    }
  };
  const forget = ({ key }: FilePlace): Promise<void> => inTurn(key, async () => tell(shelf.remove(key)));
  /** Reads a file as it stands in the editor, and on disk where it is not open there. */
  const read = (place: FilePlace): Promise<void> =>
    safely(inTurn(place.key, () => readNow(place, documents.documentOf(place.key))));
  const readNow = async (place: FilePlace, document: vscode.TextDocument | undefined): Promise<void> => {
    const asked = edition;
    if (engine === undefined || asked === undefined) return;
    if (document?.isDirty === false && deletedKeys.has(place.key)) return;
    const version = document?.version;
    const text = document?.getText();
    const found = await engine.files.read({
      folder: place.disk,
      path: place.path,
      ...(text !== undefined && { text }),
      textOf: (path) => textBeside(place, path),
    });
    const counted = found === nothingRead || (await counts(place)) ? found : nothingRead;
    const origin = await originFor(place);
    // What the editor has counts, and another reading comes after this one.
    if (document !== documents.documentOf(place.key) || document?.version !== version || edition !== asked) return;
    tell(shelf.put(place, origin, counted));
  };
  const textBeside = ({ folder, key, path }: FilePlace, other: string): string | undefined => {
    if (folder !== undefined)
      return documents.documentOf(vscode.Uri.joinPath(folder.uri, ...other.split('/')).toString())?.getText();
    return other === path ? documents.documentOf(key)?.getText() : undefined;
  };
  const isCountedKey = (key: string): boolean => {
    const place = placeOf(vscode.Uri.parse(key, true));
    return place !== undefined && isCounted(place);
  };
  const readUsersOfScripts = (): void => {
    for (const key of shelf.usersOfScripts()) {
      const place = placeOf(vscode.Uri.parse(key, true));
      if (place !== undefined) void read(place);
    }
  };
  const documents = owned.add(
    watchDocuments({
      async read(place, document) {
        await read(place);
        if (document.isDirty && isManifest(place.uri)) readUsersOfScripts();
      },
      closed(place) {
        deletedKeys.delete(place.key);
        void (isCounted(place) ? read(place) : forget(place));
      },
    }),
  );
  const putPresence = async (folder: vscode.WorkspaceFolder): Promise<void> => {
    const found = (await engine?.files.presence([...(pathsOf(folder) ?? [])])) ?? [];
    const held = found.map(async ({ path, reference }) => {
      const place = placeIn(folder, vscode.Uri.joinPath(folder.uri, ...path.split('/')));
      return { place, repository: await originFor(place), reference };
    });
    tell(shelf.putPresence(folder.uri.toString(), await Promise.all(held)));
  };

  const scan = (asked: boolean): Promise<CheckOutcome> => {
    running?.cancel.cancel();
    const cancel = new vscode.CancellationTokenSource();
    const end = scanNow(cancel.token).finally(() => {
      if (running?.cancel === cancel) running = undefined;
      cancel.dispose();
    });
    running = { cancel, end };
    showProgress(end, asked, () => cancel.cancel());
    return end;
  };
  const scanNow = async (token: vscode.CancellationToken): Promise<CheckOutcome> => {
    if (engine === undefined || edition === undefined) return { outcome: 'no-policy' };
    const { files } = engine;
    origins.clear();
    documents.readAll();
    if ((vscode.workspace.workspaceFolders ?? []).length === 0) return { outcome: 'done', files: 0 };
    const globs = await files.globs();
    if (token.isCancellationRequested) return { outcome: 'cancelled' };
    watcher ??= watchFolders([...globs, '**/.gitignore'], (changes) => void safely(oneByOne(() => follow(changes))));
    const started = performance.now();
    const count = await scanFolders({
      files,
      log,
      token,
      inTurn: oneByOne,
      read: (place) => (isOpen(place.key) ? Promise.resolve() : read(place)),
      async listed(folder, places) {
        counting.set(folder.uri.toString(), new Set(places.map(({ path }) => path)));
        await putPresence(folder);
      },
    });
    if (count === undefined) return { outcome: 'cancelled' };
    tell(shelf.retain((key) => isOpen(key) || isCountedKey(key)));
    // What counts may be something else than it was when they were opened.
    documents.readAll();
    log.info('The workspace’s files were looked at.', { files: count, ms: Math.round(performance.now() - started) });
    return { outcome: 'done', files: count };
  };

  /** What goes with a file or a folder, of what counts here. */
  const goneWith = (uri: vscode.Uri): readonly FilePlace[] => {
    const place = placeOf(uri);
    if (place?.folder === undefined) return place === undefined ? [] : [place];
    const { folder, path } = place;
    const below = [...(pathsOf(folder) ?? [])].filter((other) => other.startsWith(`${path}/`));
    return [place, ...below.map((other) => placeIn(folder, vscode.Uri.joinPath(folder.uri, other)))];
  };

  const follow = async (changes: FileChanges): Promise<void> => {
    if (engine === undefined || edition === undefined) return;
    const all = [...changes.changed, ...changes.deleted].filter(({ path }) => !isInstalledOrInternal(path));
    if (all.length > manyChanges || all.some(({ path }) => path.endsWith('/.gitignore'))) {
      void safely(scan(false));
      return;
    }
    const isOfConcern = (place: FilePlace): boolean =>
      !isInstalledOrInternal(place.path) || isCounted(place) || isOpen(place.key);
    const deleted = changes.deleted.flatMap(goneWith).filter(isOfConcern);
    const there = await Promise.all(deleted.map(isThere));
    const gone = deleted.filter((_, index) => !there[index]);
    const folders = new Set<vscode.WorkspaceFolder>();
    for (const place of gone) {
      if (pathsOf(place.folder)?.delete(place.path) === true && place.folder !== undefined) folders.add(place.folder);
      if (isOpen(place.key)) deletedKeys.add(place.key);
      await forget(place);
    }
    const written = changes.changed.flatMap((uri) => placeOf(uri) ?? []);
    const places = [...written, ...deleted.filter((_, index) => there[index])];
    const returned = new Set(places.filter(({ key }) => deletedKeys.delete(key)));
    await countAll(places);
    for (const place of places) {
      if (place.folder === undefined || !isCounted(place)) continue;
      folders.add(place.folder);
      // While it was gone, its document was not looked at.
      if (!isOpen(place.key) || returned.has(place)) await read(place);
    }
    for (const folder of folders) await putPresence(folder);
    if (all.some(isManifest) || gone.some(({ uri }) => isManifest(uri))) readUsersOfScripts();
  };

  const startOver = (): void => {
    watcher?.dispose();
    watcher = undefined;
    running?.cancel.cancel();
    counting.clear();
    if (edition === undefined) tell(shelf.clear());
    else void safely(scan(false));
  };
  return {
    follow(next) {
      engine = next;
      if (edition === next.files.edition()) return;
      edition = next.files.edition();
      startOver();
    },
    seen: () => (edition === undefined ? [] : [...shelf.all(), ...virtualFolders()]),
    check: () => scan(true),
    async settle(document) {
      await documents.settle(document);
      if (telling !== undefined) told();
    },
    fixes: async (request) => (await engine?.files.fixes(request)) ?? [],
    dispose() {
      clearTimeout(telling);
      running?.cancel.cancel();
      watcher?.dispose();
      owned.dispose();
    },
  };
}

/** A file that went and came back, as at a rename and its undoing, may be told of in either order. */
function isThere({ uri }: FilePlace): Thenable<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    ({ type }) => type !== vscode.FileType.Directory,
    () => false,
  );
}

function isManifest({ path }: vscode.Uri): boolean {
  return path.endsWith('/package.json');
}

/** They are told of as something that cannot be read, so that nobody takes silence for an all-clear. */
function virtualFolders(): readonly SeenFile[] {
  const why = vscode.l10n.t('this folder is on no disk of this machine: only its open files are looked at');
  const reading = { ...nothingRead, unreadable: [{ start: 0, end: 0, line: 1, column: 1, why }] };
  return (vscode.workspace.workspaceFolders ?? [])
    .filter((folder) => diskOf(folder) === undefined)
    .map(({ name }) => ({ uri: '', path: name, repository: undefined, reading }));
}
