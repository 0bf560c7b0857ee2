import { replaced, type SourceText, unknownOf } from '../common/source-text';

/** `${workspaceFolder}` and the like are put in before any shell sees the text. */
export function withoutVariables(source: SourceText): SourceText {
  return replaced(source, /\$\{[^}]*\}/g, (part) => unknownOf(part.length));
}
