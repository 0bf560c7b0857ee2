import type { LoadReadPolicy } from '../../src/policy-sources/read-policy';

/** The policy of most tests; small, valid, with a rule so that losing it shows. */
export function policyText(changes: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ ...examplePolicy, ...changes }, undefined, 2);
}

const examplePolicy = {
  version: 1,
  organization: 'Example Group',
  serial: 7,
  rules: [
    {
      id: 'claude-code',
      tools: ['claude-code'],
      status: 'banned',
      reason: 'Not approved',
      rationaleUrl: 'https://intranet.example/ai-tools',
    },
  ],
};

/** The product's own reader. */
export const readPolicy: LoadReadPolicy = async () => (await import('../../src/core/policy/read')).readPolicy;
