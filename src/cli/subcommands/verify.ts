import { declareSubcommand } from '../subcommand';
import { formatOption } from './common';

export const verify = declareSubcommand({
  name: 'verify',
  summary: 'Says what a client with these keys would say to a policy',
  operands: '--public-key <file> <policy>',
  options: {
    'public-key': {
      type: 'string',
      value: '<file>',
      multiple: true,
      description: 'A JWK or JWKS file; several are the keys of one client.',
    },
    format: formatOption,
  },
  sections: [
    {
      heading: 'JSON',
      text: `{"status": "current"|"expired"|"unreachable"|"refused", "reason", "detail": or null, "organization": or null,
  "serial": or null, "signedBy": the key's name or null, "expired"}`,
    },
    {
      heading: 'Exit codes',
      text: '0: the client takes it; 1: it does not, or it has expired; 2: the command could not run.',
    },
  ],
  examples: ['verify --public-key policy-key.public.jwk policy.jws'],
  run: async (given, io) => (await import('../verify')).runVerify(given, io),
});
