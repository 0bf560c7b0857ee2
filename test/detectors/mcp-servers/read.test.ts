import assert from 'node:assert/strict';
import { loadBuiltInCatalogue } from '../../../src/catalogue';
import { loadReaders } from '../../../src/command-reader/readers';
import type { Subject } from '../../../src/core/findings/subject';
import { createMcpServersDetector } from '../../../src/detectors/mcp-servers';
import { installedGrammars } from '../../command-reader/grammars';

let shells = 0;
const detector = createMcpServersDetector({
  catalogue: loadBuiltInCatalogue(),
  loadReaders: () => {
    shells += 1;
    return loadReaders(installedGrammars);
  },
});

interface Row {
  readonly it: string;
  readonly path?: string;
  readonly text: string | object;
  /** Name, then what a rule could name. */
  readonly expect: readonly string[];
  /** The text of each part that is unreadable. */
  readonly unreadable?: readonly string[];
}

const started = (command: string, ...args: readonly string[]) => ({ mcpServers: { s: { command, args } } });

const rows: readonly Row[] = [
  // Where servers stand.
  {
    it: '.vscode/mcp.json',
    text: { inputs: [], servers: { s: { type: 'stdio', command: 'npx', args: ['-y', '@playwright/mcp@0.0.30'] } } },
    expect: ['s npm:@playwright/mcp 0.0.30'],
  },
  { it: '.mcp.json', path: '.mcp.json', text: started('uvx', 'mcp-server-fetch'), expect: ['s pypi:mcp-server-fetch'] },
  {
    it: '.mcp.json of a plugin, which is the servers themselves',
    path: 'plugins/x/.mcp.json',
    text: { s: { command: 'npx', args: ['a-mcp'] }, far: { type: 'http', url: 'https://mcp.example.com/' }, note: 'x' },
    expect: ['s npm:a-mcp', 'far https://mcp.example.com/'],
  },
  {
    it: 'no other file is the servers themselves',
    path: 'tasks.json',
    text: { s: { command: 'npx', args: ['a-mcp'] } },
    expect: [],
  },
  {
    it: 'settings.json',
    path: '.vscode/settings.json',
    text: { 'editor.fontSize': 12, mcp: { servers: { s: { url: 'https://mcp.example.com/' } } } },
    expect: ['s https://mcp.example.com/'],
  },
  {
    it: 'settings.json, with a dotted key',
    path: '.vscode/settings.json',
    text: { 'mcp.servers': { s: { command: 'npx', args: ['a-mcp'] } } },
    expect: ['s npm:a-mcp'],
  },
  {
    it: 'devcontainer.json',
    path: '.devcontainer.json',
    text: { customizations: { vscode: { mcp: { servers: { s: { command: 'npx', args: ['a-mcp'] } } } } } },
    expect: ['s npm:a-mcp'],
  },
  {
    it: 'an agent’s front matter, and no more of its text',
    path: '.github/agents/a.agent.md',
    text: '---\nname: a\nmcp-servers:\n  s:\n    type: local\n    command: npx\n    args: [a-mcp]\n---\nmcpServers: {',
    expect: ['s npm:a-mcp'],
  },
  {
    it: 'an agent that names servers or has them in a list',
    path: '.claude/agents/a.md',
    text: '---\nmcpServers:\n  - known\n  - s:\n      command: npx\n      args: [a-mcp]\n---\n',
    expect: ['s npm:a-mcp'],
  },
  {
    it: 'devcontainer.json, in its settings',
    text: {
      customizations: { vscode: { settings: { mcp: { servers: { s: { command: 'npx', args: ['a-mcp'] } } } } } },
    },
    expect: ['s npm:a-mcp'],
  },
  {
    it: 'a workspace file',
    path: 'x.code-workspace',
    text: { folders: [], settings: { mcp: { servers: { s: { url: 'http://localhost:3000/mcp' } } } } },
    expect: ['s http://localhost:3000/mcp'],
  },
  {
    it: 'OpenCode',
    path: 'opencode.json',
    text: {
      mcp: {
        s: { type: 'local', command: ['npx', '-y', 'a-mcp'] },
        r: { type: 'remote', url: 'https://a.example/mcp' },
      },
    },
    expect: ['s npm:a-mcp', 'r https://a.example/mcp'],
  },
  {
    it: 'Zed',
    path: '.zed/settings.json',
    text: { context_servers: { s: { source: 'custom', command: { path: 'npx', args: ['-y', 'a-mcp'] } } } },
    expect: ['s npm:a-mcp'],
  },
  { it: 'Amp', text: { 'amp.mcpServers': { s: { command: 'npx', args: ['-y', 'a-mcp'] } } }, expect: ['s npm:a-mcp'] },
  {
    it: 'Gemini CLI',
    path: '.gemini/settings.json',
    text: { mcpServers: { s: { httpUrl: 'https://a.example/mcp' } } },
    expect: ['s https://a.example/mcp'],
  },
  {
    it: 'Windsurf',
    text: { mcpServers: { s: { serverUrl: 'https://a.example/sse' } } },
    expect: ['s https://a.example/sse'],
  },
  {
    it: 'a list of servers',
    text: { mcpServers: [{ name: 's', command: 'npx', args: ['-y', 'a-mcp'] }, { url: 'https://a.example/x' }] },
    expect: ['s npm:a-mcp', 'https://a.example/x https://a.example/x'],
  },
  {
    it: 'Claude Code, of a project',
    text: {
      numStartups: 4,
      mcpServers: {},
      projects: {
        '/home/me/x': {
          history: [],
          mcpServers: { s: { type: 'stdio', command: 'npx', args: ['-y', 'a-mcp'], env: {} } },
        },
      },
    },
    expect: ['s npm:a-mcp'],
  },
  {
    it: 'Continue',
    text: {
      experimental: {
        modelContextProtocolServers: [{ name: 's', transport: { type: 'stdio', command: 'uvx', args: ['a-mcp'] } }],
      },
    },
    expect: ['s pypi:a-mcp'],
  },
  {
    it: 'Codex',
    path: '.codex/config.toml',
    text: 'model = "o3"\n[mcp_servers.s]\ncommand = "npx"\nargs = ["-y", "a-mcp"]\n',
    expect: ['s npm:a-mcp'],
  },
  {
    it: 'YAML',
    path: '.continue/mcp.yaml',
    text: 'mcpServers:\n  - name: s\n    command: npx\n    args: ["-y", "a-mcp"]\n',
    expect: ['s npm:a-mcp'],
  },
  // What starts them.
  { it: 'npx without -y, with a tag', text: started('npx', 'a-mcp@latest'), expect: ['s npm:a-mcp'] },
  {
    it: 'npx with a package of another name',
    text: started('npx', '--package=@a/b@1.2.3', '-y', 'run-b'),
    expect: ['s npm:@a/b 1.2.3'],
  },
  {
    it: 'npx by its path on Windows',
    text: started('C:\\Program Files\\nodejs\\npx.cmd', '-y', '@a/b'),
    expect: ['s npm:@a/b'],
  },
  { it: 'cmd /c npx', text: started('cmd', '/c', 'npx', '-y', '@a/b'), expect: ['s npm:@a/b'] },
  { it: 'a shell', text: started('bash', '-c', 'export A=1; exec npx -y @a/b@2.0.0'), expect: ['s npm:@a/b 2.0.0'] },
  { it: 'env before it', text: started('env', 'A=b', 'npx', '-y', 'a-mcp'), expect: ['s npm:a-mcp'] },
  { it: 'bunx', text: started('bunx', '-y', 'a-mcp'), expect: ['s npm:a-mcp'] },
  { it: 'pnpm dlx', text: started('pnpm', 'dlx', 'a-mcp@1.0.0'), expect: ['s npm:a-mcp 1.0.0'] },
  { it: 'deno', text: started('deno', 'run', '-A', 'npm:@a/b@1.0.0'), expect: ['s npm:@a/b 1.0.0'] },
  {
    it: 'uv tool run',
    text: started('uv', 'tool', 'run', '--from', 'a-mcp==1.2', 'serve'),
    expect: ['s pypi:a-mcp 1.2'],
  },
  { it: 'python -m', text: started('python', '-m', 'mcp_server_fetch'), expect: ['s pypi:mcp-server-fetch'] },
  { it: 'python -m of something else', text: started('python', '-m', 'server'), expect: ['s command:server'] },
  {
    it: 'docker',
    text: started('docker', 'run', '-i', '--rm', '-e', 'TOKEN', 'ghcr.io/github/github-mcp-server:v1'),
    expect: ['s docker:ghcr.io/github/github-mcp-server v1'],
  },
  {
    it: 'an installed package by its file',
    text: started('node', '/opt/x/node_modules/@playwright/mcp/cli.js', '--headless'),
    expect: ['s npm:@playwright/mcp'],
  },
  { it: 'go run', text: started('go', 'run', 'github.com/a/b@v1.0.0'), expect: ['s go:github.com/a/b v1.0.0'] },
  { it: 'a whole line for the command', text: started('npx -y a-mcp'), expect: ['s npm:a-mcp'] },
  { it: 'a whole line with quotes', text: started('npx -y "@a/b"'), expect: ['s npm:@a/b'] },
  {
    it: 'a line for the arguments',
    text: { mcpServers: { s: { command: 'npx', args: '-y a-mcp@1.0.0 --x' } } },
    expect: ['s npm:a-mcp 1.0.0'],
  },
  { it: 'a path with a space', text: started('/opt/our tools/serve', '--stdio'), expect: ['s command:serve'] },
  {
    it: 'a tool of the catalogue as a server',
    text: started('claude', 'mcp', 'serve'),
    expect: ['s command:claude tool:claude-code'],
  },
  {
    it: 'a package of the catalogue as a server',
    text: started('npx', '-y', '@anthropic-ai/claude-code', 'mcp', 'serve'),
    expect: ['s npm:@anthropic-ai/claude-code tool:claude-code'],
  },
  { it: 'a program of one’s own', text: started('/opt/bin/our-server', '--stdio'), expect: ['s command:our-server'] },
  { it: 'a script of one’s own', text: started('node', 'build/index.js'), expect: ['s command:node'] },
  // Remote ones.
  {
    it: 'an address without user, password and query',
    text: { servers: { s: { url: 'https://me:secret@mcp.example.com/mcp?api_key=secret#x' } } },
    expect: ['s https://mcp.example.com/mcp'],
  },
  {
    it: 'an address with something to fill in',
    text: { servers: { s: { url: 'https://mcp.example.com/${input:team}/mcp' } } },
    expect: ['s https://mcp.example.com/${input:team}/mcp'],
  },
  { it: 'an address that is asked for', text: { servers: { s: { url: '${input:address}' } } }, expect: [] },
  { it: 'a package that is asked for', text: started('npx', '-y', '${input:package}'), expect: ['s command:npx'] },
  {
    it: 'behind a bridge',
    text: started('npx', '-y', 'mcp-remote@0.1.0', 'https://mcp.example.com/sse', '--header', 'A: b'),
    expect: ['s npm:mcp-remote 0.1.0', 's https://mcp.example.com/sse'],
  },
  {
    it: 'behind another bridge',
    text: started('npx', '-y', 'supergateway', '--sse', 'https://mcp.example.com/sse'),
    expect: ['s npm:supergateway', 's https://mcp.example.com/sse'],
  },
  {
    it: 'an address that is only an argument',
    text: started('npx', '-y', 'a-mcp', '--base-url', 'https://api.example.com'),
    expect: ['s npm:a-mcp'],
  },
  // Switched off.
  {
    it: 'switched off',
    text: {
      mcpServers: {
        a: { command: 'npx', args: ['a-mcp'], disabled: true },
        b: { enabled: false, url: 'https://a.example' },
        c: { command: 'npx', args: ['c-mcp'], disabled: false },
      },
    },
    expect: ['c npm:c-mcp'],
  },
  // Broken and hostile.
  {
    it: 'comments and trailing commas',
    text: '// x\n{ "servers": { /* y */ "s": { "command": "npx", "args": ["-y", "a-mcp",], }, }, }',
    expect: ['s npm:a-mcp'],
  },
  {
    it: 'a missing comma',
    text: '{"servers":{"s":{"command":"npx" "args":["-y" "a-mcp"]}}}',
    expect: ['s npm:a-mcp'],
    unreadable: ['"args"'],
  },
  {
    it: 'cut off within a name',
    text: '{"servers":{"s":{"command":"npx","args":["-y","a-m',
    expect: ['s command:npx'],
    unreadable: ['"a-m'],
  },
  {
    it: 'cut off behind a name',
    text: '{"servers":{"s":{"command":"npx","args":["-y","a-mcp"',
    expect: ['s npm:a-mcp'],
    unreadable: [''],
  },
  {
    it: 'a broken server beside a good one',
    text: '{"servers":{\n"a": { "command": },\n"s":{"command":"npx","args":["-y","a-mcp"]}}}',
    expect: ['s npm:a-mcp'],
    unreadable: ['}'],
  },
  {
    it: 'a byte order mark',
    text: '\uFEFF{"servers":{"s":{"command":"npx","args":["-y","a-mcp"]}}}',
    expect: ['s npm:a-mcp'],
  },
  { it: 'nothing', text: '', expect: [] },
  { it: 'another format', text: 'servers: yes', expect: [], unreadable: ['servers'] },
  { it: 'a list', text: '[1, {"servers": 2}]', expect: [] },
  {
    it: 'wrong types everywhere',
    text: {
      servers: {
        a: null,
        b: 5,
        c: [],
        d: { command: 7, args: 'x' },
        e: { command: [], url: {} },
        f: { command: 'npx', args: { 0: 'a' } },
      },
      mcpServers: 'x',
      mcp: [null],
      projects: [1],
    },
    expect: ['f command:npx'],
  },
  {
    it: 'names of the language itself',
    text: '{"servers":{"__proto__":{"command":"npx","args":["a-mcp"]},"constructor":{"url":"https://a.example/"}}}',
    expect: ['__proto__ npm:a-mcp', 'constructor https://a.example/'],
  },
  {
    it: 'one name twice',
    text: '{"mcpServers":{"s":{"command":"npx","args":["a-mcp"]},"s":{"command":"npx","args":["b-mcp"]}}}',
    expect: ['s npm:a-mcp', 's npm:b-mcp'],
  },
  { it: 'something else altogether', text: { name: 'x', version: '1.0.0', scripts: { mcp: 'npx a-mcp' } }, expect: [] },
];

