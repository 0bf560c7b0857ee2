import assert from 'node:assert/strict';
import { detect } from './support';

/** Texts made to hang, exhaust or crash a reader; each has to end soon, with a part that is unreadable or without. */
const workflow = '.github/workflows/x.yml';
const texts: readonly {
  readonly it: string;
  readonly path: string;
  readonly text: string;
  readonly unreadable: number | 'any';
}[] = [
  { it: 'brackets of YAML', path: workflow, text: '['.repeat(20_000), unreadable: 1 },
  { it: 'lists within lists on one line', path: workflow, text: '- '.repeat(20_000), unreadable: 1 },
  { it: 'keys within keys', path: workflow, text: '? '.repeat(10_000), unreadable: 1 },
  {
    it: 'indented ever deeper',
    path: workflow,
    text: Array.from({ length: 300 }, (_, index) => `${' '.repeat(index)}a:`).join('\n'),
    unreadable: 1,
  },
  { it: 'a thousand faults', path: workflow, text: '"'.repeat(20_000), unreadable: 1 },
  {
    it: 'many aliases of an anchor',
    path: workflow,
    text: `jobs: { a: { steps: &s [ { run: claude } ] }, b: [${'*s,'.repeat(2_000)}] }`,
    unreadable: 'any',
  },
  { it: 'an alias of itself', path: workflow, text: 'jobs: &j { a: *j }', unreadable: 'any' },
  { it: 'an alias of nothing', path: workflow, text: 'jobs: *j', unreadable: 'any' },
  { it: 'brackets of JSON', path: 'package.json', text: '[{"a":'.repeat(20_000), unreadable: 1 },
  {
    it: 'an endless string of JSON',
    path: 'package.json',
    text: `{"scripts":{"a":"${'\\u0063'.repeat(50_000)}`,
    unreadable: 1,
  },
  { it: 'brackets of TOML', path: 'pyproject.toml', text: `a = ${'['.repeat(20_000)}`, unreadable: 1 },
  { it: 'dotted keys of TOML', path: 'pyproject.toml', text: `${'a.'.repeat(3_000)}b = "claude"`, unreadable: 'any' },
  {
    it: 'continued lines of a Dockerfile',
    path: 'Dockerfile',
    text: `FROM x\nRUN ${'a \\\n# x\n'.repeat(10_000)}claude`,
    unreadable: 'any',
  },
  {
    it: 'here-documents without an end',
    path: 'Dockerfile',
    text: `FROM x\n${'RUN <<A <<B <<C claude\n'.repeat(500)}`,
    unreadable: 'any',
  },
  { it: 'quotes of Groovy', path: 'Jenkinsfile', text: `sh(${"a: 'b', ".repeat(5_000)}claude`, unreadable: 'any' },
  { it: 'variables of make', path: 'Makefile', text: `a:\n\t${'$(shell '.repeat(3_000)}claude`, unreadable: 'any' },
  {
    it: 'expressions without an end',
    path: workflow,
    text: `jobs: { a: { steps: [ { run: "claude ${'${{ '.repeat(10_000)}" } ] } }`,
    unreadable: 'any',
  },
  { it: 'requirements', path: 'requirements.txt', text: `${'a-'.repeat(30_000)}claude`, unreadable: 'any' },
  {
    it: 'packages of Nix',
    path: 'flake.nix',
    text: `with pkgs; [${'pkgs.a.'.repeat(10_000)}claude-code`,
    unreadable: 'any',
  },
  {
    it: 'lists of Nix that nothing closes',
    path: 'flake.nix',
    text: `${'x = inputs.a.packages.b; with pkgs; ['.repeat(10_000)}claude-code`,
    unreadable: 'any',
  },
  {
    it: 'traces of a runner of scripts, over and over',
    path: 'Makefile',
    text: `all:\n\tcla${'npm:x'.repeat(4_000)}`,
    unreadable: 'any',
  },
  {
    it: 'comments that are nearly an exception',
    path: 'package.json',
    text: `// ai-tool-policy-ignore r: a${' '.repeat(1_900)}b\n`.repeat(500),
    unreadable: 'any',
  },
  { it: 'an endless word of a script', path: 'a.sh', text: `${'a'.repeat(150_000)}\nclaude`, unreadable: 'any' },
  { it: 'addresses without an end', path: 'a.sh', text: `claude ${'http://'.repeat(20_000)}`, unreadable: 'any' },
  {
    it: 'functions that call the next',
    path: 'a.sh',
    text: `${Array.from({ length: 5_000 }, (_, n) => `f${n}() { f${n + 1}; }`).join('\n')}\nclaude > f1`,
    unreadable: 'any',
  },
  { it: 'groups within groups of a script', path: 'a.sh', text: `${'{ if\n'.repeat(20_000)}claude`, unreadable: 'any' },
  { it: 'entries of JSON', path: 'package.json', text: `{${'\n"claude": "1",'.repeat(10_000)}}`, unreadable: 0 },
  { it: 'spaces', path: 'Brewfile', text: `brew${' '.repeat(50_000)}claude-code`, unreadable: 'any' },
];

describe('files: hostile texts', () => {
  for (const { it: name, path, text, unreadable } of texts) {
    it(name, async () => {
      const started = process.cpuUsage();
      const detection = await detect({ path, text });
      // Far above what each takes, and far below what a reader that is not linear would.
      const milliseconds = process.cpuUsage(started).user / 1000;
      assert.ok(milliseconds < 4000, `${Math.round(milliseconds)} ms`);
      if (unreadable !== 'any')
        assert.equal(detection.unreadable.length, unreadable, JSON.stringify(detection.unreadable));
    });
  }

  it('an anchor’s step is told of once', async () => {
    const { references } = await detect({ path: workflow, text: texts[5]?.text ?? '' });
    assert.equal(references.length, 1);
  });
});
