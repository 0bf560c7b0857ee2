import { checkRows } from './support';

describe('files: VS Code’s own', () => {
  checkRows([
    {
      it: 'recommendations',
      path: '.vscode/extensions.json',
      text: [
        '{',
        '  // assistants',
        '  "recommendations": [',
        '    "anthropic.claude-code", "x.y",',
        '    // "openai.chatgpt"',
        '  ],',
        '  "unwantedRecommendations": ["github.copilot-chat"]',
        '}',
      ],
      finds: ['4 recommend claude-code'],
      covers: ['anthropic.claude-code'],
    },
    {
      it: 'an extension that only a rule knows',
      path: '.vscode/extensions.json',
      text: '{"recommendations":["acme.ai"]}',
      rules: [{ extensions: ['acme.*'] }],
      finds: ['1 recommend acme.ai'],
    },
    {
      it: 'settings',
      path: 'app/.vscode/settings.json',
      text: [
        '{',
        '  "github.copilot.enable": { "*": true },',
        '  "[python]": { "claudeCode.x": 1 },',
        '  "editor.fontSize": 12',
        '}',
      ],
      finds: ['2 configure github-copilot', '3 configure claude-code'],
    },
    {
      it: 'settings that turn the tool off',
      path: '.vscode/settings.json',
      text: '{"github.copilot.enable":{"*":false},"cody.enabled":false}',
      finds: [],
    },
    {
      it: 'settings of a tool that are off, though it is not',
      path: '.vscode/settings.json',
      text: ['{"claudeCode.useTerminal":false,', '"cody.autocomplete.enabled":false,', '"cody.x":null}'],
      finds: ['1 configure claude-code'],
    },
    {
      it: 'servers in settings',
      path: '.vscode/settings.json',
      text: '{"mcp":{"servers":{"a":{"command":"npx","args":["-y","@anthropic-ai/claude-code","mcp"]}}}}',
      finds: ['1 run claude-code'],
    },
    {
      it: 'a terminal profile',
      path: '.vscode/settings.json',
      text: '{"terminal.integrated.profiles.linux":{"ai":{"path":"claude"}}}',
      finds: ['1 run claude-code'],
    },
    {
      it: 'tasks',
      path: '.vscode/tasks.json',
      text: [
        '{"tasks":[',
        '{"type":"shell","command":"npx @openai/codex exec \\"x\\""},',
        '{"type":"process","command":"claude","args":["-p","a b"]},',
        '{"type":"shell","command":"echo","args":["claude"]},',
        '{"type":"npm","script":"ai"},',
        '{"label":"claude","windows":{"command":"claude.cmd"}}',
        ']}',
      ],
      scripts: { ai: 'aider' },
      finds: ['2 run openai-codex', '3 run claude-code', '5 run aider', '6 run claude-code'],
    },
    {
      it: 'a command that is to be quoted',
      path: '.vscode/tasks.json',
      text: '{"tasks":[{"command":{"value":"aider","quoting":"strong"},"args":[{"value":"--x","quoting":"escape"}]}]}',
      finds: ['1 run aider'],
    },
    {
      it: 'a variable is unknown',
      path: '.vscode/tasks.json',
      text: '{"tasks":[{"command":"${workspaceFolder}/node_modules/.bin/claude"},{"command":"${input:claude}"}]}',
      finds: ['1 run claude-code'],
    },
    {
      it: 'launch configurations',
      path: '.vscode/launch.json',
      text: [
        '{"configurations":[',
        '{"program":"${workspaceFolder}/node_modules/.bin/claude"},',
        '{"runtimeExecutable":"npx","runtimeArgs":["@openai/codex"]},',
        '{"type":"node-terminal","command":"claude -p x"},',
        '{"module":"aider"},',
        '{"program":"src/claude.ts"}',
        ']}',
      ],
      finds: ['2 run claude-code', '3 run openai-codex', '4 run claude-code', '5 run aider'],
    },
    {
      it: 'a workspace file',
      path: 'x.code-workspace',
      text: [
        '{"folders":[],',
        '"settings":{"claudeCode.a":1},',
        '"extensions":{"recommendations":["openai.chatgpt"]},',
        '"tasks":{"tasks":[{"command":"claude"}]},',
        '"launch":{"configurations":[{"command":"aider"}]}}',
      ],
      finds: ['2 configure claude-code', '3 recommend openai-codex', '4 run claude-code', '5 run aider'],
    },
  ]);
});

