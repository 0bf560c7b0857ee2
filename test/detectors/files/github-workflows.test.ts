import { checkRows } from './support';

const path = '.github/workflows/ai.yml';
const job = (...steps: readonly string[]) => ['jobs:', '  a:', '    runs-on: ubuntu-latest', '    steps:', ...steps];

describe('files: GitHub workflows', () => {
  checkRows([
    {
      it: 'an action by its name',
      path,
      text: job('      - uses: anthropics/claude-code-action@v1', '        with: { x: y }'),
      finds: ['5 run claude-code'],
      covers: ['anthropics/claude-code-action@v1'],
    },
    { it: 'quoted', path, text: job("      - uses: 'openai/codex-action@main'"), finds: ['5 run openai-codex'] },
    {
      it: 'an action below a repository',
      path,
      text: job('      - uses: sst/opencode/github@latest'),
      finds: ['5 run opencode'],
    },
    {
      it: 'a Docker action',
      path,
      text: job('      - uses: docker://paulgauthier/aider:v0.8'),
      finds: ['5 run aider'],
    },
    {
      it: 'a job behind long steps of no interest',
      path,
      text: [
        ...job('      - run: x', '      # why', ...Array.from({ length: 98 }, () => '      - run: make xyz'), ''),
        '',
        '  b:',
        '    steps:',
        '      - run: claude -p x',
      ],
      finds: ['109 run claude-code'],
    },
    {
      it: 'a fork of an action',
      path,
      text: job('      - uses: example/claude-code-action/base-action@v1'),
      finds: ['5 run claude-code'],
    },
    {
      it: 'actions of a name that says all, by whoever',
      path,
      text: job('      - uses: example/kiro-action@v0', '      - uses: example/iflow-cli-action@main'),
      finds: ['5 run kiro', '6 run iflow'],
    },
    {
      it: 'somebody else’s action of a name that says little, and a workflow with the name of an action',
      path,
      text: job('      - uses: example/codex-action@v1', '      - uses: example/x/claude-code-action@v1'),
      finds: [],
    },
    {
      it: 'a local action is not followed',
      path,
      text: job('      - uses: ./.github/actions/claude-code-action'),
      finds: [],
    },
    {
      it: 'a reusable workflow',
      path,
      text: ['jobs:', '  a:', '    uses: All-Hands-AI/OpenHands/.github/workflows/openhands-resolver.yml@main'],
      finds: ['3 run openhands'],
    },
    {
      it: 'a line of shell',
      path,
      text: job('      - run: npx -y @anthropic-ai/claude-code -p "hi"'),
      finds: ['5 run claude-code'],
      covers: ['@anthropic-ai/claude-code'],
    },
    {
      it: 'a literal block, at its line',
      path,
      text: job(
        '      - run: |',
        '          npm ci',
        '',
        '          npm i -g @openai/codex@0.30.1',
        '          codex exec "x"',
      ),
      finds: ['8 install openai-codex', '9 run openai-codex'],
      covers: ['@openai/codex@0.30.1', 'codex'],
    },
    {
      it: 'a folded block',
      path,
      text: job('      - run: >-', '          echo hello &&', '          claude -p', '          "go"'),
      finds: ['7 run claude-code'],
      covers: ['claude'],
    },
    {
      it: 'a plain scalar over several lines',
      path,
      text: job('      - run: npm ci &&', '          claude -p x'),
      finds: ['6 run claude-code'],
    },
    {
      it: 'a double-quoted scalar with escapes',
      path,
      text: job('      - run: "echo \\"a\\"\\nclaude -p \\"b\\""'),
      finds: ['5 run claude-code'],
      covers: ['claude'],
    },
    {
      it: 'a single-quoted scalar',
      path,
      text: job("      - run: 'echo ''a''; claude'"),
      finds: ['5 run claude-code'],
      covers: ['claude'],
    },
    {
      it: 'a command over several lines is found where the package stands',
      path,
      text: job(
        '      - run: |',
        '          npx \\',
        '            --yes \\',
        '            @openai/codex \\',
        '            exec',
      ),
      finds: ['8 run openai-codex'],
    },
    {
      it: 'a download over several lines is found where the address stands',
      path,
      text: job(
        '      - run: |',
        '          curl -fsSL \\',
        '            https://claude.ai/install.sh \\',
        '            | bash',
      ),
      finds: ['7 install claude-code'],
    },
    {
      it: 'expressions are unknown words',
      path,
      text: job(
        '      - run: |',
        '          X="${{ secrets.A }}" npx @openai/codex@${{ inputs.version }} "${{ github.event.x }}"',
      ),
      finds: ['6 run openai-codex'],
    },
    {
      it: 'a step behind if: false',
      path,
      text: job('      - if: false', '        run: claude'),
      finds: ['6 run claude-code'],
    },
    { it: 'a commented-out step', path, text: job('      # - run: claude', '      - run: ls # claude'), finds: [] },
    { it: 'a mention', path, text: job('      - name: Run claude', '        run: echo claude'), finds: [] },
    {
      it: 'the tool’s variable alone',
      path,
      text: job('      - run: npm test', '        env: { ANTHROPIC_API_KEY: "${{ secrets.K }}" }'),
      finds: [],
    },
    { it: 'an uninstall', path, text: job('      - run: npm uninstall -g @openai/codex'), finds: [] },
    { it: 'Python is no shell', path, text: job('      - shell: python', '        run: claude = 1'), finds: [] },
    {
      it: 'PowerShell',
      path,
      text: job('      - shell: pwsh', '        run: irm https://claude.ai/install.ps1 | iex'),
      finds: ['6 install claude-code'],
    },
    ...[
      'bash -el {0}',
      'micromamba-shell {0}',
      '${{ matrix.shell }}',
      'nix develop -c bash -e {0}',
      'sudo -E bash {0}',
    ].map((shell) => ({
      it: `a shell by way of others: ${shell}`,
      path,
      text: job(`      - shell: ${shell}`, '        run: claude -p x'),
      finds: ['6 run claude-code'],
    })),
    ...['node {0}', 'uv run python {0}', 'nix develop -c perl {0}'].map((shell) => ({
      it: `another language: ${shell}`,
      path,
      text: job(`      - shell: ${shell}`, '        run: claude'),
      finds: [],
    })),
    {
      it: 'PowerShell by its text, where an expression chooses the runner',
      path,
      text: [
        'jobs:',
        '  a:',
        '    runs-on: ${{ matrix.os }}',
        '    steps:',
        '      - run: irm https://claude.ai/install.ps1 | iex',
        '      - run: claude -p "Write-Host"',
      ],
      finds: ['5 install claude-code', '6 run claude-code'],
    },
    {
      it: 'the shell of the job',
      path,
      text: ['jobs:', '  a:', '    defaults: { run: { shell: python } }', '    steps:', '      - run: claude'],
      finds: [],
    },
    {
      it: 'a step through an alias is told of once',
      path,
      text: ['x: &s', '  - run: claude', 'jobs:', '  a: { steps: *s }', '  b: { steps: *s }'],
      finds: ['2 run claude-code'],
    },
    {
      it: 'containers and services',
      path,
      text: [
        'jobs:',
        '  a:',
        '    container: paulgauthier/aider',
        '    services:',
        '      o: { image: "ollama/ollama:latest" }',
      ],
      finds: ['3 install aider', '5 run ollama'],
    },
    {
      it: 'a script of package.json',
      path,
      text: job('      - run: npm run ai', '      - run: npm run build'),
      scripts: { ai: 'claude -p x', build: 'tsc' },
      finds: ['5 run claude-code'],
    },
    {
      it: 'a composite action',
      path: 'tools/setup/action.yml',
      text: ['runs:', '  using: composite', '  steps:', '    - shell: bash', '      run: pip install aider-chat'],
      finds: ['5 install aider'],
    },
    {
      it: 'an action input that is run',
      path,
      text: job('      - uses: nick-fields/retry@v3', '        with:', '          command: claude -p x'),
      finds: ['7 run claude-code'],
    },
    {
      it: 'an SDK is told of by its own id',
      path,
      text: job('      - run: pip install openai'),
      finds: ['5 install openai-sdk'],
    },
    {
      it: 'an action that only a rule knows',
      path,
      text: job('      - uses: acme/agent@v1'),
      rules: [{ packages: ['github-action:acme/agent'] }],
      finds: ['5 run github-action:acme/agent'],
    },
    {
      it: 'Windows line ends',
      path,
      text: job('      - run: |', '          npm ci', '          claude').join('\r\n'),
      finds: ['7 run claude-code'],
      covers: ['claude'],
    },
    {
      it: 'broken YAML, with what is around it',
      path,
      text: job('      - run: claude', '      - run: "x'),
      finds: ['5 run claude-code'],
      unreadable: [/^6 broken YAML/],
    },
    { it: 'a list where a map belongs', path, text: ['jobs:', '  - claude', 'on: 3'], finds: [] },
    { it: 'an empty file', path, text: '', finds: [] },
  ]);
});

