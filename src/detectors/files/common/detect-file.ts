import { createCollector } from './collect';
import type { FileContext, Reference, UnreadablePart } from './context';
import { type Ignore, ignoresIn } from './ignores';
import { parseJson } from './json';
import type { FileKind, Found, OpenedFile } from './kind';
import { withoutIdleEntries } from './thin-entries';
import { withoutIdleSteps } from './thin-steps';
import type { Parsed } from './tree';

export interface FileInput {
  /** Relative to the folder that is looked at, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly beside?: OpenedFile['beside'];
  /** Instead of the detector's own, where one detector reads the files of several folders. */
  readonly scripts?: FileContext['scripts'];
}

export interface FileDetection {
  /** In the order of the file. */
  readonly references: readonly Reference[];
  /** Each place once. */
  readonly unreadable: readonly UnreadablePart[];
  readonly ignores: readonly Ignore[];
}

/** What a file's text shows, read as each of the kinds that it is of. Pure; never throws for what the text holds. */
export function detectFile(file: FileInput, kinds: readonly FileKind[], context: FileContext): FileDetection {
  const collector = createCollector(file, context);
  for (const kind of kinds) {
    const { roots, faults } = parse(kind, kind.part?.(file.text) ?? file.text, context);
    for (const { offset, why } of faults) collector.unreadable(offset, why);
    const beside = file.beside ?? (() => undefined);
    const opened = { path: file.path, text: file.text, roots, fault: faults[0]?.offset, beside };
    detectWithin(kind, opened, collector);
  }
  return {
    references: collector.references(),
    unreadable: withoutRepeats(collector.faults()),
    ignores: ignoresIn(file.text),
  };
}

/** What nests so deeply that reading it exhausts the stack is unreadable, not a bug. */
function detectWithin(kind: FileKind, opened: OpenedFile, found: Found): void {
  try {
    kind.detect(opened, found);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    found.unreadable(0, 'it is nested too deeply');
  }
}

function parse(kind: FileKind, text: string, { parsers, concerns }: FileContext): Parsed {
  if (text.trim() === '') return { roots: [], faults: [] };
  switch (kind.format) {
    case 'text':
      return { roots: [], faults: [] };
    case 'json':
      return parseJson(kind.hasEntries ? withoutIdleEntries(text, concerns) : text);
    case 'yaml':
      return (
        parsers.yaml?.(kind.hasSteps ? withoutIdleSteps(text, concerns) : text) ?? {
          roots: [],
          faults: [{ offset: 0, why: 'the YAML reader is not loaded' }],
        }
      );
    case 'toml':
      return parsers.toml?.(text) ?? { roots: [], faults: [{ offset: 0, why: 'the TOML reader is not loaded' }] };
  }
}

function withoutRepeats(parts: readonly UnreadablePart[]): readonly UnreadablePart[] {
  return [...new Map(parts.map((part) => [`${part.line} ${part.why}`, part])).values()];
}
