import assert from 'node:assert/strict';
import { loadReader } from '../../../src/command-reader/parse/index';
import type { Shell } from '../../../src/command-reader/types';
import { installedGrammars } from '../grammars';

/** A third of the longest line promised, for the sake of the time that all of these take. */
const LENGTH = 33_000;
/** Many times what a reading takes on an idle machine, so that only growth beyond the line fails. */
const MAXIMUM_CPU_MILLISECONDS = 200;
const SHELLS: readonly Shell[] = ['bash', 'zsh', 'fish', 'pwsh', 'cmd'];

const REPEATED = [
  'echo a ',
  'a;',
  'a|',
  '& ',
  '\n',
  'a && ',
  'git commit -m "x" && claude -p hello | tee out.txt\n',
  '"',
  "'",
  '`',
  '(',
  ')',
  '{ ',
  '[[ ',
  '$',
  '$(',
  '${',
  '$((',
  '((',
  '<(',
  '@{',
  '@(',
  '@"\n',
  '%a',
  '!',
  '^',
  '\\',
  'a\\\n',
  '`\n',
  '<',
  '>',
  '<<E ',
  'a <<E\nE\n',
  '# ',
  '<# ',
  '\0',
  '\ud800',
  '\udc00a',
  '😀',
  'case x in a) ',
  'if a; then ',
  'f() { ',
  'function f {',
  'begin;',
  'for %i in (',
  'for %i in (\n',
  '<#\n',
  'if [[ a; ',
  '"${',
  'cat <<E\n${',
  'a[b',
  'switch (a) { b {',
  'a=b ',
  'a=(',
  '{a,b}',
  'a(b',
  '*(.) ',
  'not ',
  'not;',
  '1..',
  ',',
  '$x ? ',
  'a ) b ; ',
  '\\`',
  'rem ',
  'if exist ',
  '$a[',
  'alias a=b;',
] as const;

/** One row: a text that is long or nested beyond reason, read within bounds, each position accounted for at most once as unreadable. */
function check(shell: Shell, name: string, text: string): void {
  it(`${shell}: ${name}`, async () => {
    const read = await loadReader(shell, installedGrammars);
    let milliseconds = Number.POSITIVE_INFINITY;
    let result = read('');
    // Twice, because the first time compiles.
    for (let count = 0; count < 2; count += 1) {
      const before = process.cpuUsage();
      result = read(text);
      milliseconds = Math.min(milliseconds, process.cpuUsage(before).user / 1_000);
      if (milliseconds < MAXIMUM_CPU_MILLISECONDS) break;
    }
    assert.ok(milliseconds < MAXIMUM_CPU_MILLISECONDS, `took ${milliseconds} ms`);
    for (const span of [...result.unreadable, ...result.commands.map((command) => command.span)]) {
      assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length, `span ${span.start}-${span.end}`);
    }
  });
}

describe('reading hostile text', () => {
  for (const shell of SHELLS) {
    for (const part of REPEATED) check(shell, `33 KB of ${JSON.stringify(part)}`, part.repeat(LENGTH / part.length));
    check(shell, '10,000 nested substitutions', `${'$('.repeat(10_000)}claude${')'.repeat(10_000)}`);
    check(shell, 'a long here-document', `cat <<EOF\n${'hello $(a) world\n'.repeat(6_000)}EOF\n`);
    check(shell, 'a long string that ends', `echo "${'a b '.repeat(25_000)}"`);
  }
});

describe('reading long text', () => {
  const words = 'word '.repeat(20_000);
  for (const shell of SHELLS) {
    for (const [name, text] of [
      ['after many words', `echo ${words}&& claude`],
      ['after a long string', `echo "${words}" && claude`],
      ['before a long string', `claude && echo "${words}"`],
    ] as const) {
      it(`${shell}: finds a command ${name}`, async () => {
        const read = await loadReader(shell, installedGrammars);
        const { commands } = read(text);
        assert.ok(
          commands.some(
            ({ words: [program] }) => program?.pieces[0]?.kind === 'literal' && program.pieces[0].text === 'claude',
          ),
        );
      });
    }
  }
});
