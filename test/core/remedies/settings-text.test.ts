import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { parse } from 'jsonc-parser';
import { applyEdits, type EntryChange, readAllowedObject } from '../../../src/core/remedies/settings-text';

const key = 'anthropic.claude-code';
const set: EntryChange = { kind: 'set', key, text: 'false' };
const remove: EntryChange = { kind: 'remove', key };

function changed(text: string, change: EntryChange): string {
  const edits = readAllowedObject(text)?.edit(change);
  ok(edits !== undefined, 'it can be edited');
  return applyEdits(text, edits);
}

const rows: readonly [title: string, before: string, after: string][] = [
  [
    'an entry gets a line of its own',
    '{\n  "extensions.allowed": {\n    "*": true\n  }\n}',
    '{\n  "extensions.allowed": {\n    "*": true,\n    "anthropic.claude-code": false\n  }\n}',
  ],
  [
    'the comment at the end of the last line stays there',
    '{\n  "extensions.allowed": {\n    // all\n    "*": true // but\n    // and this\n  }\n}',
    '{\n  "extensions.allowed": {\n    // all\n    "*": true, // but\n    "anthropic.claude-code": false\n    // and this\n  }\n}',
  ],
  [
    'a trailing comma is kept as a habit',
    '{ "extensions.allowed": {\n\t"*": true, /* a */ // b\n} }',
    '{ "extensions.allowed": {\n\t"*": true, /* a */ // b\n\t"anthropic.claude-code": false,\n} }',
  ],
  [
    'Windows line ends',
    '{\r\n  "extensions.allowed": {\r\n    "*": true // x\r\n  }\r\n}\r\n',
    '{\r\n  "extensions.allowed": {\r\n    "*": true, // x\r\n    "anthropic.claude-code": false\r\n  }\r\n}\r\n',
  ],
  [
    'one line',
    '{ "extensions.allowed": { "*": true } }',
    '{ "extensions.allowed": { "*": true, "anthropic.claude-code": false } }',
  ],
  [
    'one line with a comment',
    '{ "extensions.allowed": { "*": true /* all */ } }',
    '{ "extensions.allowed": { "*": true, "anthropic.claude-code": false /* all */ } }',
  ],
  ['an empty list', '{ "extensions.allowed": {} }', '{ "extensions.allowed": {"anthropic.claude-code": false} }'],
  [
    'a version list of another over several lines',
    '{\n "extensions.allowed": {\n  "a.b": [\n   "1.0.0", // good\n   "1.0.1"\n  ]\n }\n}',
    '{\n "extensions.allowed": {\n  "a.b": [\n   "1.0.0", // good\n   "1.0.1"\n  ],\n  "anthropic.claude-code": false\n }\n}',
  ],
];

describe('extensions.allowed in the text of settings', () => {
  for (const [title, before, after] of rows) {
    it(`${title}: set`, () => {
      strictEqual(changed(before, set), after);
      const value = parse(after, [], { allowTrailingComma: true })['extensions.allowed'];
      strictEqual(value[key], false);
    });
    it(`${title}: and taken back to the letter`, () => strictEqual(changed(after, remove), before));
  }

  it('an entry that is there is changed in place', () => {
    const text = '{ "extensions.allowed": { "anthropic.claude-code": ["1.0.0" /* good */], "*": true } }';
    strictEqual(readAllowedObject(text)?.textOf(key), '["1.0.0" /* good */]');
    strictEqual(changed(text, set), '{ "extensions.allowed": { "anthropic.claude-code": false, "*": true } }');
  });

  it('ours goes from between others', () => {
    const text =
      '{\n "extensions.allowed": {\n  "*": true, // one\n  "anthropic.claude-code": false,\n  "x.y": true // two\n }\n}';
    strictEqual(changed(text, remove), '{\n "extensions.allowed": {\n  "*": true, // one\n  "x.y": true // two\n }\n}');
  });

  it('ours goes from the front', () => {
    const text = '{ "extensions.allowed": { "anthropic.claude-code": false, "*": true } }';
    deepStrictEqual(parse(changed(text, remove)), { 'extensions.allowed': { '*': true } });
  });

  const unfit: readonly [title: string, text: string][] = [
    ['absent', '{ "editor.fontSize": 12 }'],
    ['a string', '{ "extensions.allowed": "*" }'],
    ['twice', '{ "extensions.allowed": { "*": true }, "extensions.allowed": { "*": true } }'],
    ['broken', '{ "extensions.allowed": { "*": true '],
    ['empty', ''],
  ];
  for (const [title, text] of unfit) {
    it(`${title}: not edited here`, () => strictEqual(readAllowedObject(text), undefined));
  }

  it('tells comments from slashes in strings', () => {
    strictEqual(readAllowedObject('{ "extensions.allowed": { "a/b": "//" } }')?.hasComments, false);
    strictEqual(readAllowedObject('{ "extensions.allowed": { "a": true // x\n } }')?.hasComments, true);
  });
});
