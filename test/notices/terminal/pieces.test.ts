import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { fill, piecesOf, toAscii } from '../../../src/notices/terminal/pieces';

describe('lines of a terminal', () => {
  const rows: readonly (readonly [name: string, text: string, columns: number, lines: readonly string[]])[] = [
    ['between words', 'one two three', 8, ['one two', 'three']],
    ['exactly full', 'one two', 7, ['one two']],
    ['many spaces are one', ' one   two ', 20, ['one two']],
    ['nothing', '', 20, []],
    ['Chinese is two columns wide', '该工具已禁用', 6, ['该工具', '已禁用']],
    ['no closing mark begins a line', '该工具，已', 6, ['该工', '具，已']],
    ['Latin within Chinese stays whole', '请使用Qoder工具', 8, ['请使用', 'Qoder工', '具']],
    ['accents take no column', 'e\u0301e\u0301e\u0301 x', 5, ['e\u0301e\u0301e\u0301 x']],
    ['emoji', '👩‍💻👩‍💻 x', 4, ['👩‍💻👩‍💻', 'x']],
    ['a word longer than a line is broken', 'a'.repeat(25), 12, ['a'.repeat(10), 'a'.repeat(10), 'a'.repeat(5)]],
    ['a long word that fits is whole', 'a'.repeat(20), 12, ['a'.repeat(20)]],
  ];
  for (const [name, text, columns, lines] of rows)
    it(name, () => deepStrictEqual(fill(piecesOf(text), columns), lines));
});

describe('text for a terminal without UTF-8', () => {
  const rows: readonly (readonly [text: string, ascii: string])[] = [
    ['AI tool policy · Zürich', 'AI tool policy - Zurich'],
    ['“it’s” – so…', '"it\'s" - so...'],
    ['Straße, Ærø', 'Strasse, AEro'],
    ['ﬁne', 'fine'],
    ['已禁用', '已禁用'],
    ['각', '각'],
  ];
  for (const [text, ascii] of rows) it(text, () => strictEqual(toAscii(text), ascii));
});
