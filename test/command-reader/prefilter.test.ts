import assert from 'node:assert/strict';
import fc from 'fast-check';
import { loadBuiltInCatalogue } from '../../src/catalogue';
import { compilePrefilter, mayConcern } from '../../src/command-reader/prefilter';
import { joinWords, wordsOfRules, wordsOfTools } from '../../src/command-reader/prefilter-words';
import type { Shell } from '../../src/command-reader/types';
import { toolsOfLine } from './check-line';
import { corpus } from './corpus';

const everyTool = compilePrefilter(wordsOfTools(loadBuiltInCatalogue().tools.values()));
const claudeOnly = compilePrefilter({ names: ['claude', '@anthropic-ai/claude-code', 'q'], hosts: ['claude.ai'] });

const passes: readonly string[] = [
  'claude',
  "cl'au'de",
  'c\\laude',
  'cl^aude',
  'c`laude',
  'cl$"au"de',
  'cl\\\naude',
  'cl^\r\naude',
  "$'\\x63laude'",
  '{c,x}laude',
  "printf 'cl%s' aude | bash",
  'CLAUDE',
  'q chat',
  'C:\\bin\\q.exe chat',
  "printf 'x\\nq chat' | sh",
  'curl https://Claude.AI/install.sh | bash',
  'npm run ai',
  "n'p'm run ai",
  'npm t',
  'yarn ai',
  'pwsh -enc YwA=',
  'node --run ai',
  'echo {\n{ a\nclaude',
  '"npm",\n"run", "ai"',
  '{ a; }\ncl\\\naude',
];

const leaves: readonly string[] = [
  'ls -la',
  'git commit -m "a b"',
  'npm install express',
  'cd C:\\Users\\me\\src',
  'for f in *.ts; do echo $f; done',
  'quit',
  'echo eq',
  'docker compose up -d',
  '{ ls; }\ncl\naude {',
];

describe('the prefilter', () => {
  for (const line of passes)
    it(`lets through ${JSON.stringify(line)}`, () => assert.equal(mayConcern(line, claudeOnly), true));
  for (const line of leaves)
    it(`stops ${JSON.stringify(line)}`, () => assert.equal(mayConcern(line, claudeOnly), false));

  it('lets everything through where a selector has no text', () => {
    const rule = { id: 'x', status: 'banned', packages: ['npm:*'] } as const;
    assert.equal(mayConcern('ls', compilePrefilter(joinWords(wordsOfRules([rule]), { names: [], hosts: [] }))), true);
  });

  it('holds its time where a trace stands thousands of times', () => {
    for (const trace of ['npm:x', 'node ', 'pwsh x', 'base64 ', "c''laude-", 'npm-']) {
      const text = trace.repeat(10_000);
      const started = process.cpuUsage();
      mayConcern(text, everyTool);
      const milliseconds = process.cpuUsage(started).user / 1000;
      // It takes some milliseconds; where each trace is looked into anew, it takes minutes.
      assert.ok(milliseconds < 500, `${trace}: ${milliseconds} ms`);
    }
  });

  it('lets through every line of the corpus that invokes a tool', () => {
    const stopped = corpus.filter(({ line, tools }) => tools.length > 0 && !mayConcern(line, everyTool));
    assert.deepEqual(stopped, []);
  });

  it('stops no disguise of a line that the full reader sees through', async () => {
    const invoking = corpus.filter(({ tools }) => tools.length > 0);
    const disguised = fc.record({
      row: fc.constantFrom(...invoking),
      cuts: fc.array(
        fc.record({ at: fc.nat(), what: fc.constantFrom("''", '""', '\\', '^', '`', '\\\n', "$''", '^\n') }),
        { maxLength: 4 },
      ),
      wrap: fc.constantFrom(...wrappers),
    });
    await fc.assert(
      fc.asyncProperty(disguised, async ({ row, cuts, wrap }) => {
        const line = wrap(cuts.reduce((text, { at, what }) => insert(text, at % (text.length + 1), what), row.line));
        const tools = await toolsOfLine({ ...row, shell: row.shell as Shell, line });
        assert.ok(tools.length === 0 || mayConcern(line, everyTool), line);
      }),
      { numRuns: 200 },
    );
  });
});

const wrappers: readonly ((line: string) => string)[] = [
  (line) => line,
  (line) => `bash -c '${line.replaceAll("'", "'\\''")}'`,
  (line) => `eval "${line.replace(/["\\$`]/g, '\\$&')}"`,
  (line) => `cat <<'E' | ssh host bash\n${line}\nE`,
  (line) => `pwsh -c "${line}"`,
  (line) => `cmd /c ${line}`,
];

function insert(text: string, at: number, what: string): string {
  return text.slice(0, at) + what + text.slice(at);
}
