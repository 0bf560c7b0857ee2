import type { Evidence } from '../../core/findings/finding';
import type { ManifestFacts } from './manifest';

/** An installed extension, as far as what it brings along goes. */
export interface Bringer {
  readonly extension: { readonly id: string; readonly displayName: string };
  readonly facts: Pick<ManifestFacts, 'packs' | 'needs'>;
}

/** Why an extension is there: the packs that hold it and the extensions that cannot run without it, the closest first. */
export type Bringers = (id: string) => readonly Evidence[];

/** How many are named for one extension; nobody reads on. */
const mostNamed = 5;

/**
 * Follows packs and dependencies over several steps (a pack may hold a pack), since removing the closest alone would be undone by
 * the next update of the one behind it. Circles end where they began.
 */
export function createBringers(extensions: readonly Bringer[]): Bringers {
  const direct = new Map<string, Evidence[]>();
  for (const { extension, facts } of extensions) {
    const { packs, needs } = facts;
    if (packs.length === 0 && needs.length === 0) continue;
    const data = { id: extension.id, name: extension.displayName };
    for (const brought of packs) append(direct, brought, { code: 'pack', data });
    for (const brought of needs) if (!packs.includes(brought)) append(direct, brought, { code: 'dependency', data });
  }
  return (id) => {
    const own = id.toLowerCase();
    if (!direct.has(own)) return [];
    const found = new Map<string, Evidence>();
    const waiting = [own];
    for (let next = waiting.shift(); next !== undefined && found.size < mostNamed; next = waiting.shift()) {
      for (const evidence of direct.get(next) ?? []) {
        const bringer = evidence.data?.['id']?.toLowerCase();
        if (bringer === undefined || bringer === own || found.has(bringer) || found.size === mostNamed) continue;
        found.set(bringer, evidence);
        waiting.push(bringer);
      }
    }
    return [...found.values()];
  };
}

function append(map: Map<string, Evidence[]>, key: string, evidence: Evidence): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [evidence]);
  else list.push(evidence);
}