function shown(name: string, { mcpServer, command, tool, version }: Subject): string {
  const what = mcpServer ?? (command === undefined ? undefined : `command:${command}`);
  return [name, what, version, tool === undefined ? undefined : `tool:${tool}`].filter(Boolean).join(' ');
}

describe('MCP servers', () => {
  for (const { it: title, path = '.vscode/mcp.json', text: given, expect, unreadable = [] } of rows) {
    it(title, async () => {
      const text = typeof given === 'string' ? given : JSON.stringify(given);
      const read = await detector.read({ path, text });
      assert.deepEqual(
        read.findings.map(({ place, subject }) => shown(place.kind === 'mcp-server' ? place.name : '', subject)),
        expect,
      );
      assert.deepEqual(
        read.unreadable.map(({ start, end }) => text.slice(start, end)),
        unreadable,
      );
      assert.equal(new Set(read.findings.map(({ key }) => key)).size, read.findings.length);
    });
  }

  it('loads a shell’s reader only for a server that a shell starts', async () => {
    const before = shells;
    await detector.read({ path: 'mcp.json', text: JSON.stringify(started('npx', '-y', 'a-mcp')) });
    assert.equal(shells, before);
    await detector.read({ path: 'mcp.json', text: JSON.stringify(started('sh', '-c', 'npx -y a-mcp')) });
    assert.equal(shells, before + 1);
  });
});
