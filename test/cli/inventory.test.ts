import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { because, policy, run } from './support';

/** The home folder of somebody who has much. Texts stand as they are, the rest as JSON. */
const files: Readonly<Record<string, unknown>> = {
  '.vscode/extensions/extensions.json': [
    entry('anthropic.claude-code', '2.1.91'),
    entry('example.pack', '1.0.0'),
    entry('dbaeumer.vscode-eslint', '3.0.0'),
    entry('example.features', '0.1.0'),
    { identifier: {}, version: 7 },
    null,
  ],
  '.vscode/extensions/example.pack-1.0.0/package.json': {
    name: 'pack',
    publisher: 'example',
    displayName: 'Everything Pack',
    extensionPack: ['Anthropic.claude-code'],
  },
  '.vscode/extensions/anthropic.claude-code-2.1.91/package.json': { displayName: '%displayName%' },
  '.vscode/extensions/example.features-0.1.0/package.json': { keywords: ['llm'] },
  '.config/Code/User/globalStorage/storage.json': { userDataProfiles: [{ location: '-5a', name: 'Work' }] },
  '.config/Code/User/profiles/-5a/extensions.json': [
    entry('anthropic.claude-code', '2.1.91'),
    entry('openai.chatgpt', '1.0.0'),
  ],
  '.config/Code/User/profiles/-6b/settings.json': '{ // none\n }',
  '.config/Code/User/mcp.json': { servers: { play: { command: 'npx', args: ['-y', '@playwright/mcp@0.0.30'] } } },
  '.config/Code/User/settings.json':
    '{\n  "mcp": { "servers": { "far": { "url": "https://mcp.example.com/x?key=secret", } } },\n  "a": \n}',
  '.cursor/extensions/.obsolete': { 'anthropic.claude-code-1.0.0': true },
  '.cursor/extensions/anthropic.claude-code-1.0.0/package.json': {},
  '.cursor/extensions/saoudrizwan.claude-dev-3.1.0-linux-x64/package.json': { version: '3.1.0' },
  '.cursor/mcp.json': { mcpServers: { off: { command: 'npx', args: ['@playwright/mcp'], disabled: true } } },
  '.vscode-server/extensions/extensions.json': '{ broken',
  '.codex/config.toml': '[mcp_servers.fetch]\ncommand = "uvx"\nargs = ["mcp-server-fetch"]\n',
  '.continue/mcpServers/team.yaml': 'mcpServers:\n  - name: team\n    command: uvx\n    args: [team-mcp]\n',
  '.config/kilo/kilo.jsonc': '\uFEFF{ "mcp": { "zeta": { "type": "local", "command": ["npx", "-y", "zeta-mcp"] } } }',
  'bin/goose': '#!/bin/sh\nexit 1\n',
  'bin/our-tool': '#!/bin/sh\nexit 1\n',
  'bin/ls': '#!/bin/sh\nexit 1\n',
  'lib/node_modules/@openai/codex/package.json': {
    name: '@openai/codex',
    version: '0.9.0',
    bin: { codex: 'bin/codex.js' },
  },
  'lib/node_modules/@openai/codex/bin/codex.js': 'throw new Error("run")',
  'win/gemini.cmd': '@"%~dp0\\node_modules\\@google\\gemini-cli\\dist\\index.js"  %*',
  'win/node_modules/@google/gemini-cli/package.json': {
    name: '@google/gemini-cli',
    version: '0.4.0',
    bin: { gemini: 'dist/index.js' },
  },
  '.local/share/claude/versions/2.1.0': 'binary',
};

const links: Readonly<Record<string, string>> = {
  'bin/codex': 'lib/node_modules/@openai/codex/bin/codex.js',
  'bin/claude': '.local/share/claude/versions/2.1.0',
};

function entry(id: string, version: string): object {
  return { identifier: { id }, version, relativeLocation: `${id}-${version}`, location: { path: '/elsewhere' } };
}

