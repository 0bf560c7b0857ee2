import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { factsOf, fillExceptionUrl, type RequestFacts } from '../../../src/core/remedies/exception-request';
import { decisionOf, extensionFinding } from '../../notices/sample';

const plain: RequestFacts = {
  tool: 'claude-code',
  item: 'anthropic.claude-code',
  version: '2.1.91',
  rule: 'claude-code',
  repository: 'github.com/example/app',
};

const hostile = [
  'a&b=c',
  'a#b',
  '100%',
  '%26',
  'a b',
  'a+b',
  '名前 é',
  '?x=1',
  '/../..',
  '{rule}',
  '"<>\\',
  "'()*!",
  '🙂',
];

describe('requesting an exception', () => {
  it('fills what the template names, and nothing else', () => {
    strictEqual(
      fillExceptionUrl('https://intranet.example/x?tool={tool}&other={nothing}', plain),
      'https://intranet.example/x?tool=claude-code&other={nothing}',
    );
    strictEqual(fillExceptionUrl('https://intranet.example/x', plain), 'https://intranet.example/x');
  });

  it('everything arrives at a server as it was, in its own field', async () => {
    const seen: string[] = [];
    const server = createServer((request, response) => {
      seen.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      for (const text of hostile) {
        const url = fillExceptionUrl('https://host.example/ask/{tool}?item={item}&v={version}&r={repository}', {
          ...plain,
          tool: text,
          item: text,
          version: text,
          repository: text,
        });
        // The scheme is checked by the function under test; the server here speaks plain http.
        await fetch((url ?? '').replace('https://host.example', `http://127.0.0.1:${port}`));
        const arrived = new URL(seen.at(-1) ?? '', 'http://server');
        strictEqual(arrived.hash, '');
        deepStrictEqual(
          [...arrived.searchParams],
          [
            ['item', text],
            ['v', text],
            ['r', text],
          ],
        );
        strictEqual(decodeURIComponent(arrived.pathname), `/ask/${text}`);
      }
      strictEqual(seen.length, hostile.length);
    } finally {
      server.close();
    }
  });

  for (const template of [
    'http://intranet.example/{tool}',
    'javascript:alert({tool})',
    'https://{tool}/x',
    'https:///x',
    '',
  ]) {
    it(`opens nothing for ${JSON.stringify(template)}`, () =>
      strictEqual(fillExceptionUrl(template, plain), undefined));
  }

  const remotes: readonly [remote: string | undefined, repository: string][] = [
    ['https://person:token@github.com/example/app.git', 'github.com/example/app'],
    ['https://ghp_secret@github.com/example/app', 'github.com/example/app'],
    ['git@github.com:example/app.git', 'github.com/example/app'],
    ['ssh://git@ssh.github.com:443/example/app.git?token=secret#secret', 'github.com/example/app'],
    ['/home/person/secret', ''],
    ['http://person:pass\\word@host/x', ''],
    [undefined, ''],
  ];
  for (const [remote, repository] of remotes) {
    it(`of ${remote} the page is told ${JSON.stringify(repository)}`, () =>
      strictEqual(factsOf(extensionFinding, decisionOf(), remote).repository, repository));
  }

  it('half a character does not break it', () => {
    strictEqual(
      fillExceptionUrl('https://i.example/{item}', { ...plain, item: '\ud83d' }),
      'https://i.example/%EF%BF%BD',
    );
  });
});
