import { readFileSync } from 'node:fs';
import type { PolicyAnswer, RequestCount } from './policy-server';

/**
 * What a test inside the extension host knows of the run around it. It runs in another process than the harness, so
 * this comes through a file whose path is in the environment.
 */
export interface HostRun {
  /** The VS Code version asked for: '1.139', '1.100', or 'desktop'. */
  readonly version: string;
  /** `aiToolPolicy.policyUrl` of the user's settings. */
  readonly policyUrl: string;
  /** Of the policy server; see `RemotePolicyServer`. */
  readonly controlUrl: string;
  /** Where the test files' bundles are. */
  readonly testFiles: readonly string[];
  /** Only tests whose full title matches run. */
  readonly grep: string | undefined;
  readonly outcomeFile: string;
  /** What mocha prints. */
  readonly printedFile: string;
  /** Absolute: the repository, for reading fixtures. */
  readonly repositoryRoot: string;
  /** Every extension's folder of this window, with the profile's `extensions.json`. */
  readonly extensionsFolder: string;
  readonly settingsFile: string;
}

export const hostRunVariable = 'AI_TOOL_POLICY_HOST_RUN';

export function hostRun(): HostRun {
  const file = process.env[hostRunVariable];
  if (file === undefined) throw new Error(`${hostRunVariable} is not set: these tests are run by 'npm run test:host'.`);
  return JSON.parse(readFileSync(file, 'utf8')) as HostRun;
}

/** The policy server of the run, from inside the extension host. */
export interface RemotePolicyServer {
  readonly url: string;
  answer(change: Partial<PolicyAnswer>): Promise<void>;
  count(): Promise<RequestCount>;
}

export function remotePolicyServer(run: HostRun = hostRun()): RemotePolicyServer {
  return {
    url: run.policyUrl,
    answer: async (change) => {
      const response = await fetch(run.controlUrl, { method: 'POST', body: JSON.stringify(change) });
      if (!response.ok) throw new Error(`The policy server answered ${response.status}`);
    },
    count: async () => (await (await fetch(run.controlUrl)).json()) as RequestCount,
  };
}
