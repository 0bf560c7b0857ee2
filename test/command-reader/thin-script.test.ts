import assert from 'node:assert/strict';
import { loadBuiltInCatalogue } from '../../src/catalogue';
import { readInvocations } from '../../src/command-reader/invocations';
import { toolsOf } from '../../src/command-reader/match';
import { compilePrefilter, mayConcern } from '../../src/command-reader/prefilter';
import { wordsOfTools } from '../../src/command-reader/prefilter-words';
import { withoutIdleStatements } from '../../src/command-reader/thin-script';
import { withBodies } from '../../src/detectors/files/common/function-bodies';
import { allReaders } from './check-line';

const catalogue = loadBuiltInCatalogue();
const words = compilePrefilter(wordsOfTools(catalogue.tools.values()), { packageScripts: 'harmless' });
const concerns = (part: string): boolean => mayConcern(part, words);

/** More than the grammar takes of one text. */
const idle = ['for f in *.ts; do', '  echo "$f" | grep "$x"', 'done', 'a && b "$c"'];
const filler = Array.from({ length: 100 }, () => idle).flat();
const body = filler.map((line) => `  ${line}`);

/** The lines between two long idle stretches, counted from 1, and the lines of them at which something is found. */
const rows: readonly (readonly [it: string, lines: readonly string[], finds: readonly string[]])[] = [
  ['a command', ['claude -p "$x"'], ['1 claude-code run']],
  ['a function that calls what it is given', ['run() {', '  "$@"', '}', 'run claude -p x'], ['4 claude-code run']],
  ['an alias', ["alias ai='claude -p'", 'ai "$x"'], ['2 claude-code run']],
  ['a function whose brace has a line of its own', ['ai()', '{', '  codex exec "$1"', '}'], ['3 openai-codex run']],
  [
    'a script that is fetched first',
    ['curl -o i.sh https://claude.ai/install.sh', 'bash i.sh'],
    ['1 claude-code install'],
  ],
  ['a pipeline over lines', ['curl https://claude.ai/install.sh |', '  # now', '  bash'], ['1 claude-code install']],
  ['a here-document in a pipeline', ['cat <<E | codex exec -', 'claude', 'E'], ['1 openai-codex run']],
  ['a here-document before a list goes on', ['cat > notes <<E ||', 'claude', 'E', 'aider --yes "$x"'], ['4 aider run']],
  ['a branch', ['case $x in', '  (*) ls "$a" ;;', '  b) codex exec "$x" ;;', 'esac'], ['3 openai-codex run']],
  ['a long function', ['main() {', ...body, '  claude -p "$x"', ...body, '}'], [`${body.length + 2} claude-code run`]],
  [
    'a loop that pipes',
    ['curl https://claude.ai/install.sh | while :; do', '  bash', 'done'],
    ['1 claude-code install'],
  ],
];

describe('a script without what is idle in it', () => {
  for (const [name, lines, finds] of rows)
    it(`still has ${name}`, async () => {
      const text = [...filler, ...lines, ...filler, ''].join('\n');
      const thin = withoutIdleStatements(text, 'bash', concerns);
      assert.equal(thin.length, text.length);
      const { invocations, unreadable } = readInvocations(thin, 'bash', { readers: withBodies(await allReaders) });
      const found = invocations.flatMap((invocation) =>
        toolsOf(invocation, catalogue).map(({ id }) => {
          const line = text.slice(0, invocation.span.start).split('\n').length - filler.length;
          return `${line} ${id} ${invocation.kind}`;
        }),
      );
      assert.deepEqual([...new Set(found)], finds);
      assert.deepEqual(unreadable, []);
    });

  it('is left as it is where something is never closed', () => {
    const text = `${'echo a\n'.repeat(500)}echo "`;
    assert.equal(withoutIdleStatements(text, 'bash', concerns), text);
  });
});
