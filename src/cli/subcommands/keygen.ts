import { declareSubcommand } from '../subcommand';
import { formatOption } from './common';

export const keygen = declareSubcommand({
  name: 'keygen',
  summary: 'Makes a key pair to sign policies with',
  operands: '',
  options: {
    out: {
      type: 'string',
      value: '<path>',
      default: 'policy-key',
      description:
        'The files become <path>.private.jwk, readable by you alone, and <path>.public.jwk. Neither may exist.',
    },
    alg: {
      type: 'string',
      value: '<algorithm>',
      choices: ['EdDSA', 'ES256'],
      default: 'EdDSA',
      description: 'EdDSA (Ed25519) or ES256 (P-256).',
    },
    kid: { type: 'string', value: '<name>', description: "The key's name. Default: its RFC 7638 thumbprint." },
    format: formatOption,
  },
  sections: [
    {
      heading: 'Rotation',
      text: `Make a second pair, give clients both public keys, sign with the new one, and take the old one away once every client
has both. With several keys the signature must name its key; sign always does.`,
    },
    { heading: 'JSON', text: '{"files": {"private", "public"}, "kid", "publicKey"}' },
  ],
  examples: ['keygen', 'keygen --alg ES256 --kid 2026 --out keys/policy-2026'],
  run: async (given, io) => (await import('../keygen')).runKeygen(given, io),
});
