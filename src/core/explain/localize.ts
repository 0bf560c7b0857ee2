/**
 * Translates a message of the product's own. `message` is the English text with `{0}` … placeholders, which is also the key
 * (as in `vscode.l10n.t`). In the editor this is `vscode.l10n.t`; on the command line it fills the placeholders only.
 */
export type Localize = (message: string, ...values: readonly (string | number)[]) => string;

/** English, for the command line and for tests. */
export const english: Localize = (message, ...values) =>
  message.replace(/\{(\d+)\}/g, (placeholder, index: string) => String(values[Number(index)] ?? placeholder));
