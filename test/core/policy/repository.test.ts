import assert from 'node:assert/strict';
import { matchesRepository, normalizeRemote } from '../../../src/core/policy/repository';

const remotes: readonly (readonly [remote: string, name: string | undefined])[] = [
  ['https://github.com/example/app', 'github.com/example/app'],
  ['https://github.com/example/app.git', 'github.com/example/app'],
  ['https://github.com/example/app.git/', 'github.com/example/app'],
  ['  https://github.com/example/app\n', 'github.com/example/app'],
  ['HTTPS://GitHub.com/Example/App.GIT', 'github.com/Example/App'],
  ['http://github.com/example/app', 'github.com/example/app'],
  ['https://user@github.com/example/app', 'github.com/example/app'],
  ['https://user:p@ss@github.com/example/app', 'github.com/example/app'],
  ['https://x-access-token:ghs_abc@github.com:443/example/app.git', 'github.com/example/app'],
  ['https://github.com./example/app', 'github.com/example/app'],
  ['https://github.com//example//app', 'github.com/example/app'],
  ['https://github.com/example/app?x=1#y', 'github.com/example/app'],
  ['https://git.example.com:8443/group/sub/app.git', 'git.example.com/group/sub/app'],
  ['ssh://git@github.com/example/app.git', 'github.com/example/app'],
  ['ssh://git@github.com:22/example/app.git', 'github.com/example/app'],
  ['ssh://git@ssh.github.com:443/example/app.git', 'github.com/example/app'],
  ['git+ssh://git@github.com/example/app.git', 'github.com/example/app'],
  ['git://github.com/example/app.git', 'github.com/example/app'],
  ['git@github.com:example/app.git', 'github.com/example/app'],
  ['git@GITHUB.com:example/app', 'github.com/example/app'],
  ['git@github.com:/example/app.git', 'github.com/example/app'],
  ['github.com:example/app.git', 'github.com/example/app'],
  ['[git@git.example.com:2222]:group/app.git', 'git.example.com/group/app'],
  ['git@ssh.dev.azure.com:v3/example/project/app', 'dev.azure.com/example/project/_git/app'],
  ['https://example@dev.azure.com/example/project/_git/app', 'dev.azure.com/example/project/_git/app'],
  ['https://dev.azure.com/example/my%20project/_git/app', 'dev.azure.com/example/my project/_git/app'],
  ['git@altssh.bitbucket.org:example/app.git', 'bitbucket.org/example/app'],
  ['', undefined],
  ['/srv/git/app.git', undefined],
  ['../app', undefined],
  ['C:\\work\\app', undefined],
  ['C:/work/app', undefined],
  ['file:///srv/git/app.git', undefined],
  ['https://github.com', undefined],
  ['https://github.com/', undefined],
  ['https:///example/app', undefined],
  ['https://github.com/other/../example/app', undefined],
  ['https://github.com/other/%2e%2e/example/app', undefined],
  ['https://github.com/other%2Fexample/app', undefined],
  ['https://github.com/%zz/app', undefined],
  ['git@github.com:other/../example/app', undefined],
  ['https://evil.example\\@github.com/example/app', undefined],
  ['https://evil example/app', undefined],
  ['https://github.com/example/a\u0000pp', undefined],
  ['ext::sh -c whoami', undefined],
  [`https://github.com/${'a'.repeat(5000)}`, undefined],
];

const patterns: readonly (readonly [pattern: string, repository: string, matches: boolean])[] = [
  ['github.com/example/app', 'github.com/example/app', true],
  ['github.com/example/app', 'github.com/Example/App', true],
  ['GitHub.com/Example/App.git', 'github.com/example/app', true],
  ['github.com/example/app', 'github.com/example/app2', false],
  ['github.com/example/app', 'notgithub.com/example/app', false],
  ['github.com/example/ai-research-*', 'github.com/example/ai-research-vision', true],
  ['github.com/example/ai-research-*', 'github.com/example/ai-research', false],
  ['github.com/example/ai-research-*', 'github.com/other/ai-research-vision', false],
  ['github.com/example/*', 'github.com/example-two/app', false],
  ['gitlab.com/group/*', 'gitlab.com/group/sub/app', true],
  ['*.example.com/team/app', 'git.example.com/team/app', true],
  ['*.example.com/team/app', 'evil.test/x.example.com/team/app', false],
  ['*/team/app', 'evil.test/x/team/app', false],
  ['*', 'github.com/example/app', false],
];

describe('core/policy/repository', () => {
  for (const [remote, name] of remotes) {
    it(`${JSON.stringify(remote.slice(0, 80))} is ${name ?? 'no repository on a server'}`, () => {
      assert.equal(normalizeRemote(remote), name);
    });
  }
  for (const [pattern, repository, matches] of patterns) {
    it(`${pattern} ${matches ? 'matches' : 'does not match'} ${repository}`, () => {
      assert.equal(matchesRepository(pattern, repository), matches);
    });
  }
});
