import { commands, extensionId, findingsViewId, statusBarItemId } from '../../../src/vscode/contributions';
import { type FixtureExtension, fixturePackage, productPackage } from '../../harness/packages';
import { type PolicyServer, startPolicyServer } from '../../harness/policy-server';
import { useWorkbench, type Workbench, type WorkbenchOptions } from '../../harness/workbench';

/** The status item as the workbench knows it. */
export const statusItem = `${extensionId}.${statusBarItemId}`;
export { commands, findingsViewId };

/** The case that everyone knows, at a date that has come: a ban, with its reason and an alternative. */
export const bannedPolicy = {
  version: 1,
  organization: 'Example Group',
  serial: 7,
  rules: [
    {
      id: 'claude-code',
      tools: ['claude-code'],
      status: 'banned',
      from: '2026-07-10',
      reason: 'Alleged backdoor risk; see the security notice.',
      rationaleUrl: 'https://intranet.example/ai-tools/claude-code',
      alternatives: ['qoder'],
    },
  ],
};

const [banned] = bannedPolicy.rules;

/** `bannedPolicy` with other fields in its rule, and around it. */
export function policyWith(serial: number, change: object, rest: object = {}): object {
  return { ...bannedPolicy, ...rest, serial, rules: [{ ...banned, ...change }] };
}

/** Clicks a button of the modal dialog that is open. */
export async function inDialog({ page }: Workbench, button: string): Promise<void> {
  await page
    .locator('.monaco-dialog-box .dialog-buttons a, .monaco-dialog-box .monaco-button', { hasText: button })
    .first()
    .click();
}

/** A window with the product and a fixture extension, under a policy that the test can change. */
export interface ProductWindow {
  readonly workbench: Workbench;
  readonly policy: PolicyServer;
}

/**
 * For a mocha suite: one window for its tests, with the product, the fixture extensions named, and a policy server that answers
 * with `bannedPolicy` until it is told otherwise.
 */
export function useProduct(
  fixtures: readonly FixtureExtension[],
  options: WorkbenchOptions = {},
  policy: string | object = bannedPolicy,
): () => ProductWindow {
  let server: PolicyServer | undefined;
  const workbench = useWorkbench(async () => {
    server = await startPolicyServer({ policy });
    return {
      ...options,
      packages: [await productPackage(), ...(await Promise.all(fixtures.map(fixturePackage)))],
      settings: { 'aiToolPolicy.policyUrl': server.url, ...options.settings },
    };
  });
  after(() => server?.stop());
  return () => {
    if (server === undefined) throw new Error('The policy server runs only while tests run.');
    return { workbench: workbench(), policy: server };
  };
}
