import assert from 'node:assert/strict';
import { normalizePackageId, packageId, readPackageId } from '../../../src/core/policy/package-id';
import type { PackageId } from '../../../src/core/policy/vocabulary';

const readings: readonly (readonly [text: string, reading: ReturnType<typeof readPackageId>])[] = [
  ['npm:@anthropic-ai/claude-code', { ecosystem: 'npm', name: '@anthropic-ai/claude-code' }],
  ['npm:@anthropic-ai/*', { ecosystem: 'npm', name: '@anthropic-ai/*' }],
  ['NPM:x', { ecosystem: 'npm', name: 'x' }],
  ['brew:claude-code@latest', { ecosystem: 'brew', name: 'claude-code@latest' }],
  ['docker:localhost:5000/x', { ecosystem: 'docker', name: 'localhost:5000/x' }],
  [
    'github-action:anthropics/claude-code-action',
    { ecosystem: 'github-action', name: 'anthropics/claude-code-action' },
  ],
  ['aider-chat', { fault: 'no-prefix' }],
  ['', { fault: 'no-prefix' }],
  ['pip:aider-chat', { fault: 'unknown-prefix', prefix: 'pip' }],
  ['__proto__:x', { fault: 'unknown-prefix', prefix: '__proto__' }],
  ['npm:', { fault: 'empty-name' }],
  ['npm:a b', { fault: 'character' }],
  ['npm:a\u0007', { fault: 'character' }],
  ['npm:@a/b@1.2.3', { fault: 'version', name: '@a/b' }],
  ['pypi:aider-chat==0.1', { fault: 'version', name: 'aider-chat' }],
  ['pypi:aider-chat[help]', { fault: 'version', name: 'aider-chat' }],
  ['docker:a/b:latest', { fault: 'version', name: 'a/b' }],
  ['docker:localhost:5000/x:1', { fault: 'version', name: 'localhost:5000/x' }],
  ['docker:a/b@sha256:00', { fault: 'version', name: 'a/b' }],
  ['github-action:a/b@v1', { fault: 'version', name: 'a/b' }],
  ['winget:Anthropic.ClaudeCode@2.1.0', { fault: 'version', name: 'Anthropic.ClaudeCode' }],
  ['choco:ollama@0.5.1', { fault: 'version', name: 'ollama' }],
  ['go:example.com/x@latest', { fault: 'version', name: 'example.com/x' }],
];

const normal: readonly (readonly [id: PackageId, same: PackageId])[] = [
  ['npm:@Anthropic-AI/Claude-Code', 'npm:@anthropic-ai/claude-code'],
  ['npm:@a/b@1.0.0', 'npm:@a/b'],
  ['pypi:Aider_.Chat', 'pypi:aider-chat'],
  ['pypi:aider*', 'pypi:aider*'],
  ['pypi:aider-chat[help]>=1', 'pypi:aider-chat'],
  ['cargo:some_crate', 'cargo:some-crate'],
  ['docker:docker.io/library/aider:1', 'docker:aider'],
  ['docker:index.docker.io/a/b', 'docker:a/b'],
  ['docker:ghcr.io/a/b:1', 'docker:ghcr.io/a/b'],
  ['winget:Anthropic.ClaudeCode', 'winget:anthropic.claudecode'],
  ['brew:homebrew/cask/claude-code', 'brew:claude-code'],
  ['nix:nixpkgs#claude-code', 'nix:claude-code'],
  ['devcontainer-feature:ghcr.io/A/features/b:1', 'devcontainer-feature:ghcr.io/a/features/b'],
  ['github-action:Anthropics/claude-code-action@v1', 'github-action:anthropics/claude-code-action'],
];

describe('core/policy/package-id', () => {
  for (const [text, reading] of readings) {
    it(`reads ${JSON.stringify(text)} as ${JSON.stringify(reading)}`, () =>
      assert.deepEqual(readPackageId(text), reading));
  }
  for (const [id, same] of normal) {
    it(`${id} is ${same}`, () => {
      assert.equal(normalizePackageId(id), same);
      assert.equal(normalizePackageId(same), same);
    });
  }
  it('makes an id of what a command line names', () => {
    assert.equal(packageId('pypi', 'Aider_Chat==0.50'), 'pypi:aider-chat');
    assert.equal(packageId('npm', '@a/b@latest'), 'npm:@a/b');
  });
});
