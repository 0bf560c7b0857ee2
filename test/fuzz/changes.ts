import { oneOf, type Random } from './lines';

/** What the readers of data treat specially. */
const pieces = [
  ...'{ } [ ] ( ) < > : , ; = " \' ` # // /* */ - -- --- ... | > |- >+ & * ! % @ ? \\ $ ${{ }} ${ $( ~ ^ + .'.split(
    ' ',
  ),
  ...'null true false 0 -1 1e999 0x7f .inf NaN 2026-07-10 "\\u0000" "\\ud800" __proto__ constructor toString'.split(
    ' ',
  ),
  ...'claude npx @openai/codex anthropic.claude-code run: uses: image: FROM RUN <<EOF EOF ENTRYPOINT'.split(' '),
  ...'version rules tools status banned allowed id reason from until unlisted extensions packages npm:x exceptions'.split(
    ' ',
  ),
  ...[
    '\n',
    '\n\n',
    '\r\n',
    '\t',
    '  ',
    '    ',
    ' ',
    '\ufeff',
    '\u0000',
    '\u2028',
    'é',
    '\u{1f600}',
    '\ud83d',
    '"""',
    "'''",
  ],
];

/** A text with up to eight changes: pieces put in, stretches taken out, doubled, nested, swapped or cut off. */
export function changed(text: string, random: Random): string {
  let result = text;
  for (let edits = Math.floor(random() * 8); edits >= 0; edits -= 1) {
    const at = Math.floor(random() * (result.length + 1));
    const to = Math.min(result.length, at + Math.floor(random() ** 3 * 200));
    const stretch = result.slice(at, to);
    const piece = oneOf(pieces, random);
    const put = oneOf(
      [
        () => piece + stretch,
        () => '',
        () => stretch + stretch,
        () => stretch.split('').reverse().join(''),
        () => piece.repeat(1 + Math.floor(random() ** 4 * 400)) + stretch,
        () => stretch.replaceAll(/\s+/g, piece),
        () => stretch.replaceAll(/\w+/g, (word) => (random() < 0.2 ? piece : word)),
      ],
      random,
    )();
    result = random() < 0.03 ? result.slice(0, at) : result.slice(0, at) + put + result.slice(to);
  }
  return result.slice(0, 20_000);
}
