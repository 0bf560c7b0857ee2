import assert from 'node:assert/strict';
import { createCatalogue, loadBuiltInCatalogue } from '../../../src/catalogue';
import { createPresence } from '../../../src/detectors/files/presence';

interface Row {
  readonly it: string;
  readonly paths: readonly string[];
  /** `path tool`, in byte order of the paths. */
  readonly finds: readonly string[];
}

const rows: readonly Row[] = [
  {
    it: 'a file, wherever it stands',
    paths: ['CLAUDE.md', 'a/b/CLAUDE.md', 'GEMINI.md'],
    finds: ['CLAUDE.md claude-code', 'GEMINI.md gemini-cli', 'a/b/CLAUDE.md claude-code'],
  },
  {
    it: 'not in another letter case, nor as part of a name',
    paths: ['claude.md', 'docs/Claude.md', 'MY-CLAUDE.md', 'CLAUDE.md.bak'],
    finds: [],
  },
  {
    it: 'the first file of a folder, in byte order',
    paths: ['.claude/settings.json', '.claude/agents/z.md', '.claude/Z.md'],
    finds: ['.claude/Z.md claude-code'],
  },
  {
    it: 'a folder for each place',
    paths: ['.cursor/rules/a.mdc', 'web/.cursor/rules/b.mdc', 'web/.cursor/a'],
    finds: ['.cursor/rules/a.mdc cursor', 'web/.cursor/a cursor'],
  },
  {
    it: 'only the topmost folder',
    paths: ['.claude/b/.claude/a', '.claude/c'],
    finds: ['.claude/b/.claude/a claude-code'],
  },
  {
    it: 'a file of a tool’s own within its folder',
    paths: ['.claude/CLAUDE.md', '.claude/a'],
    finds: ['.claude/CLAUDE.md claude-code', '.claude/CLAUDE.md claude-code'],
  },
  { it: 'a file that has the name of a folder is not it', paths: ['.claude', 'x/.cursor'], finds: [] },
  {
    it: 'a path of several folders, at any depth',
    paths: ['.github/copilot-instructions.md', 'x/.github/instructions/a.md', 'copilot-instructions.md'],
    finds: ['.github/copilot-instructions.md github-copilot', 'x/.github/instructions/a.md github-copilot'],
  },
  {
    it: 'a star within a segment',
    paths: ['.aider.tags.cache.v3/x', '.aider.conf.yml'],
    finds: ['.aider.conf.yml aider', '.aider.tags.cache.v3/x aider'],
  },
  {
    it: 'a name that is a file or a folder',
    paths: ['.clinerules', 'a/.clinerules/x.md'],
    finds: ['.clinerules cline', 'a/.clinerules/x.md cline'],
  },
  {
    it: 'files that belong to no tool',
    paths: ['AGENTS.md', '.mcp.json', '.agents/x', 'SKILL.md', '.aiignore', 'CONVENTIONS.md', '.vscode/mcp.json'],
    finds: [],
  },
];

describe('files: presence', () => {
  const presence = createPresence(loadBuiltInCatalogue());

  for (const row of rows) {
    it(row.it, () => {
      const found = presence.detect(row.paths).map(({ path, subject }) => `${path} ${subject.tool}`);
      assert.deepEqual(found, row.finds);
      const concerned = row.paths.filter((path) => presence.concerns(path));
      for (const { path } of presence.detect(row.paths)) assert.ok(concerned.includes(path), path);
      if (row.finds.length === 0) assert.deepEqual(concerned, []);
    });
  }

  it('an organisation’s own patterns, whatever they hold, take no time', () => {
    const tool = {
      id: 'own',
      name: 'Own',
      vendor: { id: 'organization', name: 'x' },
      kinds: ['other'],
      sources: [],
    } as const;
    const hostile = createPresence(
      createCatalogue([{ ...tool, workspaceFiles: [`${'*a'.repeat(200)}b`, '{{{', '//', ''] }]),
    );
    const started = process.cpuUsage();
    assert.deepEqual(hostile.detect([`${'a'.repeat(5000)}c`, '', 'x//y']), []);
    assert.ok(process.cpuUsage(started).user < 2_000_000);
  });
});
