import assert from 'node:assert/strict';
import { loadBuiltInCatalogue } from '../../../src/catalogue';
import type { ProcessObservation } from '../../../src/core/observations';
import { detectProcesses } from '../../../src/detectors/processes/detect';

interface Row {
  readonly name: string;
  /** The file that runs; left out where the system does not tell. */
  readonly file?: string;
  readonly words: readonly string[];
  readonly folder?: string;
  /** Tool, command, package, version, and the word for notices. */
  readonly found: readonly string[];
}

const node = '/usr/bin/node';
const home = '/home/me';
const modules = '/usr/local/lib/node_modules';

const links: Readonly<Record<string, string>> = {
  '/usr/local/bin/claude': `${modules}/@anthropic-ai/claude-code/cli.js`,
  '/usr/local/bin/codex': `${modules}/@openai/codex/bin/codex.js`,
  '/work/node_modules/.bin/gemini': '/work/node_modules/@google/gemini-cli/bundle/gemini.js',
  [`${home}/.nvm/versions/node/v20.1.0/bin/claude`]: `${home}/.nvm/versions/node/v20.1.0/lib/node_modules/@anthropic-ai/claude-code/cli.js`,
};
const claudeManifest = { name: '@anthropic-ai/claude-code', version: '2.1.0', bin: { claude: 'cli.js' } };
const manifests: Readonly<Record<string, object>> = {
  [`${modules}/@anthropic-ai/claude-code`]: claudeManifest,
  [`${home}/.nvm/versions/node/v20.1.0/lib/node_modules/@anthropic-ai/claude-code`]: claudeManifest,
  [`${modules}/@openai/codex`]: { name: '@openai/codex', version: '0.169.0', bin: { codex: 'bin/codex.js' } },
  [`${modules}/@openai/codex-linux-x64`]: { name: '@openai/codex', version: '0.169.0-linux-x64' },
  [`${modules}/@acme/agent`]: { name: '@acme/agent', version: '3.0.0', bin: './agent.js' },
  '/work/node_modules/@google/gemini-cli': {
    name: '@google/gemini-cli',
    version: '0.61.0',
    bin: { gemini: './bundle/gemini.js' },
  },
  '/src/gemini-cli': { name: '@google/gemini-cli', version: '0.62.0', bin: { gemini: 'bundle/gemini.js' } },
};

