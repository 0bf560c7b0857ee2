import { deepEqual, equal, match } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verify } from '../../../src/policy-sources/signature';
import { itWithOpenssl, openssl } from '../openssl';
import { scratch } from '../scene';
import { compactJws, ed25519, encode, p256, thumbprint } from './keys';

const first = ed25519('first');
const second = p256('second');
const unnamed = ed25519();
const otherUnnamed = ed25519();
const stranger = ed25519('first');
const good = compactJws(first, 'payload', { kid: 'first' });
const [head = '', body = '', signature = ''] = good.split('.');

/** RFC 8037, appendix A. */
const rfc8037 = {
  key: { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' },
  thumbprint: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
  jws: 'eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg',
  payload: 'Example of Ed25519 signing',
};

/** RFC 7515, appendix A.3. */
const rfc7515 = {
  key: {
    kty: 'EC',
    crv: 'P-256',
    x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
    y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
  },
  jws: 'eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q',
  payload: '{"iss":"joe",\r\n "exp":1300819380,\r\n "http://example.com/is_root":true}',
};

interface Row {
  readonly name: string;
  readonly jws: string;
  readonly keys: readonly unknown[];
  /** Who signed it; or, as an expression, why it is refused. */
  readonly expected: string | RegExp;
}

const rows: readonly Row[] = [
  { name: 'RFC 8037 A.4', jws: rfc8037.jws, keys: [rfc8037.key], expected: rfc8037.thumbprint },
  {
    name: 'RFC 8037 A.4 with another key',
    jws: rfc8037.jws,
    keys: [ed25519().publicJwk],
    expected: /not that of the key/,
  },
  { name: 'RFC 7515 A.3', jws: rfc7515.jws, keys: [rfc7515.key], expected: thumbprint(rfc7515.key) },
  { name: 'EdDSA', jws: good, keys: [first.publicJwk], expected: 'first' },
  {
    name: 'ES256',
    jws: compactJws(second, 'payload', { kid: 'second' }),
    keys: [second.publicJwk],
    expected: 'second',
  },
  { name: 'one of several keys', jws: good, keys: [second.publicJwk, first.publicJwk], expected: 'first' },
  {
    name: 'one key, no kid in the header',
    jws: compactJws(first, 'payload'),
    keys: [first.publicJwk],
    expected: 'first',
  },
  {
    name: 'one key without a name, a kid in the header',
    jws: compactJws(unnamed, 'payload', { kid: 'theirs' }),
    keys: [unnamed.publicJwk],
    expected: thumbprint(unnamed.publicJwk),
  },
  {
    name: 'several keys, kid is a thumbprint',
    jws: compactJws(unnamed, 'payload', { kid: thumbprint(unnamed.publicJwk) }),
    keys: [otherUnnamed.publicJwk, unnamed.publicJwk],
    expected: thumbprint(unnamed.publicJwk),
  },
  { name: 'two keys of one name', jws: good, keys: [stranger.publicJwk, first.publicJwk], expected: 'first' },
  {
    name: 'private members in a configured key',
    jws: good,
    keys: [first.privateKey.export({ format: 'jwk' })],
    expected: thumbprint(first.publicJwk),
  },
  {
    name: 'several keys, no kid',
    jws: compactJws(first, 'payload'),
    keys: [first.publicJwk, second.publicJwk],
    expected: /no "kid"/,
  },
  {
    name: 'unknown kid',
    jws: compactJws(first, 'payload', { kid: 'third' }),
    keys: [first.publicJwk, second.publicJwk],
    expected: /unknown key "third".*first, second/,
  },
  {
    name: 'unknown kid, one key',
    jws: compactJws(first, 'payload', { kid: 'third' }),
    keys: [first.publicJwk],
    expected: /unknown key "third"/,
  },
  {
    name: 'kid that is no text',
    jws: compactJws(first, 'payload', { kid: 1 }),
    keys: [first.publicJwk],
    expected: /"kid"/,
  },
  {
    name: 'signed by someone else',
    jws: compactJws(stranger, 'payload', { kid: 'first' }),
    keys: [first.publicJwk],
    expected: /not that of the key/,
  },
  {
    name: 'other payload',
    jws: `${head}.${encode('payloae')}.${signature}`,
    keys: [first.publicJwk],
    expected: /not that of the key/,
  },
  {
    name: 'other header',
    jws: `${encode('{"alg":"EdDSA","kid":"first" }')}.${body}.${signature}`,
    keys: [first.publicJwk],
    expected: /not that of the key/,
  },
  {
    name: 'alg none',
    jws: `${encode('{"alg":"none"}')}.${body}.`,
    keys: [first.publicJwk],
    expected: /"none", not EdDSA or ES256/,
  },
  {
    name: 'alg None with a signature',
    jws: `${encode('{"alg":"None"}')}.${body}.${signature}`,
    keys: [first.publicJwk],
    expected: /not EdDSA or ES256/,
  },
  {
    name: 'alg HS256 keyed with the public key',
    jws: compactJws(first, 'payload', { alg: 'HS256' }),
    keys: [first.publicJwk],
    expected: /"HS256", not EdDSA/,
  },
  {
    name: 'alg RS256',
    jws: compactJws(first, 'payload', { alg: 'RS256' }),
    keys: [first.publicJwk],
    expected: /"RS256", not EdDSA/,
  },
  {
    name: 'no alg',
    jws: `${encode('{}')}.${body}.${signature}`,
    keys: [first.publicJwk],
    expected: /not EdDSA or ES256/,
  },
  {
    name: 'alg unfit for the key',
    jws: compactJws(first, 'payload', { alg: 'ES256', kid: 'first' }),
    keys: [first.publicJwk],
    expected: /ES256 does not fit/,
  },
  {
    name: 'crit',
    jws: compactJws(first, 'payload', { crit: ['exp'], exp: 1 }),
    keys: [first.publicJwk],
    expected: /"crit"/,
  },
  { name: 'b64 false', jws: compactJws(first, 'payload', { b64: false }), keys: [first.publicJwk], expected: /"b64"/ },
  { name: 'detached payload', jws: `${head}..${signature}`, keys: [first.publicJwk], expected: /detached/ },
  { name: 'no signature', jws: `${head}.${body}.`, keys: [first.publicJwk], expected: /signature is empty/ },
  { name: 'cut short', jws: `${head}.${body}`, keys: [first.publicJwk], expected: /2 parts/ },
  { name: 'five parts', jws: `${good}.a.b`, keys: [first.publicJwk], expected: /5 parts/ },
  { name: 'padding', jws: `${head}.${body}.${signature}==`, keys: [first.publicJwk], expected: /base64url/ },
  {
    name: 'header that is a list',
    jws: `${encode('[]')}.${body}.${signature}`,
    keys: [first.publicJwk],
    expected: /header/,
  },
  {
    name: 'header that is no UTF-8',
    jws: `${encode(Buffer.from([0x7b, 0xff, 0x7d]))}.${body}.${signature}`,
    keys: [first.publicJwk],
    expected: /header/,
  },
  {
    name: 'short ES256 signature',
    jws: `${compactJws(second, 'payload').split('.').slice(0, 2).join('.')}.AAAA`,
    keys: [second.publicJwk],
    expected: /not that of the key/,
  },
  {
    name: 'a point that is not on the curve',
    jws: compactJws(second, 'payload'),
    keys: [{ ...second.publicJwk, kid: 'second', y: second.publicJwk.x }],
    expected: /not that of the key/,
  },
  {
    name: 'no usable key',
    jws: good,
    keys: ['secret'],
    expected: /usable keys: none; public key 1: not a JSON Web Key/,
  },
  {
    name: 'an RSA key',
    jws: good,
    keys: [{ kty: 'RSA', n: 'AQAB', e: 'AQAB' }],
    expected: /neither Ed25519 .* nor P-256/,
  },
  { name: 'a key for encryption', jws: good, keys: [{ ...first.publicJwk, use: 'enc' }], expected: /"use"/ },
  {
    name: 'a key for signing alone',
    jws: good,
    keys: [{ ...first.publicJwk, key_ops: ['sign'] }],
    expected: /"key_ops"/,
  },
  {
    name: 'a key of another alg',
    jws: good,
    keys: [{ ...first.publicJwk, alg: 'ES256' }],
    expected: /"alg" does not fit/,
  },
  {
    name: 'a key of the wrong length',
    jws: good,
    keys: [{ ...first.publicJwk, x: 'AQAB' }],
    expected: /"x" is not 32 bytes/,
  },
];

describe('signature', () => {
  for (const row of rows)
    it(`${row.name}: ${row.expected instanceof RegExp ? 'refused' : 'verified'}`, () => check(row));

  async function check({ jws, keys, expected }: Row): Promise<void> {
    const verification = await verify(jws, keys);
    if (expected instanceof RegExp) {
      equal(verification.outcome, 'refused');
      match(verification.outcome === 'refused' ? verification.detail : '', expected);
    } else {
      deepEqual(verification.outcome === 'verified' ? verification.signedBy : verification, expected);
    }
  }

  for (const [name, vector] of [
    ['RFC 8037', rfc8037],
    ['RFC 7515', rfc7515],
  ] as const) {
    it(`${name}: the payload is that of the vector`, async () => {
      const verification = await verify(vector.jws, [vector.key]);
      equal(verification.outcome === 'verified' && Buffer.from(verification.payload).toString(), vector.payload);
    });
  }

  itWithOpenssl("openssl's Ed25519 key and signature", async () => {
    await inFolder(async (file) => {
      openssl(['genpkey', '-algorithm', 'ed25519', '-out', file('key.pem')]);
      const spki = openssl(['pkey', '-in', file('key.pem'), '-pubout', '-outform', 'DER']);
      const input = `${encode('{"alg":"EdDSA"}')}.${encode('by openssl')}`;
      writeFileSync(file('input'), input);
      const signed = openssl(['pkeyutl', '-sign', '-rawin', '-inkey', file('key.pem'), '-in', file('input')]);
      const key = { kty: 'OKP', crv: 'Ed25519', x: encode(spki.subarray(-32)) };
      await check({ name: '', jws: `${input}.${encode(signed)}`, keys: [key], expected: thumbprint(key) });
    });
  });

  itWithOpenssl("openssl's P-256 key and signature", async () => {
    await inFolder(async (file) => {
      openssl(['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', file('key.pem')]);
      const point = openssl(['pkey', '-in', file('key.pem'), '-pubout', '-outform', 'DER']).subarray(-64);
      const input = `${encode('{"alg":"ES256"}')}.${encode('by openssl')}`;
      const signed = openssl(['dgst', '-sha256', '-sign', file('key.pem')], Buffer.from(input));
      const key = { kty: 'EC', crv: 'P-256', x: encode(point.subarray(0, 32)), y: encode(point.subarray(32)) };
      await check({ name: '', jws: `${input}.${encode(rawOf(signed))}`, keys: [key], expected: thumbprint(key) });
    });
  });
});

async function inFolder(run: (file: (name: string) => string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(scratch, 'signature-'));
  try {
    await run((name) => join(folder, name));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** openssl writes ECDSA signatures as DER integers; JWS has them as two times 32 bytes. */
function rawOf(der: Buffer): Buffer {
  const length = der[3] ?? 0;
  const integers = [der.subarray(4, 4 + length), der.subarray(6 + length)];
  return Buffer.concat(integers.map((integer) => Buffer.concat([Buffer.alloc(32), integer]).subarray(-32)));
}
