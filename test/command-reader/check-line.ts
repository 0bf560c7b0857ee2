import assert from 'node:assert/strict';
import { loadBuiltInCatalogue } from '../../src/catalogue';
import { readInvocations } from '../../src/command-reader/invocations';
import { toolsInvoked } from '../../src/command-reader/match';
import { loadReaders } from '../../src/command-reader/readers';
import type { Shell } from '../../src/command-reader/types';
import { installedGrammars } from './grammars';

/** A line and the tools that it invokes, each as `claude-code run`. */
export interface LineRow {
  readonly shell: Shell;
  readonly line: string;
  readonly tools: readonly string[];
  /** The scripts of the folder's package.json. */
  readonly scripts?: Readonly<Record<string, string>>;
}

/** Loaded once for all tests of a run. */
export const allReaders = loadReaders(installedGrammars);
const catalogue = loadBuiltInCatalogue();

/** The tools that a line invokes, by the reader, the programs and the catalogue together. */
export async function toolsOfLine(row: Pick<LineRow, 'shell' | 'line' | 'scripts'>): Promise<readonly string[]> {
  const readers = await allReaders;
  const { invocations } = readInvocations(row.line, row.shell, { readers, scripts: (name) => row.scripts?.[name] });
  return toolsInvoked(invocations, catalogue)
    .map(({ tool, kind }) => `${tool.id} ${kind}`)
    .sort();
}

export async function checkLine(row: LineRow): Promise<void> {
  assert.deepEqual(await toolsOfLine(row), [...row.tools].sort());
}
