import type { Readers } from './invocations';
import { type GrammarSource, loadReader } from './parse';
import type { Shell } from './types';

/** Every shell, in the order in which they are offered. */
export const shells: readonly Shell[] = ['bash', 'zsh', 'sh', 'fish', 'pwsh', 'cmd'];

/** The readers of all shells, since a line of one may hold text of another. Grammars are loaded once in a process. */
export async function loadReaders(grammars: GrammarSource): Promise<Readers> {
  const loaded = await Promise.all(shells.map(async (shell) => [shell, await loadReader(shell, grammars)] as const));
  const byShell = new Map(loaded);
  return (shell) => byShell.get(shell);
}
