import { checkRows } from './support';

const path = 'docker/Dockerfile';

describe('files: Dockerfile', () => {
  checkRows([
    {
      it: 'a base image',
      path,
      text: [
        '# syntax=docker/dockerfile:1',
        'FROM --platform=linux/amd64 paulgauthier/aider:v1 AS a',
        'FROM a',
        'FROM node:22',
      ],
      finds: ['2 install aider'],
      covers: ['paulgauthier/aider:v1'],
    },
    {
      it: 'RUN',
      path,
      text: ['FROM node', 'RUN npm i -g @anthropic-ai/claude-code'],
      finds: ['2 install claude-code'],
      covers: ['@anthropic-ai/claude-code'],
    },
    {
      it: 'continued lines with comments and gaps between',
      path,
      text: [
        'FROM node',
        'RUN apt-get update \\',
        '  && npm i -g \\',
        '  # claude',
        '',
        '    @openai/codex@0.1 \\',
        ' && claude --version',
      ],
      finds: ['6 install openai-codex', '7 run claude-code'],
    },
    {
      it: 'flags',
      path,
      text: ['FROM node', 'RUN --mount=type=cache,target=/root/.npm \\', '    --network=host npm i -g @openai/codex'],
      finds: ['3 install openai-codex'],
    },
    {
      it: 'the exec form',
      path,
      text: ['FROM node', 'CMD ["claude", "-p", "x"]', 'ENTRYPOINT [ "npx",', ' "@openai/codex" ]']
        .join('\n')
        .replace('",\n', '", \\\n'),
      finds: ['2 run claude-code', '4 run openai-codex'],
    },
    {
      it: 'a here-document is a script',
      path,
      text: ['FROM node', 'RUN <<EOF', 'npm ci', 'pip install aider-chat', 'EOF', 'RUN <<"X" cat', 'claude', 'X'],
      finds: ['4 install aider'],
    },
    {
      it: 'a here-document of another language',
      path,
      text: ['FROM node', 'RUN <<EOF', '#!/usr/bin/env python3', 'claude', 'EOF'],
      finds: [],
    },
    {
      it: 'a file that is copied in',
      path,
      text: ['FROM node', 'COPY <<EOF /run.sh', 'claude', 'EOF', 'RUN ls'],
      finds: [],
    },
    {
      it: 'an image to copy from',
      path,
      text: ['FROM node AS b', 'COPY --from=ollama/ollama:1 /bin/ollama /bin/', 'COPY --from=b /x /y'],
      finds: ['2 install ollama'],
    },
    {
      it: 'HEALTHCHECK and ONBUILD',
      path,
      text: [
        'FROM node',
        'HEALTHCHECK --interval=5s CMD claude -p x',
        'ONBUILD RUN npm i -g @openai/codex',
        'HEALTHCHECK NONE',
      ],
      finds: ['2 run claude-code', '3 install openai-codex'],
    },
    {
      it: 'PowerShell with its own escape',
      path,
      text: [
        '# escape=`',
        'FROM windows',
        'SHELL ["powershell", "-Command"]',
        'RUN Write-Host a; `',
        '    irm https://claude.ai/install.ps1 | iex',
      ],
      finds: ['5 install claude-code'],
    },
    {
      it: 'comments, labels, variables and paths say nothing',
      path,
      text: [
        'FROM node',
        '# RUN claude',
        'ENV TOOL=claude ANTHROPIC_API_KEY=x',
        'LABEL a="npx @openai/codex"',
        'COPY .claude /root/.claude',
        'RUN rm -rf ~/.claude',
      ],
      finds: [],
    },
    {
      it: 'not a Dockerfile',
      path,
      text: ['this is no', 'dockerfile'],
      finds: [],
      unreadable: [/^1 broken Dockerfile/],
    },
    { it: 'a text about one', path: 'docs/Dockerfile.md', text: ['# Dockerfile', 'RUN claude'], finds: [] },
    {
      it: 'a broken line',
      path,
      text: ['FROM node', 'RUNN claude', 'RUN claude'],
      finds: ['3 run claude-code'],
      unreadable: [/^2 broken Dockerfile/],
    },
    { it: 'a name with an ending', path: 'ai.Dockerfile', text: 'FROM paulgauthier/aider', finds: ['1 install aider'] },
    { it: 'Containerfile', path: 'Containerfile.dev', text: 'FROM paulgauthier/aider', finds: ['1 install aider'] },
    ...['Dockerfile-dev', 'Dockerfile_dev', 'dockerfile.dev', 'DockerFile'].map((name) => ({
      it: `${name}, as people call it`,
      path: name,
      text: 'FROM paulgauthier/aider',
      finds: ['1 install aider'],
    })),
    {
      it: 'a shell as ENTRYPOINT with its script in CMD',
      path,
      text: ['FROM node', 'ENTRYPOINT ["/bin/bash", "-c"]', 'CMD ["npm ci && codex exec x"]'],
      finds: ['3 run openai-codex'],
      covers: ['codex'],
    },
  ]);
});

