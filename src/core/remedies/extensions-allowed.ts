import type { EntryChange } from './settings-text';

/**
 * What to write into VS Code's setting `extensions.allowed` to disable one extension and to take that back, such that whatever
 * the user or somebody else wrote there stays. Pure: values in, values out.
 *
 * How VS Code reads the setting (1.96 and later): anything but an object allows all extensions; in an object an entry for the
 * id decides, then one for the publisher, then `"*"`, and what no entry names is not allowed. Keys compare without case.
 * See https://code.visualstudio.com/docs/setup/enterprise#_configure-allowed-extensions
 */

/** What we wrote so far and what stood there before, kept between sessions. */
export interface AllowedJournal {
  /** The user's value before our first entry; `present` is false where the setting was absent. */
  readonly original: { readonly present: boolean; readonly value?: unknown };
  /** The value as we last wrote it: anything else means that somebody edited it since. */
  readonly written: unknown;
  readonly entries: readonly AllowedJournalEntry[];
}

export interface AllowedJournalEntry {
  /** The key as it stands in the setting. */
  readonly key: string;
  /** The extension's display name, for offering it back. */
  readonly name: string;
  /** What stood under the key before; absent where there was no such key. */
  readonly previous?: unknown;
  /** The same as it was written in the settings file, with its comments; absent where that could not be read. */
  readonly previousText?: string;
  /** When it was disabled (epoch milliseconds). */
  readonly at: number;
  /** For whose ban; absent where a repository's own file asked for it, which is in force in its windows alone. */
  readonly organization?: string;
}

export type AllowedPlan =
  /**
   * Write `value` (undefined removes the setting) and remember `journal` (undefined: nothing of ours is left). `change` leads to
   * the same value by one entry of the object that is there; undefined where the whole value has to be written.
   */
  | {
      readonly outcome: 'write';
      readonly value: unknown;
      readonly change: EntryChange | undefined;
      readonly journal: AllowedJournal | undefined;
    }
  /** It already stands as wished, by someone else's hand or ours. */
  | { readonly outcome: 'unchanged'; readonly journal: AllowedJournal | undefined };

export interface DisableRequest {
  readonly id: string;
  readonly name: string;
  readonly at: number;
  readonly organization?: string | undefined;
  /** The text of the value under a key, where the settings file could be read. */
  readonly textOf?: ((key: string) => string | undefined) | undefined;
}

/** The plan that disables an extension, given the user's present value (undefined: the setting is absent). */
export function planDisable(
  current: unknown,
  journal: AllowedJournal | undefined,
  request: DisableRequest,
): AllowedPlan {
  const entries = isRecord(current) ? current : { '*': true };
  const key = keyOf(entries, request.id) ?? request.id;
  if (isRecord(current) && entries[key] === false) return { outcome: 'unchanged', journal };
  const value = { ...entries, [key]: false };
  const previousText = request.textOf?.(key);
  const previous = Object.hasOwn(entries, key)
    ? { previous: entries[key], ...(previousText === undefined ? {} : { previousText }) }
    : {};
  const organization = request.organization === undefined ? {} : { organization: request.organization };
  const untouched = journal !== undefined && sameJson(current, journal.written);
  return {
    outcome: 'write',
    value,
    change: isRecord(current) ? { kind: 'set', key, text: 'false' } : undefined,
    journal: {
      original: untouched
        ? journal.original
        : { present: current !== undefined, ...(current === undefined ? {} : { value: current }) },
      written: value,
      entries: [
        ...(journal?.entries ?? []).filter((entry) => !sameKey(entry.key, key)),
        { key, name: request.name, at: request.at, ...organization, ...previous },
      ],
    },
  };
}

/** The plan that takes back our entry for an extension. An entry that was edited since is the user's and stays. */
export function planEnable(current: unknown, journal: AllowedJournal | undefined, id: string): AllowedPlan {
  const ours = journal?.entries.find((entry) => sameKey(entry.key, id));
  if (journal === undefined || ours === undefined) return { outcome: 'unchanged', journal };
  const rest = journal.entries.filter((entry) => entry !== ours);
  const untouched = sameJson(current, journal.written);
  if (untouched && rest.length === 0) {
    const { value } = journal.original;
    const change = isRecord(current) && isRecord(value) ? takingBack(keyOf(current, id) ?? ours.key, ours) : undefined;
    return { outcome: 'write', value, change, journal: undefined };
  }

  const key = isRecord(current) ? keyOf(current, id) : undefined;
  if (!isRecord(current) || key === undefined || current[key] !== false) {
    return { outcome: 'unchanged', journal: rest.length === 0 ? undefined : { ...journal, entries: rest } };
  }
  const value = withoutOurs(current, key, ours);
  const change = takingBack(key, ours);
  if (rest.length > 0) {
    // An edit by the user makes `written` stale for good: keep it so, lest a later undo restore over the edit.
    return {
      outcome: 'write',
      value,
      change,
      journal: { ...journal, entries: rest, written: untouched ? value : journal.written },
    };
  }
  const onlyOurStar = !isRecord(journal.original.value) && sameJson(value, { '*': true });
  if (onlyOurStar) return { outcome: 'write', value: journal.original.value, change: undefined, journal: undefined };
  return { outcome: 'write', value, change, journal: undefined };
}

/** Whether a value of the setting forbids an extension, in every version of it. */
export function forbids(value: unknown, id: string): boolean {
  if (!isRecord(value)) return false;
  const own = keyOf(value, id);
  const publisher = keyOf(value, id.slice(0, Math.max(0, id.indexOf('.'))));
  const deciding = own ?? publisher ?? keyOf(value, '*');
  return deciding === undefined ? true : value[deciding] === false;
}

/**
 * Whether something other than the user's settings and the defaults decides the setting: an administrator's policy. The
 * arguments are what VS Code reports of it.
 */
export function isHeldByPolicy(effective: unknown, user: unknown, byDefault: unknown): boolean {
  const expected = user ?? byDefault;
  // VS Code merges a default that is an object with the user's.
  const merged = isRecord(expected) && isRecord(byDefault) ? { ...byDefault, ...expected } : expected;
  return !sameJson(effective, merged);
}

function takingBack(key: string, ours: AllowedJournalEntry): EntryChange {
  if (!Object.hasOwn(ours, 'previous')) return { kind: 'remove', key };
  return { kind: 'set', key, text: ours.previousText ?? JSON.stringify(ours.previous) };
}

function withoutOurs(
  current: Readonly<Record<string, unknown>>,
  key: string,
  ours: AllowedJournalEntry,
): Record<string, unknown> {
  if (Object.hasOwn(ours, 'previous')) return { ...current, [key]: ours.previous };
  return Object.fromEntries(Object.entries(current).filter(([name]) => name !== key));
}

function keyOf(value: Readonly<Record<string, unknown>>, id: string): string | undefined {
  return Object.keys(value).find((key) => sameKey(key, id));
}

function sameKey(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Equal as JSON, the order of keys aside. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => sameJson(item, b[index]));
  if (!isRecord(a) || !isRecord(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && sameJson(a[name], b[name]))
  );
}
