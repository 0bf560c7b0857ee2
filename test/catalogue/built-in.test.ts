import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { readBuiltInTools } from '../../src/catalogue/built-in';
import { toolSchema } from '../../src/catalogue/schema';
import type { Tool } from '../../src/catalogue/tool';

const folder = join(__dirname, '../../src/catalogue/tools');
const fileNames = readdirSync(folder).filter((name) => name.endsWith('.json'));
const tools = readBuiltInTools();

describe('catalogue files', () => {
  for (const fileName of fileNames) {
    const entries: readonly unknown[] = JSON.parse(readFileSync(join(folder, fileName), 'utf8'));
    it(`${fileName}: every entry has the shape of a tool and belongs to the vendor of that name`, () => {
      assert.ok(entries.length > 0, 'the file is empty');
      for (const entry of entries) {
        const result = v.safeParse(toolSchema, entry);
        const issues = result.issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`);
        assert.deepEqual(issues ?? [], []);
        assert.equal(result.success && result.output.vendor.id, fileName.replace(/\.json$/, ''));
      }
    });
  }

  it('are all listed in tools/index.ts', () => {
    const listed = readFileSync(join(folder, 'index.ts'), 'utf8').matchAll(/'\.\/(.+)'/g);
    assert.deepEqual(
      [...listed].map(([, name]) => name),
      fileNames.toSorted(),
    );
  });

  it('give a vendor one name', () => {
    assert.deepEqual(repeated(unique(tools.map(({ vendor }) => `${vendor.id} ${vendor.name}`)).map(firstWord)), []);
  });
});

describe('catalogue facts', () => {
  it('have ids, and former ids, of one tool each', () => {
    assert.deepEqual(repeated(tools.flatMap((tool) => [tool.id, ...(tool.formerIds ?? [])])), []);
  });

  for (const field of [
    'workspaceFiles',
    'settingsPrefixes',
    'featureNames',
    'actionNames',
    'repositories',
    'installScripts',
    'extensions',
  ] as const) {
    it(`have ${field} of one tool each`, () => {
      assert.deepEqual(repeated(tools.flatMap((tool) => tool[field] ?? []).map((value) => value.toLowerCase())), []);
    });
  }

  it('have binaries and packages of one tool each, unless both tools say how they are told apart', () => {
    const owners = new Map<string, Tool[]>();
    for (const tool of tools) {
      const claims = [...(tool.binaries ?? []).map(({ name }) => `binary ${name}`), ...(tool.packages ?? [])];
      for (const claim of unique(claims)) owners.set(claim, [...(owners.get(claim) ?? []), tool]);
    }
    const unexplained = [...owners].flatMap(([claim, claimants]) =>
      claimants.flatMap((one) =>
        claimants
          .filter((other) => other !== one && !one.overlaps?.some(({ tool }) => tool === other.id))
          .map((other) => `${claim}: ${one.id} and ${other.id}`),
      ),
    );
    assert.deepEqual(unexplained, []);
  });

  it('are given once in a tool', () => {
    const twice = tools.flatMap(({ id, packages = [], binaries = [], apiHosts = [], models = [], mcpServers = [] }) =>
      [packages, binaries.map(({ name }) => name), apiHosts, models, mcpServers].flatMap((facts) =>
        repeated(facts.map((fact) => `${id}: ${fact.toLowerCase()}`)),
      ),
    );
    assert.deepEqual(twice, []);
  });

  it('name only tools that are in the catalogue', () => {
    const ids = new Set(tools.map(({ id }) => id));
    const named = tools.flatMap((tool) => [...(tool.overlaps ?? []).map((o) => o.tool), ...(tool.successorOf ?? [])]);
    assert.deepEqual(
      named.filter((id) => !ids.has(id)),
      [],
    );
  });

  it('give every fact a source', () => {
    assert.deepEqual(tools.flatMap(withoutSource), []);
  });

  it('claim no file that several tools read', () => {
    const claimed = tools.flatMap((tool) => [...(tool.workspaceFiles ?? []), ...(tool.mcpConfigFiles ?? [])]);
    assert.deepEqual(
      claimed.filter((path) => sharedFiles.includes(path)),
      [],
    );
  });

  it('list a folder without the files inside it', () => {
    const nested = tools.flatMap(({ workspaceFiles = [] }) =>
      workspaceFiles.filter((path) =>
        workspaceFiles.some((other) => other !== path && other.endsWith('/') && path.startsWith(other)),
      ),
    );
    assert.deepEqual(nested, []);
  });
});

/** Files and folders that show that some assistant is meant and not which. */
const sharedFiles = [
  'AGENTS.md',
  'AGENT.md',
  'SKILL.md',
  'CONVENTIONS.md',
  '.agents/',
  '.agent/',
  '.aiignore',
  '.rules',
  '.mcp.json',
  '.vscode/mcp.json',
];

const factFields = [
  'extensions',
  'binaries',
  'packages',
  'featureNames',
  'actionNames',
  'repositories',
  'installScripts',
  'workspaceFiles',
  'mcpConfigFiles',
  'settingsPrefixes',
  'environmentVariables',
  'apiHosts',
  'models',
  'mcpServers',
  'editor',
] as const satisfies readonly (keyof Tool)[];

function withoutSource(tool: Tool): readonly string[] {
  return factFields
    .filter((field) => tool[field] !== undefined)
    .filter((field) => !tool.sources.some(({ facts }) => facts === undefined || facts.includes(field)))
    .map((field) => `${tool.id}: ${field}`);
}

function firstWord(text: string): string {
  return text.split(' ')[0] ?? text;
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

function repeated(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
