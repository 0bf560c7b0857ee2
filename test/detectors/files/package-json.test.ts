import { checkRows } from './support';

const path = 'packages/a/package.json';

describe('files: package.json', () => {
  checkRows([
    {
      it: 'dependencies',
      path,
      text: ['{"dependencies": {', '  "@openai/codex": "^0.30",', '  "react": "1"', '}}'],
      finds: ['2 install openai-codex'],
      covers: ['@openai/codex'],
    },
    {
      it: 'every kind of dependency',
      path,
      text: [
        '{"devDependencies":{"@anthropic-ai/claude-code":"1"},',
        '"optionalDependencies":{"opencode-ai":"*"},',
        '"peerDependencies":{"@openai/codex":"1"}}',
      ],
      finds: ['1 install claude-code', '2 install opencode', '3 install openai-codex'],
    },
    {
      it: 'an optional peer is not installed',
      path,
      text: '{"peerDependencies":{"@openai/codex":"1"},"peerDependenciesMeta":{"@openai/codex":{"optional":true}}}',
      finds: [],
    },
    {
      it: 'a long list of which hardly anything is of interest, and what is broken in it',
      path,
      text: [
        '{"dependencies": {',
        ...Array.from({ length: 300 }, (_, n) => `  "package-${n}": "${n}.0.0",`),
        '  "@openai/codex": "0.30.0",',
        ...Array.from({ length: 300 }, (_, n) => `  "other-${n}": "^${n}",`),
        '  "opencode-ai": "1"',
        '}, broken}',
      ],
      finds: ['302 install openai-codex', '603 install opencode'],
      unreadable: [/^604 broken JSON/],
    },
    {
      it: 'an alias',
      path,
      text: '{"dependencies":{"helper":"npm:@openai/codex@0.30.0"}}',
      finds: ['1 install openai-codex'],
    },
    {
      it: 'a tool’s repository under another name',
      path,
      text: [
        '{"dependencies":{"a":"github:openai/codex",',
        '"b":"git+https://github.com/google-gemini/gemini-cli.git#main",',
        '"c":"file:../openai/codex"}}',
      ],
      finds: ['1 install openai-codex', '2 install gemini-cli'],
    },
    {
      it: 'an SDK is itself',
      path,
      text: '{"dependencies":{"@anthropic-ai/sdk":"1","openai":"2"}}',
      finds: ['1 install anthropic-sdk', '1 install openai-sdk'],
    },
    {
      it: 'overrides and resolutions install nothing',
      path,
      text: '{"overrides":{"@openai/codex":"1"},"resolutions":{"@openai/codex":"1"}}',
      finds: [],
    },
    {
      it: 'a script',
      path,
      text: ['{"scripts": {', '  "ai": "claude -p \\"x\\"",', '  "test": "mocha"', '}}'],
      finds: ['2 run claude-code'],
      covers: ['claude'],
    },
    {
      it: 'a script that runs another',
      path,
      text: ['{"scripts":{', '"ai":"codex exec x",', '"all":"tsc && npm run ai"}}'],
      scripts: { ai: 'codex exec x', all: 'tsc && npm run ai' },
      finds: ['2 run openai-codex', '3 run openai-codex'],
    },
    {
      it: 'hooks and staged files',
      path,
      text: ['{"husky":{"hooks":{"pre-commit":"claude -p a"}},', '"lint-staged":{"*.ts":["eslint","codex exec b"]}}'],
      finds: ['1 run claude-code', '2 run openai-codex'],
    },
    {
      it: 'names, keywords and bins say nothing',
      path,
      text: '{"name":"@openai/codex","keywords":["claude"],"bin":{"claude":"x.js"},"description":"npx @openai/codex"}',
      finds: [],
    },
    {
      it: 'a package that only a rule knows',
      path,
      text: '{"dependencies":{"@acme/agent":"1.2.3"}}',
      rules: [{ packages: ['npm:@acme/*'] }],
      finds: ['1 install npm:@acme/agent'],
    },
    {
      it: 'broken JSON',
      path,
      text: ['{', '  "dependencies": {', '    "@openai/codex" "1"'],
      finds: [],
      unreadable: [/^3 broken JSON: colon expected/],
    },
    {
      it: 'nested too deeply',
      path,
      text: `{"a":${'['.repeat(5000)}"claude"`,
      finds: [],
      unreadable: ['1 it is nested too deeply'],
    },
    { it: 'not an object', path, text: '["claude"]', finds: [] },
  ]);
});
