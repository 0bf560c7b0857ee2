import { declareSubcommand } from '../subcommand';
import { formatOption } from './common';

export const fetchSubcommand = declareSubcommand({
  name: 'fetch',
  summary: 'Fetches a policy as the editor would, and says how it went',
  operands: '<url>',
  options: {
    'public-key': {
      type: 'string',
      value: '<file>',
      multiple: true,
      description: 'A JWK or JWKS file. With any, only a policy signed by one of these keys is taken.',
    },
    'cache-dir': {
      type: 'string',
      value: '<folder>',
      description: 'Where the last good policy and the highest serial are kept. Default: nowhere, as for a new client.',
    },
    managed: {
      type: 'string',
      value: '<file>',
      description:
        "A managed file: its fields replace the URL and the keys given here. Its owner is checked as on a client's machine.",
    },
    format: formatOption,
  },
  sections: [
    {
      heading: 'How it fetches',
      text: `It always asks the server, with ETag and Last-Modified of what is in the cache folder, and never waits for a time to come.
https:, file: and, on this machine alone, http: URLs. HTTPS_PROXY, HTTP_PROXY, NO_PROXY and NODE_EXTRA_CA_CERTS of the
environment are used, and named on stderr when they are. No account is signed in.`,
    },
    {
      heading: 'JSON',
      text: `{"status": "current"|"expired"|"stale"|"unreachable"|"refused"|"none", "reason", "detail": or null,
  "organization": or null, "serial": of the policy in force or null, "fetchedAt": ISO 8601 or null, "expired"}`,
    },
    {
      heading: 'Exit codes',
      text: '0: current; 1: the last good or an expired policy is in force; 2: none is, or the command could not run.',
    },
  ],
  examples: [
    'fetch https://intranet.example/ai-tool-policy.json',
    'fetch --public-key policy-key.public.jwk --cache-dir cache https://intranet.example/policy.jws',
  ],
  run: async (given, io) => (await import('../fetch')).runFetch(given, io),
});
