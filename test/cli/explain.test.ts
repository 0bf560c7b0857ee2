import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import { because, checkRows, policy, run } from './support';

const organization = policy(
  [
    {
      id: 'claude-code',
      tools: ['claude-code'],
      status: 'banned',
      from: '2026-07-10',
      reason: { en: 'It was not reviewed.', 'zh-cn': '…' },
      rationaleUrl: 'https://intranet.example/ai',
      alternatives: ['qoder'],
      exceptions: [{ repositories: ['github.com/example/ai-*'], until: '2026-12-31', reference: 'SEC-123' }],
    },
    { id: 'anthropic', vendors: ['anthropic'], status: 'restricted', ...because },
    { id: 'build', extensions: ['anthropic.claude-code'], versions: '>=2.1.91 <2.1.314', status: 'banned', ...because },
  ],
  { unlisted: 'restricted' },
);
const managed = policy([{ id: 'it-says', packages: ['npm:@openai/codex'], status: 'banned', ...because }]);
const managedFile = `{ "policy": ${managed}, "exceptions": [{ "rule": "claude-code", "reference": "LAPTOP-1" }] }`;
const workspace = JSON.stringify({
  version: 1,
  rules: [{ id: 'here', tools: ['cline'], status: 'banned', ...because }],
});
const files = {
  'p.json': organization,
  'm.json': managed,
  'managed.json': managedFile,
  '.ai-tool-policy.json': workspace,
};
const policyArguments = ['explain', '--policy', 'p.json'];

