import type { Localize } from './localize';

/** What every sentence needs: the reader's language, the catalogue of translations, and the present moment. */
export interface Speech {
  readonly t: Localize;
  /** BCP 47, as the editor gives it: `en`, `zh-cn`. */
  readonly locale: string;
  /** Epoch milliseconds. */
  readonly now: number;
}