describe('files: MCP servers', () => {
  checkRows([
    {
      it: 'VS Code’s file',
      path: '.vscode/mcp.json',
      text: [
        '{"servers":{',
        '"a":{"command":"claude","args":["mcp","serve"]},',
        '"claude":{"command":"node","args":["x.js"]}}}',
      ],
      finds: ['2 run claude-code'],
    },
    {
      it: 'the shared file',
      path: '.mcp.json',
      text: '{"mcpServers":{"a":{"command":"npx","args":["-y","@openai/codex","mcp"]}}}',
      finds: ['1 run openai-codex'],
    },
    {
      it: 'the shared file of a plugin, which is the servers themselves',
      path: 'plugins/x/.mcp.json',
      text: '{"a":{"command":"npx","args":["-y","@openai/codex","mcp"]}}',
      finds: ['1 run openai-codex'],
    },
    {
      it: 'a whole line for the command',
      path: '.mcp.json',
      text: '{"mcpServers":{"a":{"command":"npx -y @openai/codex mcp"}}}',
      finds: ['1 run openai-codex'],
    },
    {
      it: 'after a byte order mark',
      path: '.mcp.json',
      text: '\uFEFF{"mcpServers":{"a":{"command":"claude"}}}',
      finds: ['1 run claude-code'],
    },
    {
      it: 'of a tool that keeps them in TOML',
      path: 'app/.codex/config.toml',
      text: [
        'model = "o3"',
        '[mcp_servers.a]',
        'command = "npx"',
        'args = ["-y", "@anthropic-ai/claude-code", "mcp", "serve"]',
        '[mcp_servers.b]',
        'command = "claude"',
        'enabled = false',
      ],
      finds: ['4 run claude-code'],
    },
    {
      it: 'of a tool that keeps them in YAML',
      path: '.continue/mcpServers/a.yaml',
      text: ['name: a', 'mcpServers:', '  - name: a', '    command: npx', '    args: ["-y", "@openai/codex", "mcp"]'],
      finds: ['5 run openai-codex'],
    },
    {
      it: 'of an agent, in its front matter',
      path: '.kiro/agents/a.md',
      text: [
        '---',
        'name: a',
        'mcpServers:',
        '  a:',
        '    command: npx',
        '    args: ["@openai/codex"]',
        '---',
        'claude',
      ],
      finds: ['6 run openai-codex'],
    },
    {
      it: 'an agent without servers, whose description is no YAML',
      path: '.claude/agents/a.md',
      text: ['---', 'description: Use it so: user: "run claude" "x"', '---', '- mcpServers: claude'],
      finds: [],
    },
    {
      it: 'broken TOML',
      path: '.codex/config.toml',
      text: ['[mcp_servers.a]', 'command = claude'],
      finds: [],
      unreadable: [/^2 /],
    },
    {
      it: 'a tool’s own file',
      path: '.cursor/mcp.json',
      text: '{"mcpServers":{"a":{"command":"claude"}}}',
      finds: ['1 run claude-code'],
    },
    {
      it: 'a server that is switched off',
      path: '.mcp.json',
      text: '{"mcpServers":{"a":{"command":"claude","disabled":true}}}',
      finds: [],
    },
    {
      it: 'a server that a rule names',
      path: '.mcp.json',
      text: [
        '{"mcpServers":{',
        '"a":{"command":"npx","args":["-y","@playwright/mcp@latest"]},',
        '"b":{"url":"https://mcp.example.com/x"},',
        '"c":{"url":"https://other.example/"}}}',
      ],
      rules: [{ mcpServers: ['npm:@playwright/mcp', 'https://mcp.example.com/*'] }],
      finds: ['2 run npm:@playwright/mcp', '3 run https://mcp.example.com/x'],
    },
  ]);
});
