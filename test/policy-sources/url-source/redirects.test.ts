import { deepEqual, equal, match } from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Agent, fetch as undiciFetch } from 'undici';
import { redirects, serve, startServer, type TestServer } from '../misbehaving-server';
import { itWithOpenssl, openssl } from '../openssl';
import { policyText } from '../policies';
import { openScene, type Scene, scratch } from '../scene';

describe('policy source: redirects, tokens, certificates', () => {
  let scene: Scene;
  let first: TestServer;
  let other: TestServer;
  beforeEach(async () => {
    scene = openScene();
    first = await startServer(serve(policyText()));
    other = await startServer(serve(policyText({ organization: 'Other' })));
  });
  afterEach(async () => {
    scene.close();
    await Promise.all([first.stop(), other.stop()]);
  });

  const authorizations = (server: TestServer) => server.requests.map(({ headers }) => headers.authorization);

  it('follows three redirects', async () => {
    first.behave(redirects(3, serve(policyText())));
    equal((await scene.open({ url: first.url }).refresh()).policy?.serial, 7);
    equal(first.requests.length, 4);
  });

  it('follows to another origin on this machine', async () => {
    first.behave(redirects(1, serve(''), other.url));
    equal((await scene.open({ url: first.url }).refresh()).policy?.organization, 'Other');
  });

  it('sends a token to the origin that it is for, and asks for it by that origin alone', async () => {
    const asked: string[] = [];
    const token = async (origin: string) => {
      asked.push(origin);
      return 'secret';
    };
    first.behave(redirects(2, serve(policyText())));
    await scene.open({ url: first.url, token }).refresh();
    deepEqual(asked, [first.origin]);
    deepEqual(authorizations(first), ['Bearer secret', 'Bearer secret', 'Bearer secret']);
  });

  it('drops the token at another origin', async () => {
    first.behave(redirects(1, serve(''), other.url));
    await scene.open({ url: first.url, token: async () => 'secret' }).refresh();
    deepEqual(authorizations(first), ['Bearer secret']);
    deepEqual(authorizations(other), [undefined]);
  });

  it('does not send the token again when led back', async () => {
    first.behave((request, response) => {
      if (request.url === '/back') serve(policyText())(request, response);
      else response.writeHead(302, { location: `${other.origin}/there` }).end();
    });
    other.behave(redirects(1, serve(''), `${first.origin}/back`));
    equal((await scene.open({ url: first.url, token: async () => 'secret' }).refresh()).policy?.serial, 7);
    deepEqual(authorizations(first), ['Bearer secret', undefined]);
    deepEqual(authorizations(other), [undefined]);
  });

  it('works without a token where there is none', async () => {
    await scene.open({ url: first.url, token: async () => undefined }).refresh();
    deepEqual(authorizations(first), [undefined]);
  });

  describe('https', () => {
    let folder: string;
    let secure: TestServer;
    let trusting: Agent;
    before(function () {
      folder = mkdtempSync(join(scratch, 'certificate-'));
      this.timeout(10_000);
    });
    after(() => rmSync(folder, { recursive: true }));

    const withServer = async (run: () => Promise<void>): Promise<void> => {
      const { key, cert } = selfSigned(folder);
      secure = await startServer(serve(policyText()), { key, cert });
      trusting = new Agent({ connect: { ca: cert } });
      try {
        await run();
      } finally {
        await trusting.close();
        await secure.stop();
      }
    };
    /** As a machine that has the certificate in its store. undici's own types differ from those of Node's copy of it. */
    const trustingFetch = ((input: string | URL, init: object) =>
      undiciFetch(input, { ...init, dispatcher: trusting })) as unknown as typeof globalThis.fetch;

    itWithOpenssl('a certificate that nobody vouches for: network', () =>
      withServer(async () => {
        const state = await scene.open({ url: secure.url }).refresh();
        equal(`${state.status} ${state.reason}`, 'none network');
        match(state.detail ?? '', /self.signed certificate/i);
      }),
    );

    itWithOpenssl('a certificate that the machine trusts', () =>
      withServer(async () => {
        const state = await scene.open({ url: secure.url, fetch: trustingFetch }).refresh();
        equal(`${state.status} ${state.policy?.serial}`, 'current 7');
      }),
    );

    itWithOpenssl('a redirect from https to http, even on this machine: refused', () =>
      withServer(async () => {
        secure.behave(redirects(1, serve(''), first.url));
        const state = await scene.open({ url: secure.url, fetch: trustingFetch }).refresh();
        equal(`${state.status} ${state.reason}`, 'none insecure-redirect');
        equal(first.requests.length, 0);
      }),
    );

    itWithOpenssl('TLS spoken to a server without it: network', async () => {
      const state = await scene.open({ url: first.url.replace('http:', 'https:') }).refresh();
      equal(`${state.status} ${state.reason}`, 'none network');
    });
  });
});

function selfSigned(folder: string): { readonly key: string; readonly cert: string } {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  openssl(['req', '-x509', ...kind, ...subject, '-keyout', key, '-out', cert]);
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
}
