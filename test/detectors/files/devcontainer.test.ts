import { checkRows } from './support';

const path = '.devcontainer/devcontainer.json';

describe('files: devcontainer.json', () => {
  checkRows([
    {
      it: 'a feature',
      path,
      text: [
        '{ // comment',
        '  "features": {',
        '    "ghcr.io/anthropics/devcontainer-features/claude-code:1": {},',
        '    "./claude-code": {}',
        '  }',
        '}',
      ],
      finds: ['3 install claude-code'],
      covers: ['ghcr.io/anthropics/devcontainer-features/claude-code:1'],
    },
    {
      it: 'a feature of somebody else’s with the tool’s name',
      path,
      text: [
        '{"features":{"ghcr.io/me/features/codex:2":{},',
        '"ghcr.io/me/features/codex-cli:1":{},',
        '"ghcr.io/me/features/aider":{}}}',
      ],
      finds: ['1 install openai-codex', '2 install openai-codex', '3 install aider'],
    },
    {
      it: 'packages that a feature installs',
      path,
      text: [
        '{"features":{',
        '"ghcr.io/devcontainers-extra/features/npm-package:1": {',
        '"package": "@anthropic-ai/claude-code@latest" },',
        '"ghcr.io/devcontainers-extra/features/pipx-package:1": { "package": "aider-chat", "version": "latest" },',
        '"ghcr.io/devcontainers/features/github-cli:1": { "extensions": "dlvhdr/gh-dash, github/gh-copilot" },',
        '"ghcr.io/devcontainers/features/node:1": { "package": "@openai/codex" }',
        '}}',
      ],
      finds: ['3 install claude-code', '4 install aider', '5 install github-copilot-cli'],
    },
    {
      it: 'extensions',
      path,
      text: [
        '{"customizations":{"vscode":{"extensions":[',
        '"Anthropic.claude-code",',
        '"-openai.chatgpt", "dbaeumer.vscode-eslint"]}}}',
      ],
      finds: ['2 recommend claude-code'],
    },
    {
      it: 'extensions in the old place',
      path,
      text: '{"extensions":["openai.chatgpt"]}',
      finds: ['1 recommend openai-codex'],
    },
    {
      it: 'settings',
      path,
      text: '{"customizations":{"vscode":{"settings":{"claudeCode.x":1}}}}',
      finds: ['1 configure claude-code'],
    },
    {
      it: 'a lifecycle command',
      path,
      text: ['{', '  "postCreateCommand": "npm ci && npm i -g \\"@openai/codex\\""', '}'],
      finds: ['2 install openai-codex'],
      covers: ['\\"@openai/codex\\"'],
    },
    {
      it: 'a command as words',
      path,
      text: '{"postStartCommand":["pipx","install","aider-chat"]}',
      finds: ['1 install aider'],
    },
    {
      it: 'commands by name',
      path,
      text: ['{"postAttachCommand":{', '"a":"claude -p x",', '"b":["codex","exec"]}}'],
      finds: ['2 run claude-code', '3 run openai-codex'],
    },
    { it: 'an image', path, text: '{"image":"paulgauthier/aider"}', finds: ['1 install aider'] },
    {
      it: 'MCP servers',
      path,
      text: '{"customizations":{"vscode":{"mcp":{"servers":{"a":{"command":"claude","args":["mcp","serve"]}}}}}}',
      finds: ['1 run claude-code'],
    },
    {
      it: 'names and mounts say nothing',
      path,
      text: '{"name":"claude","mounts":["source=${localEnv:HOME}/.claude,target=/x,type=bind"],"remoteEnv":{"A":"claude"}}',
      finds: [],
    },
    {
      it: 'a feature of a feature',
      path: 'src/x/devcontainer-feature.json',
      text: '{"dependsOn":{"ghcr.io/anthropics/devcontainer-features/claude-code":{}}}',
      finds: ['1 install claude-code'],
    },
    {
      it: 'broken JSON, with what is around it',
      path,
      text: ['{"features":{"ghcr.io/me/features/codex:2":{}},', '"x": [1,, "y"'],
      finds: ['1 install openai-codex'],
      unreadable: [/^2 broken JSON/],
    },
  ]);
});
