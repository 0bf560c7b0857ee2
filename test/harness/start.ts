import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { demoPolicy } from './demo/policy';
import { demoReasons } from './demo/why';
import { findDesktop, openDesktop } from './desktop';
import { repositoryRoot } from './install/cache';
import { say, withProgress } from './install/progress';
import { fixturePackage, productPackage } from './packages';
import { type PolicyServer, startPolicyServer } from './policy-server';
import { runMain, temporaryFolder, untilInterrupted } from './processes';
import { startServer } from './vscode-server';

/**
 * `npm start`: a real VS Code with this extension, a stand-in for a banned one, and a policy, to be opened in a browser.
 * `--desktop` opens a desktop VS Code instead, where there is one.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { desktop: { type: 'boolean', default: false } } });
  const packages = await pack();
  const folder = temporaryFolder();
  const workspaceFolder = join(folder, 'workspace');
  await cp(join(repositoryRoot, 'test', 'harness', 'demo', 'workspace'), workspaceFolder, { recursive: true });
  const policy = await startPolicyServer({ policy: demoPolicy, why: demoReasons });
  await writeFile(join(folder, 'policy.json'), JSON.stringify(demoPolicy, null, 2));
  policy.answer({ file: join(folder, 'policy.json') });
  const settings = { 'aiToolPolicy.policyUrl': policy.url, 'workbench.startupEditor': 'readme' };
  const interrupted = untilInterrupted();
  try {
    if (values.desktop) {
      const desktop = await findDesktop();
      if (desktop.kind === 'found') {
        explain('A desktop VS Code is opening.', policy, folder);
        await Promise.race([openDesktop(desktop, { folder, workspaceFolder, packages, settings }), interrupted]);
        return 0;
      }
      say(`No desktop VS Code can be opened: ${desktop.reason}. Use a browser instead.`);
    }
    say("Starting VS Code's server …");
    const server = await startServer({ packages, settings, workspaceFolder, gallery: true });
    explain(`Open this address in a browser:\n\n    ${server.url}`, policy, folder);
    await interrupted;
    say('\nStopping …');
    await server.stop();
    return 0;
  } finally {
    await policy.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function pack(): Promise<string[]> {
  const into = join(repositoryRoot, 'out', 'packages');
  return withProgress('Building and packing the extension', into, () =>
    Promise.all([productPackage(), fixturePackage('stand-in-activated')]),
  );
}

function explain(first: string, policy: PolicyServer, folder: string): void {
  process.stdout.write(`
${first}

What to try is in the README.md of the workspace that it shows: the notification, the status bar, a terminal, files.
  The policy:       ${policy.url}
  its file:         ${join(folder, 'policy.json')} (edit it, then run 'AI Tool Policy: Refresh policy')
  'Why?' stands in: ${policy.origin}/why/claude-code

Ctrl-C ends everything.
`);
}

runMain(main);
