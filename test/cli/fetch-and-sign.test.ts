import { deepEqual, equal, match } from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { machineIo } from '../../src/cli/machine-io';
import { runCommandLine } from '../../src/cli/main';
import { serve, signInPage, startServer, status, type TestServer } from '../policy-sources/misbehaving-server';
import { policyText } from '../policy-sources/policies';
import { scratch } from '../policy-sources/scene';

describe('cli: keygen, sign, verify, fetch', () => {
  let folder: string;
  let server: TestServer;
  beforeEach(async () => {
    folder = mkdtempSync(join(scratch, 'cli-'));
    server = await startServer(serve(policyText(), { etag: '"7"' }));
    writeFileSync(file('policy.json'), policyText());
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true });
    await server.stop();
  });

  const machine = machineIo();
  const file = (name: string) => join(folder, name);

  async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    let stdout = '';
    let stderr = '';
    const code = await runCommandLine(args, {
      ...machine,
      env,
      cwd: folder,
      stdout: (text) => {
        stdout += text;
      },
      stderr: (text) => {
        stderr += text;
      },
      files: {
        read: (path) => machine.files.read(join(folder, path)),
        write: (path, contents, options) => machine.files.write(join(folder, path), contents, options),
      },
    });
    return { code, stdout, stderr };
  }

  const fetchJson = async (...args: readonly string[]) => {
    const { code, stdout } = await run(['fetch', '--format', 'json', ...args]);
    const { status: word, reason, serial } = JSON.parse(stdout);
    return `${code} ${word} ${reason} ${serial}`;
  };

  for (const algorithm of ['EdDSA', 'ES256']) {
    it(`${algorithm}: makes keys, signs, verifies`, async () => {
      const made = await run(['keygen', '--alg', algorithm, '--kid', 'mine', '--format', 'json']);
      equal(made.code, 0, made.stderr);
      equal(JSON.parse(made.stdout).kid, 'mine');
      if (process.platform !== 'win32') equal(statSync(file('policy-key.private.jwk')).mode & 0o777, 0o600);
      equal('d' in JSON.parse(readFileSync(file('policy-key.public.jwk'), 'utf8')), false);
      const signed = await run(['sign', '--key', 'policy-key.private.jwk', '--out', 'policy.jws', 'policy.json']);
      equal(signed.code, 0, signed.stderr);
      const verified = await run(['verify', '--public-key', 'policy-key.public.jwk', '--format', 'json', 'policy.jws']);
      deepEqual(JSON.parse(verified.stdout), {
        status: 'current',
        reason: 'ok',
        detail: null,
        organization: 'Example Group',
        serial: 7,
        signedBy: 'mine',
        expired: false,
      });
      equal(verified.code, 0);
      server.behave(serve(readFileSync(file('policy.jws'))));
      equal(await fetchJson('--public-key', 'policy-key.public.jwk', server.url), '0 current ok 7');
    });
  }

  it('never writes over a key', async () => {
    await run(['keygen']);
    const before = readFileSync(file('policy-key.private.jwk'), 'utf8');
    const again = await run(['keygen']);
    equal(again.code, 2);
    match(again.stderr, /never overwritten/);
    equal(readFileSync(file('policy-key.private.jwk'), 'utf8'), before);
  });

  it('does not sign what no client would take', async () => {
    await run(['keygen']);
    writeFileSync(file('policy.json'), policyText({ serial: 'x' }));
    const signed = await run(['sign', '--key', 'policy-key.private.jwk', 'policy.json']);
    equal(`${signed.code} ${signed.stdout}`, '1 ');
    match(signed.stderr, /policy\.json:4:\d+: error/);
  });

  for (const [name, args, stderr] of [
    ['sign with a public key', ['sign', '--key', 'policy-key.public.jwk', 'policy.json'], /no private part/],
    ['sign with what is no key', ['sign', '--key', 'policy.json', 'policy.json'], /neither Ed25519/],
    ['verify without a key', ['verify', 'policy.json'], /--public-key <file> is missing/],
    ['verify with a private key', ['verify', '--public-key', 'policy-key.private.jwk', 'p'], /holds a private key/],
    ['verify without a file', ['verify', '--public-key', 'policy-key.public.jwk'], /name one file/],
    ['fetch without a URL', ['fetch'], /no URL is given/],
    ['fetch with a key that is not there', ['fetch', '--public-key', 'nothing', 'https://a.example'], /no such file/],
  ] as const) {
    it(`${name}: could not run`, async () => {
      await run(['keygen']);
      const outcome = await run(args);
      equal(`${outcome.code} ${outcome.stdout}`, '2 ');
      match(outcome.stderr, stderr);
    });
  }

  it('an unsigned policy is not taken by a client with keys', async () => {
    await run(['keygen']);
    const verified = await run(['verify', '--public-key', 'policy-key.public.jwk', 'policy.json']);
    equal(verified.code, 1);
    match(verified.stdout, /status: +refused\nreason: +signature\n/);
    equal(await fetchJson('--public-key', 'policy-key.public.jwk', server.url), '2 none signature null');
  });

  it('fetch prints the fields that its help promises, and no more', async () => {
    const { stdout } = await run(['fetch', '--format', 'json', server.url]);
    const fields = ['status', 'reason', 'detail', 'organization', 'serial', 'fetchedAt', 'expired'];
    deepEqual(Object.keys(JSON.parse(stdout)), fields);
  });

  it('fetch with one cache folder shows ETag, rollback and the last good', async () => {
    const again = () => fetchJson('--cache-dir', 'cache', server.url);
    equal(await again(), '0 current ok 7');
    equal(await again(), '0 current not-modified 7');
    server.behave(serve(policyText({ serial: 6 })));
    equal(await again(), '1 refused rollback 7');
    server.behave(serve(signInPage));
    equal(await again(), '1 unreachable not-a-policy 7');
    server.behave(status(503));
    equal(await again(), '1 stale http-503 7');
    server.behave(serve(policyText({ serial: 8, expiresAt: '2020-01-01' })));
    equal(await again(), '1 expired expired 8');
  });

  it('fetch in words says what happened, what is in force, and what to do', async () => {
    server.behave(status(404));
    const { code, stdout } = await run(['fetch', server.url]);
    equal(code, 2);
    match(stdout, /status: +none\nreason: +http-404\n/);
    match(stdout, /No policy is in force.*\n.*policyUrl/);
  });

  it('fetch uses the proxy of the environment, and says so without its password', async () => {
    const asked: string[] = [];
    const proxy = createServer().on('connect', (request, socket) => {
      asked.push(`${request.url} ${request.headers['proxy-authorization']}`);
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const { port } = proxy.address() as AddressInfo;
    const { stderr, stdout } = await run(['fetch', 'https://policy.invalid/p.json'], {
      HTTPS_PROXY: `http://user:secret@127.0.0.1:${port}`,
      NODE_EXTRA_CA_CERTS: '/etc/corporate.pem',
    });
    proxy.close();
    deepEqual(asked, [`policy.invalid:443 Basic ${Buffer.from('user:secret').toString('base64')}`]);
    match(stdout, /reason: +network/);
    match(stderr, /proxy: 127\.0\.0\.1:\d+ \(HTTPS_PROXY/);
    match(stderr, /certificates: also those of \/etc\/corporate\.pem/);
    equal(stderr.includes('secret'), false);
  });

  it('fetch asks no proxy for what this machine serves', async () => {
    const { stdout } = await run(['fetch', server.url], {
      HTTP_PROXY: 'http://127.0.0.1:9',
      HTTPS_PROXY: 'http://127.0.0.1:9',
    });
    match(stdout, /status: +current/);
  });

  const isRoot = process.getuid?.() === 0;
  const itAsRoot = (title: string, body: () => Promise<void>) =>
    isRoot ? it(title, body) : it.skip(`${title} (only root can make such a file)`);

  itAsRoot('fetch with a managed file: its URL and keys replace those given', async () => {
    writeFileSync(file('managed.json'), JSON.stringify({ policyUrl: server.url, publicKeys: [] }));
    await run(['keygen']);
    const args = ['--managed', 'managed.json', '--public-key', 'policy-key.public.jwk', 'https://policy.invalid/'];
    equal(await fetchJson(...args), '0 current ok 7');
  });

  itAsRoot('fetch with a managed file that is wrong: refused, and its last good stays', async () => {
    const args = ['--managed', 'managed.json', '--cache-dir', 'cache'];
    writeFileSync(file('managed.json'), JSON.stringify({ policyUrl: server.url }));
    equal(await fetchJson(...args), '0 current ok 7');
    writeFileSync(file('managed.json'), '{');
    equal(await fetchJson(...args), '1 refused managed 7');
    rmSync(file('cache'), { recursive: true });
    equal(await fetchJson(...args, server.url), '2 refused managed null');
  });
});