describe('cli: explain', () => {
  checkRows(
    [
      {
        it: 'in words',
        args: [...policyArguments, 'tool:claude-code'],
        code: 0,
        stdout: [
          'tool:claude-code (Claude Code)',
          'banned',
          'rule "claude-code" (organization; Example Group, serial 7)',
          'from 10 July 2026',
          'It was not reviewed.',
          'https://intranet.example/ai',
          'Qoder',
          'rule "anthropic" (organization): another rule names it more closely [less-specific]',
        ],
      },
      {
        it: 'an exception, with its reference and end',
        args: [...policyArguments, '--repository', 'git@github.com:example/ai-lab.git', 'tool:claude-code'],
        code: 0,
        stdout: ['allowed', 'SEC-123, until the end of 31 December 2026'],
      },
      {
        it: 'what is announced',
        args: [...policyArguments, '--on', '2026-07-01', 'tool:claude-code'],
        code: 0,
        stdout: ['restricted', 'banned from 10 July 2026 by rule "claude-code"'],
      },
      { it: 'unlisted', args: [...policyArguments, 'tool:cursor'], code: 0, stdout: ['"unlisted" (organization'] },
      {
        it: 'an unknown tool, with the nearest one',
        args: [...policyArguments, 'tool:cursr'],
        code: 0,
        stdout: ['tool:cursr'],
        stderr: ['no tool of this id. Did you mean cursor?'],
      },
      { it: 'no item', args: policyArguments, code: 2, stderr: ['no item is given'] },
      { it: 'no policy', args: ['explain', 'tool:cursor'], code: 2, stderr: ['--policy <file|url> is missing'] },
      {
        it: 'an item of no kind',
        args: [...policyArguments, 'extnsion:a.b'],
        code: 2,
        stderr: ['an item begins with tool:', 'Did you mean extension:'],
      },
      {
        it: 'an extension that is none',
        args: [...policyArguments, 'extension:claude'],
        code: 2,
        stderr: ['an extension is publisher.name'],
      },
      {
        it: 'a package of a misspelt registry',
        args: [...policyArguments, 'package:nmp:x'],
        code: 2,
        stderr: ['Did you mean npm:?'],
      },
      {
        it: 'a date that does not exist',
        args: [...policyArguments, '--on', '2026-02-30', 'tool:cursor'],
        code: 2,
        stderr: ['--on must be a day'],
      },
      {
        it: 'a repository that is none',
        args: [...policyArguments, '--repository', 'C:\\app', 'tool:cursor'],
        code: 2,
        stderr: ['must be a remote such as'],
      },
      {
        it: 'a policy that cannot be gone by',
        args: ['explain', '--policy', 'x', 'tool:cursor'],
        files: { x: policy([{ id: 'a', status: 'bannd' }]) },
        code: 2,
        stderr: [/^x:\d+:\d+: error: "status"/m],
      },
      {
        it: 'an absent policy',
        args: ['explain', '--policy', 'absent', 'tool:cursor'],
        code: 2,
        stderr: ['absent cannot be read: there is no such file.'],
      },
      {
        it: 'a layer without a policy',
        args: ['explain', '--policy', 'p.json', '--layer', 'managed', 'tool:cursor'],
        code: 2,
        stderr: ['--layer managed has no --policy behind it'],
      },
      {
        it: 'two policies in one layer',
        args: ['explain', '--policy', 'p.json', '--policy', 'm.json', 'tool:cursor'],
        code: 2,
        stderr: ['two policies are given for the layer organization'],
      },
      {
        it: 'a URL that is not https',
        args: ['explain', '--policy', 'http://policy.example/p.json', 'tool:cursor'],
        code: 2,
        stderr: ['must begin with https:'],
      },
      {
        it: 'a JWS that no key bears out',
        args: ['explain', '--policy', 'x', '--public-key', 'k', 'tool:cursor'],
        files: {
          x: `${encode('{"alg":"EdDSA"}')}.${encode(organization)}.${'A'.repeat(86)}`,
          k: '{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}',
        },
        code: 2,
        stderr: ['a client with these keys refuses it', 'signature'],
      },
      {
        it: 'a key file that holds no key',
        args: ['explain', '--policy', 'p.json', '--public-key', 'p.json', 'tool:cursor'],
        code: 2,
        stderr: ['p.json holds neither a JSON Web Key nor a set of them'],
      },
    ],
    { files },
  );

  const commands: readonly (readonly [line: string, decided: string])[] = [
    ['claude', 'banned claude-code'],
    ['cd app && npx -y @anthropic-ai/claude-code@2.1.3 --help', 'banned claude-code'],
    ['ls | xargs rm', 'allowed null'],
    ['cursor-agent; claude', 'banned claude-code'],
    ['pip install aider-chat', 'restricted null'],
    ['code --install-extension anthropic.claude-code@2.1.313', 'banned build'],
  ];
  for (const [line, decided] of commands) {
    it(`a command line: ${line}`, async () => {
      const { stdout } = await run([...policyArguments, '--format', 'json', `command:${line}`], { files });
      const { status, rule, item } = JSON.parse(stdout);
      assert.equal(`${status} ${rule}`, decided);
      assert.equal(item, `command:${line}`);
    });
  }

  const aboutSomeVersions = policy([
    { id: 'old', tools: ['claude-code'], status: 'banned', versions: '<2.1.0', ...because },
  ]);
  const allowedLines: readonly (readonly [line: string, because: string | undefined])[] = [
    ['npx -y @anthropic-ai/claude-code@2.1.3', 'version'],
    ['npx -y @openai/codex', undefined],
  ];
  for (const [line, reason] of allowedLines) {
    it(`of a line that is all allowed, what the policy speaks of: ${line}`, async () => {
      const given = { files: { 'p.json': aboutSomeVersions } };
      const { stdout } = await run([...policyArguments, '--format', 'json', `command:${line}`], given);
      const { status, layer, considered } = JSON.parse(stdout);
      assert.deepEqual([status, layer, considered[0]?.because], ['allowed', 'organization', reason]);
    });
  }

  it('a policy from a URL, with and without its server', async () => {
    const server = createServer((_request, response) => response.end(organization));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const address = server.address();
    assert.ok(typeof address === 'object' && address !== null);
    const url = `http://127.0.0.1:${address.port}/p.json`;
    const there = await run(['explain', '--policy', url, '--format', 'json', 'tool:claude-code']);
    assert.equal(JSON.parse(there.stdout).rule, 'claude-code');
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
    const gone = await run(['explain', '--policy', url, '--format', 'json', 'tool:claude-code']);
    assert.equal(gone.code, 2);
    assert.match(gone.stderr, /gave no policy \(network\)/);
  });

  it('disable of a signed policy acts, that of an unsigned one is offered', async () => {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    const text = policy([{ id: 'a', tools: ['cursor'], status: 'banned', extension: 'disable', ...because }]);
    const jws = await new CompactSign(new TextEncoder().encode(text))
      .setProtectedHeader({ alg: 'EdDSA' })
      .sign(privateKey);
    const signedFiles = { 'p.jws': jws, 'key.jwk': JSON.stringify(await exportJWK(publicKey)) };
    const signed = await run(['explain', '--policy', 'p.jws', '--public-key', 'key.jwk', 'tool:cursor'], {
      files: signedFiles,
    });
    assert.match(signed.stdout, /extension disable/);
    const unsigned = await run(['explain', '--policy', 'p.jws', 'tool:cursor'], { files: signedFiles });
    assert.match(unsigned.stdout, /extension offer/);
  });

  it('a JSON object for each item, on a line of its own', async () => {
    const { code, stdout } = await run(
      [
        ...policyArguments,
        '--format',
        'json',
        '--on',
        '2026-07-01',
        'extension:anthropic.claude-code@2.1.313',
        'tool:cursor',
        'tool:claude-code',
      ],
      { files },
    );
    assert.equal(code, 0);
    assert.deepEqual(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
      [
        {
          item: 'extension:anthropic.claude-code@2.1.313',
          status: 'banned',
          rule: 'build',
          layer: 'organization',
          announced: null,
          exception: null,
          considered: [
            { rule: 'claude-code', layer: 'organization', because: 'before-from' },
            { rule: 'anthropic', layer: 'organization', because: 'less-specific' },
          ],
        },
        {
          item: 'tool:cursor',
          status: 'restricted',
          rule: null,
          layer: 'organization',
          announced: null,
          exception: null,
          considered: [],
        },
        {
          item: 'tool:claude-code',
          status: 'restricted',
          rule: 'anthropic',
          layer: 'organization',
          announced: { rule: 'claude-code', status: 'banned', from: '2026-07-10' },
          exception: null,
          considered: [{ rule: 'claude-code', layer: 'organization', because: 'before-from' }],
        },
      ],
    );
  });

  const layered = [
    'explain',
    '--format',
    'json',
    '--layer',
    'managed',
    '--policy',
    'm.json',
    '--policy',
    'p.json',
    '--policy',
    '.ai-tool-policy.json',
  ];
  const rows: readonly (readonly [item: string, decided: string])[] = [
    ['package:npm:@openai/codex', 'banned managed/it-says'],
    ['tool:claude-code', 'banned organization/claude-code'],
    ['tool:cline', 'banned workspace/here'],
    ['tool:cursor', 'restricted organization/null'],
  ];
  for (const [item, decided] of rows) {
    it(`layers: ${item} is ${decided}`, async () => {
      const { stdout } = await run([...layered, item], { files });
      const { status, layer, rule } = JSON.parse(stdout);
      assert.equal(`${status} ${layer}/${rule}`, decided);
    });
  }

  it('the exceptions of a managed file hold for every layer', async () => {
    const { stdout } = await run(
      [
        'explain',
        '--format',
        'json',
        '--layer',
        'managed',
        '--policy',
        'managed.json',
        '--policy',
        'p.json',
        'tool:claude-code',
      ],
      { files },
    );
    assert.deepEqual(JSON.parse(stdout).exception, { reference: 'LAPTOP-1', until: null });
  });
});

function encode(text: string): string {
  return Buffer.from(text).toString('base64url');
}
