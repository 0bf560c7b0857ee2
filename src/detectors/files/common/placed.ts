import type { FileReference, PlacedReference } from '../../../core/findings/file-reference';
import { createLines } from './lines';

/** References with the lines and columns at which they end. */
export function placed(text: string, references: readonly FileReference[]): readonly PlacedReference[] {
  const lineOf = createLines(text);
  return references.map((reference) => {
    const last = lineOf(reference.end);
    return { ...reference, endLine: last.line, endColumn: last.column };
  });
}