const rules = [
  { id: 'claude', tools: ['claude-code'], status: 'banned', ...because },
  { id: 'play', mcpServers: ['npm:@playwright/mcp'], status: 'restricted', ...because },
  { id: 'far', mcpServers: ['https://mcp.example.com/*'], status: 'banned', ...because },
  { id: 'own', commands: ['our-tool'], status: 'banned', ...because },
  { id: 'cline', tools: ['cline'], status: 'allowed' },
];

describe('ai-tool-policy inventory', () => {
  let home: string;
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'ai-tool-policy-inventory-'));
    for (const [path, contents] of Object.entries(files)) {
      await mkdir(dirname(join(home, path)), { recursive: true });
      await writeFile(join(home, path), typeof contents === 'string' ? contents : JSON.stringify(contents));
    }
    for (const [path, target] of Object.entries(links)) await symlink(join(home, target), join(home, path));
    await chmod(join(home, 'bin/goose'), 0o755);
  });
  after(() => rm(home, { recursive: true }));

  const inventory = (args: readonly string[], fields: object = {}) =>
    run(['inventory', '--policy', 'p.json', '--home', home, ...args], {
      files: { 'p.json': policy(rules, { ...fields }) },
      env: { PATH: [join(home, 'bin'), join(home, 'win'), join(home, 'absent'), ''].join(delimiter) },
    });

  it('lists what there is, the strictest first, with where it is', async () => {
    const { code, stdout, stderr } = await inventory(['--format', 'json']);
    assert.equal(stderr, '');
    assert.equal(code, 1);
    const { found, unreadable, lookedAt } = JSON.parse(stdout);
    assert.deepEqual(
      found.map((one: Line) =>
        [one.status, one.rule, one.kind, one.item, one.editor, one.profiles.join('+'), one.path].join(' '),
      ),
      [
        'banned claude program command:claude   ~/bin/claude',
        'banned claude extension extension:anthropic.claude-code@2.1.91 Visual Studio Code Default+Work ~/.vscode/extensions/anthropic.claude-code-2.1.91',
        'banned far mcp-server mcp:https://mcp.example.com/x Visual Studio Code Default ~/.config/Code/User/settings.json',
        'banned own program command:our-tool   ~/bin/our-tool',
        'restricted play mcp-server mcp:npm:@playwright/mcp Visual Studio Code Default ~/.config/Code/User/mcp.json',
        'allowed cline extension extension:saoudrizwan.claude-dev@3.1.0 Cursor Default ~/.cursor/extensions/saoudrizwan.claude-dev-3.1.0-linux-x64',
        'allowed  editor tool:cursor Cursor  ~/.cursor/extensions',
        'allowed  extension extension:example.features@0.1.0 Visual Studio Code Default ~/.vscode/extensions/example.features-0.1.0',
        'allowed  mcp-server mcp:pypi:mcp-server-fetch   ~/.codex/config.toml',
        'allowed  program command:gemini   ~/win/gemini.cmd',
        'allowed  program command:codex   ~/bin/codex',
        'allowed  extension extension:openai.chatgpt@1.0.0 Visual Studio Code Work ~/.vscode/extensions/openai.chatgpt-1.0.0',
        'allowed  mcp-server mcp:pypi:team-mcp   ~/.continue/mcpServers/team.yaml',
        'allowed  mcp-server mcp:npm:zeta-mcp   ~/.config/kilo/kilo.jsonc',
      ],
    );
    assert.deepEqual(
      unreadable.map(({ path, line, why }: Line) => `${path}:${line} ${why}`),
      [
        '~/.vscode-server/extensions/extensions.json:null broken JSON',
        '~/.config/Code/User/settings.json:4 broken JSON: value expected',
      ],
    );
    assert.deepEqual(lookedAt, { editors: 2, extensions: 6, programs: 4, mcpServers: 5 });
  });

  it('knows versions without running anything, and what brings an extension', async () => {
    const { found } = JSON.parse((await inventory(['--format', 'json'])).stdout);
    const versions = found.flatMap((one: Line) =>
      one.kind === 'program' ? [`${one.item} ${one.version} ${one.package}`] : [],
    );
    assert.deepEqual(versions, [
      'command:claude 2.1.0 null',
      'command:our-tool null null',
      'command:gemini 0.4.0 npm:@google/gemini-cli',
      'command:codex 0.9.0 npm:@openai/codex',
    ]);
    const claude = found.find((one: Line) => one.kind === 'extension' && one.tool === 'claude-code');
    assert.deepEqual(claude.evidence, [{ code: 'pack', data: { id: 'example.pack', name: 'Everything Pack' } }]);
  });

  it('says it in words', async () => {
    const { code, stdout } = await inventory([]);
    assert.equal(code, 1);
    assert.match(
      stdout,
      /^banned \[rule "claude"\]: Claude Code \(extension:anthropic\.claude-code@2\.1\.91\)\n {2}in Visual Studio Code \(Default, Work\), ~\/\.vscode/m,
    );
    assert.match(stdout, /The extension pack Everything Pack brings it\./);
    assert.match(stdout, /Could not be read:\n {2}~\/\.vscode-server/);
    assert.match(stdout, /2 editors, 6 extensions, 4 programs and 5 MCP servers looked at\.\n$/);
    assert.ok(!stdout.includes('secret'));
  });

  it('finds the programs of a user who is not the one that runs it', async () => {
    const other = join(home, 'other');
    for (const program of ['.local/bin/claude', '.nvm/versions/node/v22.1.0/bin/our-tool', 'elsewhere/our-tool']) {
      await mkdir(dirname(join(other, program)), { recursive: true });
      await writeFile(join(other, program), '');
    }
    const { stdout } = await run(['inventory', '--policy', 'p.json', '--home', other, '--format', 'json'], {
      files: { 'p.json': policy(rules) },
      env: { PATH: join(other, '.local/bin') },
    });
    assert.deepEqual(
      JSON.parse(stdout).found.map((one: Line) => `${one.status} ${one.path}`),
      ['banned ~/.local/bin/claude', 'banned ~/.nvm/versions/node/v22.1.0/bin/our-tool'],
    );
  });

  it('what a policy only audits is listed and does not count', async () => {
    const { code, stdout } = await inventory(['--format', 'json'], { mode: 'audit' });
    assert.equal(code, 0);
    assert.ok(JSON.parse(stdout).found.some((one: Line) => one.status === 'banned' && one.audit));
  });

  it('--fail-on', async () => {
    assert.equal((await inventory(['--fail-on', 'never'])).code, 0);
    assert.equal((await inventory(['--fail-on', 'banned'])).code, 1);
  });

  it('an empty home is fine, one that is not there is not', async () => {
    const empty = join(home, 'empty');
    await mkdir(empty);
    const world = { files: { 'p.json': policy(rules) } };
    const good = await run(['inventory', '--policy', 'p.json', '--home', empty], world);
    assert.deepEqual(
      [good.code, good.stdout],
      [0, `${empty}: 0 editors, 0 extensions, 0 programs and 0 MCP servers looked at.\n`],
    );
    const absent = await run(['inventory', '--policy', 'p.json', '--home', join(home, 'nowhere')], world);
    assert.equal(absent.code, 2);
    assert.match(absent.stderr, /nowhere is not a folder that can be read/);
    assert.equal((await run(['inventory', '--policy', 'p.json'], world)).code, 2);
    assert.equal((await run(['inventory', '--home', empty], world)).code, 2);
  });
});

/** Of `--format json`. */
interface Line {
  readonly status: string;
  readonly rule: string | null;
  readonly kind: string;
  readonly item: string;
  readonly tool: string | null;
  readonly version: string | null;
  readonly package: string | null;
  readonly editor: string | null;
  readonly profiles: readonly string[];
  readonly path: string;
  readonly audit: boolean;
  readonly line: number | null;
  readonly why: string;
}