describe('a long workflow', () => {
  const idle = Array.from({ length: 200 }, (_, n) => [
    `      - name: Step ${n}`,
    '        run: |',
    '          make',
    '',
  ]).flat();
  const tail = [
    '      - name: Review',
    '        shell: bash',
    '        run: |',
    '          claude -p "x"',
    '',
    '# a comment',
    '      - uses: anthropics/claude-code-action@v1',
  ];
  const head = ['jobs:', '  a:', '    steps:'];
  const rest = ['  b:', '    runs-on: x', '    steps:', '    - run: make', '    - run: codex exec'];
  const at = head.length + idle.length;
  checkRows([
    {
      it: 'is read as one of a few steps',
      path: '.github/workflows/a.yml',
      text: [...head, ...idle, ...tail, ...idle, ...rest],
      finds: [
        `${at + 4} run claude-code`,
        `${at + 7} run claude-code`,
        `${at + tail.length + idle.length + 5} run openai-codex`,
      ],
      covers: ['claude', 'anthropics/claude-code-action@v1', 'codex'],
    },
    {
      it: 'keeps what an alias stands for',
      path: '.github/workflows/a.yml',
      text: ['x: &tool', '  run: claude', ...head, ...idle, '      - *tool'],
      finds: ['2 run claude-code'],
    },
  ]);
});
