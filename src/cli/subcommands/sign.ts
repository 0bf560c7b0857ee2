import { declareSubcommand } from '../subcommand';

export const sign = declareSubcommand({
  name: 'sign',
  summary: 'Signs a policy: a compact JWS, to be served in its place',
  operands: '--key <file> <policy>',
  options: {
    key: { type: 'string', value: '<file>', description: 'The private key, a JWK as keygen writes it.' },
    out: { type: 'string', value: '<file>', description: 'Where to write the JWS. Default: the standard output.' },
  },
  sections: [
    {
      heading: 'What is signed',
      text: `The policy's text as it stands, comments included. A policy with errors is not signed (exit code 1); warnings are
printed on stderr. A policy that is a JWS already is signed anew. Raise "serial" with every change of the content.`,
    },
  ],
  examples: ['sign --key policy-key.private.jwk --out policy.jws policy.jsonc'],
  run: async (given, io) => (await import('../sign')).runSign(given, io),
});
