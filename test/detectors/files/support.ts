import assert from 'node:assert/strict';
import { loadBuiltInCatalogue } from '../../../src/catalogue';
import type { PolicyRule } from '../../../src/core/policy/document';
import { createFilesDetector, type FileDetection, type FilesDetector } from '../../../src/detectors/files';
import { installedGrammars } from '../../command-reader/grammars';

export interface Row {
  readonly it: string;
  readonly path: string;
  /** Lines, joined by line ends. */
  readonly text: string | readonly string[];
  /** `line kind name` of each reference, in the order of the file; the name is the tool's id, or what else a rule may speak of. */
  readonly finds: readonly string[];
  /** The text that each reference's range covers, where it is looked at. */
  readonly covers?: readonly string[];
  /** `line why` of each part that could not be read. */
  readonly unreadable?: readonly (string | RegExp)[];
  readonly rules?: readonly Partial<PolicyRule>[];
  /** The scripts of the package.json that holds for the file's folder, or for one that is named. */
  readonly scripts?: Readonly<Record<string, string>>;
  readonly beside?: Readonly<Record<string, string>>;
}

/** Everything in the catalogue is of interest, unless a row has rules of its own. */
const everything = { unlisted: 'banned' } as const;

/** Declares one test for each row. */
export function checkRows(rows: readonly Row[]): void {
  for (const row of rows) it(row.it, () => check(row));
}

async function check(row: Row): Promise<void> {
  const text = textOf(row.text);
  const { references, unreadable } = await detect(row);
  assert.deepEqual(
    references.map(({ line, kind, subject }) => {
      const name = subject.tool ?? subject.package ?? subject.extension ?? subject.mcpServer ?? subject.command;
      return `${line} ${kind} ${name}`;
    }),
    row.finds,
  );
  for (const { start, line, column } of references) {
    const before = text.slice(0, start).split(/\r\n|\n|\r/);
    assert.deepEqual([line, column], [before.length, (before.at(-1) ?? '').length + 1]);
  }
  if (row.covers !== undefined)
    assert.deepEqual(
      references.map(({ start, end }) => text.slice(start, end)),
      row.covers,
    );
  assert.equal(unreadable.length, (row.unreadable ?? []).length, JSON.stringify(unreadable));
  for (const [index, part] of unreadable.entries()) {
    const wanted = row.unreadable?.[index] ?? '';
    if (typeof wanted === 'string') assert.equal(`${part.line} ${part.why}`, wanted);
    else assert.match(`${part.line} ${part.why}`, wanted);
  }
}

export function detect(row: Pick<Row, 'path' | 'text' | 'rules' | 'scripts' | 'beside'>): Promise<FileDetection> {
  scripts = row.scripts;
  usual ??= createDetector(undefined);
  const detector = row.rules === undefined ? usual : createDetector(row.rules);
  const file = { path: row.path, text: textOf(row.text), beside: (name: string) => row.beside?.[name] };
  return detector.detect(file, detector.kindsOf(row.path));
}

/** Those of the row that is being checked. */
let scripts: Row['scripts'];
let usual: FilesDetector | undefined;

function createDetector(rules: Row['rules']): FilesDetector {
  return createFilesDetector({
    catalogue: loadBuiltInCatalogue(),
    policies: [
      {
        version: 1,
        organization: 'Example Group',
        serial: 1,
        ...(rules === undefined ? everything : {}),
        rules: (rules ?? []).map((rule) => ({ id: 'rule', status: 'banned', ...rule })),
      },
    ],
    grammars: installedGrammars,
    scripts: () => scripts,
  });
}

function textOf(text: Row['text']): string {
  return typeof text === 'string' ? text : text.join('\n');
}
