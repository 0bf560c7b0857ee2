import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { checkRows, run } from './support';

const samples = readFileSync(new URL('../command-reader/samples.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));

describe('classify', () => {
  checkRows([
    {
      it: 'prints the tools of a plain line',
      args: ['classify', '--shell', 'bash'],
      stdin: 'sudo claude\n',
      code: 0,
      stdout: ['{"id":"1","expect":[{"tool":"claude-code","kind":"run"}],"unreadable":false}\n'],
    },
    {
      it: 'reads JSON with a shell of its own, and keeps the id',
      args: ['classify', '--shell', 'bash', '--format', 'json'],
      stdin: '{"id":"x7","shell":"pwsh","line":"CLAUDE"}\n',
      code: 0,
      stdout: ['{"id":"x7","expect":[{"tool":"claude-code","kind":"run"}],"unreadable":false}\n'],
    },
    {
      it: 'takes a line that begins with a brace for a command',
      args: ['classify'],
      stdin: '{ codex; }\n{"a": 1}\n',
      code: 0,
      stdout: ['{"id":"1","expect":[{"tool":"openai-codex","kind":"run"}],', '{"id":"2","expect":[],'],
    },
    {
      it: 'says where part of a line could not be read',
      args: ['classify', '--format', 'text'],
      stdin: 'claude; echo "unfinished\nls\n',
      code: 0,
      stdout: ['1: claude-code run (part of it could not be read)\n2: none\n'],
    },
    {
      it: 'follows scripts that a row brings',
      args: ['classify', '--format', 'text'],
      stdin: '{"line":"npm run ai","scripts":{"ai":"codex exec x"}}\n',
      code: 0,
      stdout: ['1: openai-codex run\n'],
    },
    {
      it: 'refuses a shell that it does not know',
      args: ['classify'],
      stdin: '{"line":"ls","shell":"tcsh"}\n',
      code: 2,
      stderr: ['line 1: "shell" is one of bash,'],
    },
    { it: 'refuses words on its own line', args: ['classify', 'claude'], code: 2, stderr: ['standard input'] },
  ]);

  it('labels every sample as it is labelled', async () => {
    const stdin = samples.map(({ name, shell, line }) => JSON.stringify({ id: name, shell, line })).join('\n');
    const { stdout } = await run(['classify', '--shell', 'bash', '--format', 'json'], { stdin });
    const found = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      found.map(({ id, expect }) => ({
        id,
        tools: expect.map((one: { tool: string; kind: string }) => `${one.tool} ${one.kind}`),
      })),
      samples.map(({ name, tools }) => ({ id: name, tools })),
    );
  });
});