const rows: readonly Row[] = [
  {
    name: 'a link on PATH to a package’s script',
    file: node,
    words: ['node', '/usr/local/bin/claude', '-p', 'secret'],
    found: ['claude-code claude npm:@anthropic-ai/claude-code 2.1.0 by claude'],
  },
  {
    name: 'the script itself',
    file: node,
    words: ['node', '--max-old-space-size=8192', '--import', 'x', `${modules}/@anthropic-ai/claude-code/cli.js`],
    found: ['claude-code npm:@anthropic-ai/claude-code 2.1.0 by node'],
  },
  {
    name: 'a package without a manifest',
    file: node,
    words: ['node', 'node_modules/@anthropic-ai/claude-code/cli.js'],
    folder: '/other',
    found: ['claude-code npm:@anthropic-ai/claude-code by node'],
  },
  {
    name: 'a program of the folder',
    file: node,
    words: ['node', 'node_modules/.bin/gemini'],
    folder: '/work',
    found: ['gemini-cli gemini npm:@google/gemini-cli 0.61.0 by gemini'],
  },
  {
    name: 'under nvm',
    file: `${home}/.nvm/versions/node/v20.1.0/bin/node`,
    words: ['node', `${home}/.nvm/versions/node/v20.1.0/bin/claude`],
    found: ['claude-code claude npm:@anthropic-ai/claude-code 2.1.0 by claude'],
  },
  {
    name: 'a checkout of the tool, by its nearest manifest',
    file: node,
    words: ['node', '/src/gemini-cli/bundle/gemini.js'],
    found: ['gemini-cli npm:@google/gemini-cli 0.62.0 by node'],
  },
  { name: 'a title in place of the words', file: node, words: ['claude'], found: ['claude-code claude by claude'] },
  {
    name: 'a native program',
    file: `${home}/.local/bin/claude`,
    words: ['claude'],
    found: ['claude-code claude by claude'],
  },
  {
    name: 'a native program by its folder of versions',
    file: `${home}/.local/share/claude/versions/2.1.3`,
    words: ['/tmp/run'],
    found: ['claude-code claude 2.1.3 by run'],
  },
  {
    name: 'a program that was replaced while it runs',
    file: `${home}/.local/share/claude/versions/2.1.3 (deleted)`,
    words: ['claude'],
    found: ['claude-code claude 2.1.3 by claude'],
  },
  {
    name: 'a native program that a package brings',
    file: `${modules}/@openai/codex-linux-x64/vendor/x/bin/codex`,
    words: [`${modules}/@openai/codex-linux-x64/vendor/x/bin/codex`],
    found: ['openai-codex codex 0.169.0 by codex'],
  },
  {
    name: 'a link that a version manager answers to',
    file: `${home}/.local/bin/mise`,
    words: [`${home}/.local/share/mise/shims/claude`],
    found: ['claude-code claude by claude'],
  },
  {
    name: 'a version manager’s script',
    file: '/usr/bin/bash',
    words: ['bash', `${home}/.asdf/shims/claude`, '--x'],
    found: ['claude-code claude by claude'],
  },
  {
    name: 'a Homebrew program',
    file: '/opt/homebrew/Cellar/claude-code/2.1.5/bin/claude',
    words: ['claude'],
    found: ['claude-code claude 2.1.5 by claude'],
  },
  { name: 'where the file may not be seen', words: ['claude', '-p', 'x'], found: ['claude-code claude by claude'] },
  {
    name: 'on Windows',
    file: 'C:\\Users\\me\\.local\\bin\\claude.exe',
    words: ['claude'],
    found: ['claude-code claude by claude'],
  },
  {
    name: 'npm’s script on Windows',
    file: 'C:\\Program Files\\nodejs\\node.exe',
    words: [
      'C:\\Program Files\\nodejs\\node.exe',
      'C:\\Users\\me\\AppData\\Roaming\\npm\\node_modules\\@openai\\codex\\bin\\codex.js',
    ],
    found: ['openai-codex npm:@openai/codex by node'],
  },
  {
    name: 'a Python module',
    file: '/usr/bin/python3.11',
    words: ['python3', '-W', 'x', '-m', 'aider', '--model', 'x'],
    found: ['aider aider by python3.11'],
  },
  {
    name: 'a Python program',
    file: '/usr/bin/python3.11',
    words: [`${home}/.local/pipx/venvs/aider-chat/bin/python`, `${home}/.local/bin/aider`],
    found: ['aider aider by aider'],
  },
  {
    name: 'deno with a package',
    file: '/usr/bin/deno',
    words: ['deno', 'run', '-A', 'npm:@anthropic-ai/claude-code@2'],
    found: ['claude-code npm:@anthropic-ai/claude-code by deno'],
  },
  {
    name: 'a common name in the tool’s form',
    file: '/usr/bin/goose',
    words: ['goose', 'session'],
    found: ['goose goose by goose'],
  },
  {
    name: 'a program that only the policy names',
    file: '/opt/acme-ai',
    words: ['acme-ai'],
    found: ['acme-ai by acme-ai'],
  },
  {
    name: 'a package that only the policy names',
    file: node,
    words: ['node', `${modules}/@acme/agent/agent.js`],
    found: ['npm:@acme/agent 3.0.0 by node'],
  },

  { name: 'not: the name in an argument', file: '/usr/bin/vim', words: ['vim', 'claude'], found: [] },
  {
    name: 'not: a file of that name that is read',
    file: '/usr/bin/tail',
    words: ['tail', '-f', '/home/me/bin/claude'],
    found: [],
  },
  { name: 'not: a shell with the name in its text', file: '/usr/bin/dash', words: ['sh', '-c', 'claude'], found: [] },
  { name: 'not: a shell that waits', file: '/usr/bin/bash', words: ['-bash'], found: [] },
  {
    name: 'not: integration of the editor',
    file: '/usr/bin/bash',
    words: ['/usr/bin/bash', '--init-file', '/x/bin/claude'],
    found: [],
  },
  { name: 'not: the title of a runner', file: node, words: ['npm exec @anthropic-ai/claude-code'], found: [] },
  { name: 'not: text given to node', file: node, words: ['node', '-e', '0', '/usr/local/bin/claude'], found: [] },
  {
    name: 'not: a module given to node',
    file: node,
    words: ['node', '-r', `${modules}/@anthropic-ai/claude-code/cli.js`, 'app.js'],
    found: [],
  },
  {
    name: 'not: an installer of the package',
    file: node,
    words: ['node', `${modules}/@anthropic-ai/claude-code/install.cjs`],
    found: [],
  },
  {
    name: 'not: a tool within the package',
    file: `${modules}/@anthropic-ai/claude-code/vendor/ripgrep/rg`,
    words: ['rg', 'claude'],
    found: [],
  },
  {
    name: 'not: another script of a checkout',
    file: node,
    words: ['node', '/src/gemini-cli/scripts/build.js'],
    found: [],
  },
  { name: 'not: a similar name', file: '/usr/bin/claudette', words: ['claudette'], found: [] },
  { name: 'not: a common name in another program’s form', file: '/usr/bin/goose', words: ['goose', 'up'], found: [] },
  { name: 'not: a common name behind a title', file: node, words: ['goose'], found: [] },
  {
    name: 'not: our own shim',
    file: '/usr/bin/bash',
    words: ['/bin/bash', '-p', '/home/me/ours/shims/1/claude'],
    found: [],
  },
  {
    name: 'not: a script of that name without a folder',
    file: '/usr/bin/bash',
    words: ['bash', 'claude'],
    folder: '/work',
    found: [],
  },
  { name: 'not: a process that is being born', file: node, words: [], found: [] },
];