describe('files: scripts', () => {
  checkRows([
    {
      it: 'a shell script',
      path: 'scripts/ai.sh',
      text: ['#!/bin/bash', '# claude', 'set -e', 'npm ci', 'npx @openai/codex exec "x"', 'echo claude'],
      finds: ['5 run openai-codex'],
    },
    {
      it: 'by its first line',
      path: 'bin/ai',
      text: ['#!/usr/bin/env -S bash -e', 'claude -p x'],
      finds: ['2 run claude-code'],
    },
    { it: 'another language', path: 'bin/ai', text: ['#!/usr/bin/env python3', 'claude'], finds: [] },
    {
      it: 'the first line counts more than the ending',
      path: 'x.sh',
      text: ['#!/usr/bin/env node', 'claude'],
      finds: [],
    },
    {
      it: 'a function is found at its body',
      path: 'x.sh',
      text: ['review() {', '  claude -p "$1"', '}', 'review a', 'review b'],
      finds: ['2 run claude-code'],
    },
    {
      it: 'a function is found though its call is elsewhere',
      path: 'lib.sh',
      text: [
        'install() {',
        '  local x',
        '  npm i -g @openai/codex',
        '}',
        'codex() { ls; }',
        'step "Install" install',
        'codex',
      ],
      finds: ['3 install openai-codex'],
    },
    {
      it: 'each line once',
      path: 'x.sh',
      text: ['claude -p a && claude -p b', 'claude'],
      finds: ['1 run claude-code', '2 run claude-code'],
    },
    {
      it: 'a package and its program are one',
      path: 'x.sh',
      text: ['npx -p @anthropic-ai/claude-code \\', '  claude -p x'],
      finds: ['1 run claude-code'],
    },
    {
      it: 'two commands on continued lines are two',
      path: 'x.sh',
      text: ['claude mcp add a && \\', '  claude mcp add b'],
      finds: ['1 run claude-code', '2 run claude-code'],
    },
    {
      it: 'text that is data',
      path: 'x.sh',
      text: ['cat <<EOF > README.md', 'claude', 'EOF', 'git commit -m "claude"', 'which claude'],
      finds: [],
    },
    {
      it: 'text for a shell',
      path: 'x.sh',
      text: ['bash <<EOF', 'echo', 'claude -p x', 'EOF'],
      finds: ['3 run claude-code'],
    },
    {
      it: 'PowerShell',
      path: 'x.ps1',
      text: ['# claude', 'Write-Host "claude"', 'winget install Anthropic.ClaudeCode', 'claude -p x'],
      finds: ['3 install claude-code', '4 run claude-code'],
    },
    {
      it: 'a batch file',
      path: 'x.bat',
      text: ['@echo off', 'rem claude', 'call npx @openai/codex', ':: claude'],
      finds: ['3 run openai-codex'],
    },
    { it: 'fish', path: 'x.fish', text: ['function f', '  claude', 'end', 'f'], finds: ['2 run claude-code'] },
    { it: 'zsh', path: '.zshrc', text: ['alias c=claude', 'export A=claude'], finds: [] },
    {
      it: 'a common name that is another program',
      path: 'x.sh',
      text: ['goose -dir db up', 'goose run -t x'],
      finds: ['2 run goose'],
    },
  ]);
});
