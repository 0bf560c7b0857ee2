import type { Assessment } from '../assessment';
import type { AllowedJournalEntry } from './extensions-allowed';

/**
 * What was disabled here for an organisation that bans it no more, and was not offered back yet. `offered` has, for each
 * extension's id in lower case, when the entry that was offered back had been written.
 */
export function toOfferBack(
  { allowedAgain, sources }: Assessment,
  entries: readonly AllowedJournalEntry[],
  offered: Readonly<Record<string, number>>,
): readonly AllowedJournalEntry[] {
  // With no policy in force nobody has allowed anything: it may not have been fetched yet.
  if (!sources.some(({ layer, policy }) => layer !== 'workspace' && policy !== undefined)) return [];
  const ids = new Set(allowedAgain.map(({ id }) => id.toLowerCase()));
  return entries.filter(({ key, at, organization }) => {
    const id = key.toLowerCase();
    return organization !== undefined && ids.has(id) && offered[id] !== at;
  });
}