describe('processes detector', () => {
  for (const row of rows) it(row.name, () => check(row));

  it('a tool and what it starts again are one', async () => {
    const found = await detect([
      process(2, 1, '/usr/bin/dash', ['sh']),
      process(3, 2, node, ['node', '/usr/local/bin/codex']),
      process(4, 3, '/usr/bin/timeout', ['timeout', '5', 'codex']),
      process(5, 4, `${modules}/@openai/codex-linux-x64/vendor/codex`, ['codex']),
      process(6, 2, '/opt/claude', ['claude']),
    ]);
    assert.deepEqual(
      found.map((one) => [one.process.pid, one.finding.key]),
      [
        [3, 'command:run:openai-codex'],
        [6, 'command:run:claude-code'],
      ],
    );
  });

  it('keeps no arguments', async () => {
    const found = await detect([process(2, 1, '/opt/claude', ['claude', '-p', 'secret', '/secret/file'])]);
    assert.equal(found.length, 1);
    assert.doesNotMatch(JSON.stringify(found), /secret/);
  });
});

async function check({ file, words, folder, found }: Row): Promise<void> {
  const short = (await detect([process(2, 1, file, words, folder)])).map(({ finding: { subject, place } }) => {
    const fields = (['tool', 'command', 'package', 'version'] as const).flatMap((field) => subject[field] ?? []);
    return place.kind === 'terminal' ? `${fields.join(' ')} by ${place.programWord}` : place.kind;
  });
  assert.deepEqual(short, found);
}

function detect(processes: readonly ProcessObservation[]) {
  return detectProcesses(processes, {
    catalogue: loadBuiltInCatalogue(),
    isNamed: (word) => word === 'acme-ai' || word === '@acme/agent',
    isOwn: (path) => path.includes('/ours/'),
    files: {
      realPath: async (path) => links[path],
      readText: async (path) => {
        const manifest = manifests[path.replace(/\/package\.json$/, '')];
        return manifest === undefined ? undefined : JSON.stringify(manifest);
      },
    },
  });
}

function process(
  pid: number,
  parent: number,
  executable: string | undefined,
  words: readonly string[],
  workingDirectory?: string,
): ProcessObservation {
  const terminal = { pid: 1, terminalName: 'sh' };
  return { pid, parent, started: '7', startedAt: 7, executable, words, workingDirectory, terminal };
}
