import { checkRows } from './support';

const path = '.github/workflows/ai.yml';
const head = ['jobs:', '  a:', '    steps:'];

describe('files: workflows that are no YAML', () => {
  checkRows([
    {
      it: 'a script within that is not indented',
      path,
      text: [
        ...head,
        '      - run: |',
        "          python3 - <<'PY'",
        'import os',
        'print("claude -p x")',
        'PY',
        '          claude -p after',
        '      - name: later',
        '        run: |',
        '          npm ci',
        '          npx @openai/codex',
        '      - uses: "anthropics/claude-code-action@v1" # why',
      ],
      finds: ['9 run claude-code', '13 run openai-codex', '14 run claude-code'],
      covers: ['claude', '@openai/codex', 'anthropics/claude-code-action@v1'],
      unreadable: [/^6 broken YAML/],
    },
    {
      it: 'a conflict that nobody resolved',
      path,
      text: [
        ...head,
        '<<<<<<< HEAD',
        '      - uses: anthropics/claude-code-action@v1',
        '=======',
        '      - uses: openai/codex-action@v1',
        '>>>>>>> main',
        "      - run: 'claude -p x'",
      ],
      finds: ['5 run claude-code', '7 run openai-codex', '9 run claude-code'],
      unreadable: [/^4 broken YAML/],
    },
    {
      it: 'tabs, and colons in names',
      path,
      text: [
        ...head,
        '      - name: Step: one',
        '        run: claude -p x',
        '\t- run: codex exec x',
        '      # - run: aider',
      ],
      finds: ['5 run claude-code', '6 run openai-codex'],
      unreadable: [/^4 broken YAML/],
    },
    {
      it: 'steps that were read are not read again',
      path,
      text: [
        ...head,
        '      - run: >',
        '          npm i -g',
        '          @openai/codex',
        '      - run: "npm ci',
        '          && claude -p x"',
        '      - name: a: b',
        '        run: >',
        '          npm i -g',
        '          opencode-ai',
      ],
      finds: ['6 install openai-codex', '8 run claude-code', '12 install opencode'],
      unreadable: [/^9 broken YAML/],
    },
    {
      it: 'a step in another language',
      path,
      text: [...head, '      - name: a: b', '        run: |', '          claude', '        shell: python'],
      finds: [],
      unreadable: [/^4 broken YAML/],
    },
  ]);
});
