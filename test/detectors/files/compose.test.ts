import { checkRows } from './support';

describe('files: compose', () => {
  checkRows([
    {
      it: 'images and commands',
      path: 'docker-compose.dev.yml',
      text: [
        'services:',
        '  a:',
        '    image: ollama/ollama:0.5',
        '  b:',
        '    command: sh -c "claude -p x"',
        '  c:',
        '    command: ["npx", "@openai/codex"]',
        '    healthcheck: { test: ["CMD-SHELL", "aider --version"] }',
        '  claude: { image: node, environment: { A: claude } }',
      ],
      finds: ['3 run ollama', '5 run claude-code', '7 run openai-codex', '8 run aider'],
    },
    {
      it: 'a Dockerfile within',
      path: 'compose.yaml',
      text: [
        'services:',
        '  a:',
        '    build:',
        '      dockerfile_inline: |',
        '        FROM node',
        '        RUN npm ci && \\',
        '            npm i -g @openai/codex',
        '        ENTRYPOINT ["claude"]',
      ],
      finds: ['7 install openai-codex', '8 run claude-code'],
      covers: ['@openai/codex', 'claude'],
    },
    {
      it: 'a shell as entrypoint with its script as command',
      path: 'compose.yaml',
      text: [
        'services:',
        '  a: { entrypoint: ["sh", "-c"], command: ["npm ci; claude -p x"] }',
        '  b:',
        '    entrypoint: /bin/bash',
        '    command: -c "codex exec x"',
        '  c: { entrypoint: ["/wait.sh"], command: ["aider"] }',
      ],
      finds: ['2 run claude-code', '5 run openai-codex', '6 run aider'],
      covers: ['claude', 'codex', 'aider'],
    },
    ...['db-docker-compose.yml', 'ollama.compose.yaml', 'docker-stack.prod.yml'].map((name) => ({
      it: name,
      path: `docker/${name}`,
      text: ['services:', '  a: { image: ollama/ollama }'],
      finds: ['2 run ollama'],
    })),
    { it: 'another file by such a name', path: 'compose-notes.yml', text: 'image: ollama/ollama', finds: [] },
    {
      it: 'aliases that stand for too much',
      path: 'compose.yml',
      text: [
        'a: &a [x,x,x,x,x,x,x,x,x,x]',
        ...['b', 'c', 'd', 'e', 'f', 'g'].map(
          (name, index) => `${name}: &${name} [${Array(10).fill(`*${'abcdef'[index]}`).join(',')}]`,
        ),
        'services: { x: { image: ollama/ollama } }',
      ],
      finds: ['8 run ollama'],
      unreadable: [/^\d its aliases stand for too much/],
    },
  ]);
});
