import * as vscode from 'vscode';
import { closeUp } from '../core/explain/close-up';
import type { Localize } from '../core/explain/localize';
import type { Speech } from '../core/explain/speech';

const inChinese: Localize = (message, ...values) => closeUp(vscode.l10n.t(message, ...values));

/** The reader's language, the translations, and now. */
export function speechNow(): Speech {
  const locale = vscode.env.language;
  return { t: /^zh\b/i.test(locale) ? inChinese : vscode.l10n.t, locale, now: Date.now() };
}

/** Names in a row, as the reader's language puts them together: `Cline, Cody and Tabnine`. */
export function inARow(names: readonly string[]): string {
  return new Intl.ListFormat(vscode.env.language).format(names);
}
