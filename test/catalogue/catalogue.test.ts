import assert from 'node:assert/strict';
import { loadBuiltInCatalogue } from '../../src/catalogue';
import type { Tool } from '../../src/catalogue/tool';

const catalogue = loadBuiltInCatalogue();

const lookUps = {
  id: (id: string) => [catalogue.tool(id)].filter((tool) => tool !== undefined),
  extension: catalogue.toolsByExtension,
  binary: (name: string) => catalogue.toolsByBinary(name).map(({ tool }) => tool),
  package: catalogue.toolsByPackage,
  script: catalogue.toolsByInstallScript,
  model: catalogue.toolsByModel,
  setting: catalogue.toolsBySettingsKey,
  successor: catalogue.successorsOf,
} satisfies Record<string, (key: string) => readonly Tool[]>;

function check(lookUp: keyof typeof lookUps, key: string, expected: readonly string[]): void {
  it(`${lookUp} ${key} → ${expected.join(', ') || 'nothing'}`, () => {
    assert.deepEqual(
      lookUps[lookUp](key)
        .map(({ id }) => id)
        .toSorted(),
      expected.toSorted(),
    );
  });
}

describe('catalogue look-ups', () => {
  check('id', 'claude-code', ['claude-code']);
  check('id', 'Claude-Code', []);
  check('id', '__proto__', []);
  check('id', 'constructor', []);

  check('extension', 'anthropic.claude-code', ['claude-code']);
  check('extension', 'ANTHROPIC.Claude-Code', ['claude-code']);
  check('extension', 'openai.chatgpt', ['openai-codex']);
  check('extension', 'github.copilot-chat', ['github-copilot']);
  check('extension', 'codeium.codeium', ['codeium']);
  check('extension', 'saoudrizwan.claude-dev', ['cline']);
  check('extension', 'saoudrizwan.cline-nightly', ['cline']);
  check('extension', 'andrepimenta.claude-code-chat', ['claude-code-chat']);
  check('extension', 'block.vscode-goose', ['goose']);
  check('extension', 'openhands.openhands-vscode', ['openhands']);
  check('extension', 'ibm.wca-eja', ['ibm-wca']);
  check('extension', 'sensetime.raccoon', ['raccoon']);
  check('extension', 'privy.privy-vscode', ['privy']);
  check('extension', '10nates.ollama-autocoder', ['ollama-autocoder']);
  check('extension', 'mattflower.aider', ['aider-mattflower']);
  check('extension', 'lee2py.aider-composer', ['aider-composer']);
  check('extension', 'andrewbutson.vscode-openai', ['vscode-openai']);
  check('extension', 'timkmecl.codegpt3', ['codegpt-timkmecl']);
  check('extension', 'gethnet.litellm-connector-copilot', ['litellm-connector-copilot']);
  check('extension', 'whensunset.chatgpt-china', ['chatgpt-china']);
  check('extension', 'zhukunpeng.chat-moss', ['chatmoss']);
  check('extension', 'iganbold.superdesign', ['superdesign']);
  check('extension', 'haroldmartin.securedesign', ['securedesign']);
  check('extension', 'vicanent.copilot-helper-pro', ['copilot-helper-pro']);
  check('extension', 'nguyenxuanvinh.vtcode-companion', ['vtcode']);
  check('extension', 'teamsdevapp.vscode-ai-foundry', ['microsoft-foundry']);
  check('extension', 'zstings.claude-code-zh-cn', []);
  check('extension', 'github.github-vscode-theme', []);
  check('extension', 'amazonwebservices.aws-toolkit-vscode', []);
  check('extension', 'gitlab.gitlab-workflow', []);

  check('binary', 'claude', ['claude-code']);
  check('binary', 'gh', ['github-copilot-cli', 'github-models']);
  check('binary', 'cursor', ['cursor', 'cursor-cli']);
  check('binary', 'grok', ['grok-build', 'grok-cli-vibekit']);
  check('binary', 'Claude', []);
  check('binary', 'claudette', []);

  check('package', 'npm:@anthropic-ai/claude-code', ['claude-code']);
  check('package', 'npm:@anthropic-ai/claude-code@2.1.313', ['claude-code']);
  check('package', 'npm:@anthropic-ai/claude-code@latest', ['claude-code']);
  check('package', 'npm:npm:@anthropic-ai/claude-code@^2', ['claude-code']);
  check('package', 'npm:helper@npm:@openai/codex@0.30.0', ['openai-codex']);
  check('package', 'npm:@openai/codex/bin/codex.js', ['openai-codex']);
  check('package', 'npm:cline', ['cline']);
  check('package', 'npm:claude-code', []);
  check('package', 'npm:cursor-agent', []);
  check('package', 'npm:mcp-scan', []);
  check('package', 'npm:opencode', []);
  check('package', 'npm:ollama', ['ollama-sdk']);
  check('package', 'pypi:aider-chat', ['aider']);
  check('package', 'pypi:Aider_Chat[help]==0.86.0', ['aider']);
  check('package', 'pypi:aider.chat', ['aider']);
  check('package', 'pypi:aider', []);
  check('package', 'brew:claude-code', ['claude-code']);
  check('package', 'brew:homebrew/cask/claude-code', ['claude-code']);
  check('package', 'brew:claude-code@latest', ['claude-code']);
  check('package', 'brew:claude', ['claude-desktop']);
  check('package', 'brew:anomalyco/tap/opencode', ['opencode']);
  check('package', 'brew:goose', []);
  check('package', 'brew:block-goose-cli', ['goose']);
  check('package', 'go:github.com/charmbracelet/crush@latest', ['crush']);
  check('package', 'go:github.com/pressly/goose/v3/cmd/goose@latest', []);
  check('package', 'cargo:aichat@0.30.0', ['aichat']);
  check('package', 'winget:anthropic.claudecode', ['claude-code']);
  check('package', 'nix:nixpkgs#claude-code', ['claude-code']);
  check('package', 'nix:nixpkgs/nixos-unstable#legacyPackages.x86_64-linux.claude-code', ['claude-code']);
  check('package', 'nix:nixpkgs.claude-code', ['claude-code']);
  check('package', 'nix:nixpkgs#hello', []);
  check('package', 'docker:paulgauthier/aider', ['aider']);
  check('package', 'docker:docker.io/paulgauthier/aider:latest', ['aider']);
  check('package', 'docker:index.docker.io/paulgauthier/aider-full@sha256:0123', ['aider']);
  check('package', 'docker:docker://ghcr.io/qwenlm/qwen-code:0.1', ['qwen-code']);
  check('package', 'docker:localhost:5000/paulgauthier/aider', []);
  check('package', 'gh-extension:github/gh-copilot', ['github-copilot-cli']);
  check('package', 'gh-extension:https://github.com/github/gh-copilot', ['github-copilot-cli']);
  check('package', 'github-action:anthropics/claude-code-action@v1', ['claude-code']);
  check('package', 'github-action:Anthropics/Claude-Code-Action/base-action@beta', ['claude-code']);
  check('package', 'github-action:anomalyco/opencode/github@latest', ['opencode']);
  check('package', 'github-action:anomalyco/opencode@latest', []);
  check('package', 'github-action:./.github/actions/claude-code', []);
  check('package', 'github-action:actions/checkout@v4', []);
  check('package', 'devcontainer-feature:ghcr.io/anthropics/devcontainer-features/claude-code:1', ['claude-code']);
  check('package', 'devcontainer-feature:ghcr.io/somebody/features/claude-code:1.2.0', ['claude-code']);
  check('package', 'devcontainer-feature:ghcr.io/somebody/features/codex@sha256:0123', ['openai-codex']);
  check('package', 'devcontainer-feature:./claude-code', []);
  check('package', 'devcontainer-feature:ghcr.io/devcontainers/features/node:1', []);
  check('package', 'unknown:claude-code', []);
  check('package', 'claude-code', []);
  check('package', 'npm:', []);

  check('script', 'https://claude.ai/install.sh', ['claude-code']);
  check('script', 'http://claude.ai/install.sh', ['claude-code']);
  check('script', 'claude.ai/install.sh', ['claude-code']);
  check('script', 'https://Claude.ai/install.sh/?channel=stable#top', ['claude-code']);
  check('script', 'https://opencode.ai/install/', ['opencode']);
  check('script', 'https://claude.ai/other.sh', []);
  check('script', 'https://example.com/claude.ai/install.sh', []);

  check('model', 'claude-sonnet-4', ['anthropic-sdk']);
  check('model', 'GPT-5', ['openai-sdk']);
  check('model', 'my-claude-clone', []);

  check('setting', 'github.copilot.enable', ['github-copilot']);
  check('setting', 'claudeCode.useTerminal', ['claude-code']);
  check('setting', 'chat.agent.enabled', []);
  check('setting', 'editor.cursorStyle', []);
});

describe('renames in the catalogue', () => {
  check('id', 'windsurf', ['devin']);
  check('id', 'kiro-cli', ['kiro']);
  check('id', 'amazon-q-cli', ['kiro']);
  check('id', 'codewhisperer', ['amazon-q']);
  check('id', 'clawdbot', ['openclaw']);
  check('id', 'moltbot', ['openclaw']);
  check('id', 'tongyi-lingma', ['lingma']);
  check('successor', 'roo-code', ['zoo-code']);
  check('successor', 'roo-cline', ['zoo-code']);
  check('successor', 'kimi-cli', ['kimi-code']);
  check('successor', 'amazon-q', ['kiro']);
  check('package', 'npm:@sourcegraph/amp', ['amp']);
  check('package', 'npm:@ampcode/cli', ['amp']);
  check('package', 'npm:@mariozechner/pi-coding-agent', ['pi']);
  check('package', 'npm:@earendil-works/pi-coding-agent', ['pi']);
});
