import assert from 'node:assert/strict';
import fc from 'fast-check';
import { localizedText, plainText, reasonLines } from '../../../src/core/explain/text';

const hostile: readonly (readonly [name: string, text: string, plain: string])[] = [
  ['plain text', 'Ask first.', 'Ask first.'],
  ['line ends', 'one\r\ntwo\tthree\n\n', 'one two three'],
  ['a colour', 'a\u001b[31;1mred\u001b[0m b', 'ared b'],
  ['a cursor move', 'a\u001b[2J\u001b[1;1Hb', 'ab'],
  ['a window title', 'a\u001b]0;title\u0007b', 'ab'],
  ['a hyperlink', '\u001b]8;;https://evil.example\u001b\\here\u001b]8;;\u001b\\', 'here'],
  ['a string without an end', 'a\u001b]52;c;stolen\nb', 'a b'],
  ['a device string', 'a\u001bPq#0\u001b\\b', 'ab'],
  ['one-character control sequences', 'a\u009b31mb\u009d0;x\u0007c', 'abc'],
  ['a lone escape', 'a\u001b', 'a'],
  ['a bell and a null', 'a\u0007\u0000b', 'a b'],
  ['turned direction', 'a\u202egnp.exe\u2066b\u2069', 'agnp.exeb'],
  ['direction marks', 'a\u200e\u200f\u061cb', 'ab'],
  ['invisible characters', 'a\u200b\u2060\ufeffb', 'ab'],
  ['tags', `a\u{e0041}\u{e007f}b`, 'ab'],
  ['half surrogates', 'a\ud800b\udc00', 'ab'],
  ['an emoji', 'a 👩‍💻 b', 'a 👩‍💻 b'],
  ['Chinese', '请改用 Qoder。', '请改用 Qoder。'],
  ['piled-up accents', `a${'\u0301'.repeat(50)}b`, `a${'\u0301'.repeat(4)}b`],
  ['a command link', '[Fix](command:workbench.action.quit)', '[Fix] (command:workbench.action.quit)'],
  ['an icon', 'a $(error) b', 'a $ (error) b'],
  ['HTML stays text', '<b>x</b>', '<b>x</b>'],
];

describe('texts from outside', () => {
  for (const [name, text, plain] of hostile) it(name, () => assert.equal(plainText(text), plain));

  it('are cut at a character', () => {
    assert.equal(plainText('👍👍👍👍', 3), '👍👍…');
    assert.equal(plainText('one two three', 8), 'one two…');
    assert.equal(plainText('one two', 7), 'one two');
  });

  it('are cut fast', () => {
    const start = process.cpuUsage();
    for (const unit of ['a', '\u001b[', '\u001b]', '\u0301', '](', ' \u202e']) plainText(unit.repeat(1_000_000));
    // It takes a fifth of a second; where each character is looked at for each other one, it takes hours.
    assert.ok(process.cpuUsage(start).user < 5_000_000);
  });

  it('never keep a control character, and are plain when made plain', () => {
    const unit = fc.constantFrom(
      'a',
      ' ',
      '\u001b',
      '[',
      ']',
      '(',
      '$',
      'm',
      '\u0007',
      '\u202e',
      '\n',
      '\u0301',
      ';',
      '\u009b',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
        const plain = plainText(text);
        assert.doesNotMatch(plain, /\p{Cc}|\u202e|\]\(|\$\(/u);
        assert.equal(plainText(plain), plain);
      }),
      { numRuns: 500 },
    );
  });
});

const lineRows: readonly (readonly [name: string, text: string, lines: readonly string[], more: boolean])[] = [
  ['one line', 'one', ['one'], false],
  ['as its author broke it', 'one\ntwo\r\n\r\nthree', ['one', 'two', 'three'], false],
  ['three of four', 'one\ntwo\nthree\nfour', ['one', 'two', 'three'], true],
  ['between words', 'aaa bbb ccc ddd', ['aaa bbb', 'ccc ddd'], false],
  ['a long word', 'aaaaaaaaaaaaaaaaaaaaaaa', ['aaaaaaaaaa', 'aaaaaaaaaa', 'aaa'], false],
  ['Chinese, which has no spaces', '请先阅读公告再使用其他工具吧', ['请先阅读公告再使用其', '他工具吧'], false],
  ['nothing', ' \n ', [], false],
  ['hostile lines', 'one\u001b[2Jtwo\u2028three', ['onetwo', 'three'], false],
];

describe('reasons in lines', () => {
  for (const [name, text, lines, more] of lineRows) {
    it(name, () => assert.deepEqual(reasonLines(text, 3, 10), { lines, more }));
  }
});

const both = { en: 'English', 'zh-cn': '简体', 'zh-tw': '繁體', fr: 'Français' };
const languageRows: readonly (readonly [
  language: string,
  text: Parameters<typeof localizedText>[0],
  expected: string | undefined,
])[] = [
  ['en', 'one text', 'one text'],
  ['zh-cn', both, '简体'],
  ['zh-CN', both, '简体'],
  ['zh-tw', both, '繁體'],
  ['zh-hk', both, '简体'],
  ['fr-ca', both, 'Français'],
  ['de', both, 'English'],
  ['de', { 'zh-cn': '简体', fr: 'Français' }, '简体'],
  ['de', { 'en-gb': 'British', fr: 'Français' }, 'British'],
  ['en', {}, undefined],
  ['en', undefined, undefined],
  ['constructor', { fr: 'Français' }, 'Français'],
];

describe('texts in the reader’s language', () => {
  for (const [language, text, expected] of languageRows) {
    it(`${language} of ${JSON.stringify(text)}`, () => assert.equal(localizedText(text, language), expected));
  }
});
