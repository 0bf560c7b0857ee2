import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import type { FileReading } from '../../src/core/file-ports';
import type { PlacedReference } from '../../src/core/findings/file-reference';
import { createShelf, type Shelf } from '../../src/vscode/observe/files/shelf';

const place = (path: string) => ({ key: `file:///work/${path}`, shown: path }) as Parameters<Shelf['put']>[0];
const reference = (line: number): PlacedReference => ({
  subject: { tool: 'claude-code', assistant: true },
  kind: 'run',
  start: 0,
  end: 1,
  line,
  column: 1,
  endLine: line,
  endColumn: 2,
});
const at = (...lines: readonly number[]): FileReading => ({
  references: lines.map(reference),
  ignores: [],
  unreadable: [],
  usesScripts: false,
});

describe('what was read of the files of a window', () => {
  let shelf: Shelf;
  beforeEach(() => {
    shelf = createShelf();
  });
  const all = () =>
    shelf.all().flatMap(({ path, reading }) => reading.references.map(({ line, kind }) => `${path}:${line} ${kind}`));
  const put = (path: string, reading: FileReading, begun = shelf.begin()) =>
    shelf.put(place(path), undefined, reading, begun);

  it('tells whether it is something else than before', () => {
    deepStrictEqual([put('a', at(1)), put('a', at(1)), put('a', at(2)), put('a', at())], [true, false, true, true]);
    deepStrictEqual(all(), []);
  });

  it('takes no reading that began before the one that it holds', () => {
    const early = shelf.begin();
    put('a', at(2));
    strictEqual(put('a', at(1), early), false);
    deepStrictEqual(all(), ['a:2 run']);
  });

  it('takes none of a file that went meanwhile, and one of a file that came back', () => {
    put('a', at(1));
    const early = shelf.begin();
    strictEqual(shelf.remove('file:///work/a'), true);
    strictEqual(put('a', at(1), early), false);
    deepStrictEqual(all(), []);
    strictEqual(put('a', at(3)), true);
    deepStrictEqual(all(), ['a:3 run']);
  });

  it('knows the files that run scripts, though nothing else is in them', () => {
    put('a', { ...at(), usesScripts: true });
    deepStrictEqual([shelf.usersOfScripts(), all()], [['file:///work/a'], []]);
  });

  it('keeps what is to be kept, and forgets all', () => {
    put('a', at(1));
    put('b', at(1));
    strictEqual(
      shelf.retain((key) => key.endsWith('b')),
      true,
    );
    deepStrictEqual(all(), ['b:1 run']);
    deepStrictEqual([shelf.clear(), shelf.clear(), all()], [true, false, []]);
  });

  it('has the tools’ own files beside what stands in them', () => {
    const own = { place: place('a'), repository: undefined, reference: { ...reference(1), kind: 'presence' as const } };
    put('a', at(7));
    deepStrictEqual([shelf.putPresence('f', [own]), shelf.putPresence('f', [own])], [true, false]);
    deepStrictEqual(all(), ['a:7 run', 'a:1 presence']);
    strictEqual(shelf.putPresence('f', []), true);
    deepStrictEqual(all(), ['a:7 run']);
  });
});
