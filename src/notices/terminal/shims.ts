import type { Answers } from '../../core/answers/answers';
import type { ShimmedCommand } from '../../core/assessment';
import type { Speech } from '../../core/explain/speech';
import { renderShims, type ShimView } from './render';
import { createShimFolders } from './shim-folders';
import { type ShimSet, shimSet } from './shim-set';
import { foldersOfThisWindow, pathSeparator } from './this-window';
import { createToldByShims, type ToldByShims } from './told';

/** The shims of this window; loaded with the first command that is to have one. */
export interface Shims extends ToldByShims {
  /** Lays down those of the commands; where none has anything to tell, lets go of what was there and answers with undefined. */
  lay(commands: readonly ShimmedCommand[], answers: Answers, speech: Speech): Promise<Laid | undefined>;
  /** Sees to the folders that no window wants any more. */
  tidy(): Promise<void>;
  /** Between folders on PATH. */
  readonly pathSeparator: string;
}

export type Laid =
  | { readonly outcome: 'held'; readonly folder: string; readonly names: readonly string[] }
  | { readonly outcome: 'refused'; readonly why: string };

/** `storage`: the extension's own folder, which the windows of a user share. */
export function createShims(storage: string): Shims {
  const folders = createShimFolders(foldersOfThisWindow(storage));
  let rendered: { readonly key: string; readonly set: ShimSet } | undefined;

  const setOf = (views: readonly ShimView[]): ShimSet | undefined => {
    if (views.length === 0) return undefined;
    const key = JSON.stringify(views);
    if (rendered?.key !== key) rendered = { key, set: shimSet(views, process.platform) };
    return rendered.set;
  };
  return {
    ...createToldByShims(),
    tidy: folders.tidy,
    pathSeparator,
    async lay(commands, answers, speech) {
      const views = renderShims(commands, answers, speech);
      const set = setOf(views);
      const result = set === undefined ? undefined : await folders.hold(set);
      if (result?.outcome === 'held') return { ...result, names: views.map(({ name }) => name) };
      await folders.release();
      return result;
    },
  };
}
