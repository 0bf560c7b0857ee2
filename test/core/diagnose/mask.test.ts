import { equal } from 'node:assert/strict';
import { withoutSecrets } from '../../../src/core/diagnose/mask';

const opaque = 'Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MGFiY2RlZmdo';

/** What goes in, what may come out. Tokens are put together here, so that no scanner takes this file for a leak. */
const rows: readonly (readonly [name: string, text: string, expected: string])[] = [
  ['credentials', 'at https://me:pass@intranet.example/p.json', 'at https://***@intranet.example/p.json'],
  ['a user name', 'https://me@intranet.example/', 'https://***@intranet.example/'],
  ['credentials with an at sign', 'https://me:p@ss@intranet.example/', 'https://***@intranet.example/'],
  ['a query', 'https://intranet.example/p.json?sig=abc&x=1', 'https://intranet.example/p.json?***'],
  ['a fragment', 'https://intranet.example/p.json#access_token=abc', 'https://intranet.example/p.json#***'],
  ['a query without a path', 'https://intranet.example?x=1 (404)', 'https://intranet.example?*** (404)'],
  [
    'several addresses',
    '"https://a.example/?x" and "ssh://me@b.example/y"',
    '"https://a.example/?***" and "ssh://***@b.example/y"',
  ],
  ['a token in a path', `https://hooks.example/${opaque}/p.json`, 'https://hooks.example/***/p.json'],
  ['an address without secrets', 'https://intranet.example:8443/a/b.json', 'https://intranet.example:8443/a/b.json'],
  ['a GitHub token', `failed with ${'ghp'}_${'a1'.repeat(18)}.`, 'failed with ***.'],
  ['a fine-grained one', `${'github'}_pat_11ABC_${'x'.repeat(20)}`, '***'],
  ['a JWT', `${'eyJ'}hbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln`, '***'],
  ['an AWS key', `${'AKIA'}IOSFODNN7EXAMPLE`, '***'],
  ['a bearer', 'authorization was Bearer abcdefgh123', 'authorization was Bearer ***'],
  ['a header', 'Authorization: abcdef', 'Authorization: ***'],
  ['a password by name', 'password=hunter2, next', 'password=***, next'],
  ['a secret in JSON', '{"clientSecret":"abc"}', '{"clientSecret":"***"}'],
  ['a private key', `-----BEGIN ${'PRIVATE'} KEY-----\nabc\n-----END ${'PRIVATE'} KEY-----`, '***'],
  ['something long and without words', `key ${opaque} end`, 'key *** end'],
  ['a long word', 'a-very-long-name-that-somebody-gave-to-a-rule', 'a-very-long-name-that-somebody-gave-to-a-rule'],
  ['a home on Linux', 'open /home/maria/.config/x: EACCES', 'open ~/.config/x: EACCES'],
  ['a home alone', "in '/home/maria'", "in '~'"],
  ['a home on macOS', '/Users/maria/Library/x', '~/Library/x'],
  ['a home on Windows', 'C:\\Users\\Maria\\AppData', '~\\AppData'],
  ['a home on Windows in JSON', '"C:\\\\Users\\\\Maria\\\\AppData"', '"~\\\\AppData"'],
  ['a home on Windows in an address', 'file:///c:/Users/Maria/p.json', 'file://~/p.json'],
  ['the same, encoded', 'file:///c%3A/Users/Maria/p.json', 'file://~/p.json'],
  ['a home in an address', 'file:///home/maria/p.json', 'file://~/p.json'],
  ['the home of root', '/root/.cache/x', '~/.cache/x'],
  ['the home of root in an address', 'file:///root/p.json', 'file://~/p.json'],
  ['a folder that is called root', '/srv/root/x', '/srv/root/x'],
  ['a folder of the system', '/etc/ai-tool-policy/managed.json', '/etc/ai-tool-policy/managed.json'],
  ['a home of its own kind', '/data/people/maria/x and /data/people/maria', '~/x and ~'],
];

describe('masking', () => {
  for (const [name, text, expected] of rows) {
    it(name, () => equal(withoutSecrets(text, '/data/people/maria/'), expected));
  }

  it('keeps paths where the home folder is not known, or is all there is', () => {
    equal(withoutSecrets('/srv/a'), '/srv/a');
    equal(withoutSecrets('/srv/a', '/'), '/srv/a');
  });

  it('takes no long time for a long text', () => {
    const started = process.cpuUsage();
    withoutSecrets('a-'.repeat(50_000));
    withoutSecrets('https://'.repeat(10_000));
    withoutSecrets('/home/'.repeat(10_000));
    equal(process.cpuUsage(started).user < 2_000_000, true);
  });
});
