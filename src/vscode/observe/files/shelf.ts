import { type FileReading, nothingRead, type SeenFile } from '../../../core/file-ports';
import type { PlacedReference } from '../../../core/findings/file-reference';
import type { FilePlace } from './places';

/** What was read, and what stands where, of all the files of a window in which there is anything to tell. */
export interface Shelf {
  /** True where it is something else than before, as for all that change it. */
  put(place: FilePlace, repository: string | undefined, reading: FileReading): boolean;
  remove(key: string): boolean;
  /** Keeps only what is so. */
  retain(keep: (key: string) => boolean): boolean;
  /** The tools' own files of a folder; those of before are forgotten. */
  putPresence(folder: string, found: readonly PresenceHeld[]): boolean;
  clear(): boolean;
  /** Keys of the files that run scripts of a package.json. */
  usersOfScripts(): readonly string[];
  all(): readonly SeenFile[];
}

export interface PresenceHeld {
  readonly place: FilePlace;
  readonly repository: string | undefined;
  readonly reference: PlacedReference;
}

export function createShelf(): Shelf {
  const read = new Map<string, SeenFile>();
  const presence = new Map<string, readonly PresenceHeld[]>();
  const keysOf = (held: readonly PresenceHeld[]): string =>
    held.map(({ place, reference }) => `${place.key} ${reference.subject.tool}`).join('\n');
  return {
    put({ key, shown }, repository, reading) {
      const before = read.get(key);
      const { references, unreadable, usesScripts } = reading;
      if (references.length === 0 && unreadable.length === 0 && !usesScripts) return read.delete(key);
      const file = { uri: key, path: shown, repository, reading };
      read.set(key, file);
      return JSON.stringify(before) !== JSON.stringify(file);
    },
    remove: (key) => read.delete(key),
    retain(keep) {
      const gone = [...read.keys()].filter((key) => !keep(key));
      for (const key of gone) read.delete(key);
      return gone.length > 0;
    },
    putPresence(folder, found) {
      const before = presence.get(folder) ?? [];
      if (found.length === 0) presence.delete(folder);
      else presence.set(folder, found);
      return keysOf(before) !== keysOf(found);
    },
    clear() {
      const had = read.size + presence.size > 0;
      read.clear();
      presence.clear();
      return had;
    },
    usersOfScripts: () => [...read.values()].filter(({ reading }) => reading.usesScripts).map(({ uri }) => uri),
    all() {
      const files = new Map(read);
      for (const { place, repository, reference } of [...presence.values()].flat()) {
        const own = { uri: place.key, path: place.shown, repository, reading: nothingRead };
        const known = files.get(place.key) ?? own;
        const references = [...known.reading.references, reference];
        files.set(place.key, { ...known, reading: { ...known.reading, references } });
      }
      return [...files.values()].filter(
        ({ reading }) => reading.references.length > 0 || reading.unreadable.length > 0,
      );
    },
  };
}
