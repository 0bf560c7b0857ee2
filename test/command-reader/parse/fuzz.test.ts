import assert from 'node:assert/strict';
import fc from 'fast-check';
import { loadReader } from '../../../src/command-reader/parse/index';
import type { Command, Shell, Span } from '../../../src/command-reader/types';
import { installedGrammars } from '../grammars';
import { FRAGMENTS } from './fragments';

const SEED = 20_260_401;
const RUNS = 60;

const line = fc.array(
  fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...FRAGMENTS) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
  ),
  {
    maxLength: 40,
  },
);

/** One row: whatever the text, nothing is thrown, spans lie within it, no command is without words, and reading again gives the same. */
function check(shell: Shell): void {
  it(shell, async () => {
    const read = await loadReader(shell, installedGrammars);
    fc.assert(
      fc.property(line, (fragments) => {
        const text = fragments.join('');
        const { commands, definitions, unreadable } = read(text);
        for (const span of [
          ...commands.flatMap(spansOf),
          ...definitions.map((definition) => definition.span),
          ...unreadable,
        ]) {
          assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length, `${span.start}-${span.end}`);
        }
        for (const command of commands) assert.notEqual(command.words.length, 0);
        assert.deepEqual(read(text), { commands, definitions, unreadable });
      }),
      { seed: SEED, numRuns: RUNS },
    );
  }).timeout(20_000);
}

function spansOf(command: Command): readonly Span[] {
  return [command.span, ...command.words.map((word) => word.span)];
}

describe('reading generated text', () => {
  check('bash');
  check('zsh');
  check('fish');
  check('pwsh');
  check('cmd');
});
