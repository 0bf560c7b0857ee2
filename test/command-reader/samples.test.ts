import { readFileSync } from 'node:fs';
import { checkLine, type LineRow } from './check-line';

interface Sample extends LineRow {
  readonly name: string;
  readonly why: string;
}

const samples = readFileSync(new URL('samples.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line): Sample => JSON.parse(line));

describe('labelled command lines', () => {
  for (const sample of samples) {
    it(`${sample.name}: ${sample.shell}: ${sample.why}`, () => checkLine(sample));
  }
});
