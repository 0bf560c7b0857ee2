import * as vscode from 'vscode';
import type { Speech } from '../core/explain/speech';

/** The reader's language, the translations, and now. */
export function speechNow(): Speech {
  return { t: vscode.l10n.t, locale: vscode.env.language, now: Date.now() };
}
