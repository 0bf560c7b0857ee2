import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from './browser';
import { demoPolicy } from './demo/policy';
import { bundleHostTests, hostEntry, hostOutFolder } from './host-bundle';
import { type HostRun, hostRunVariable } from './host-run';
import { repositoryRoot } from './install/cache';
import { say } from './install/progress';
import { type ServerVersion, serverVersions } from './install/vscode';
import { conclude, confirmed, failed, type Outcome, readOutcome, skipped, sum } from './outcome';
import { fixturePackage, productPackage } from './packages';
import { type PolicyServer, startPolicyServer } from './policy-server';
import { runMain } from './processes';
import { type RunningServer, ServerUnavailable, startServer } from './vscode-server';

/** Runs `test/editor/host/**` inside the real extension host of each VS Code version. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { version: { type: 'string' }, grep: { type: 'string', short: 'g' } } });
  const versions = serverVersions.filter((version) => values.version === undefined || values.version === version);
  if (versions.length === 0) {
    say(`No such version: ${values.version}. There are ${serverVersions.join(' and ')}.`);
    return 2;
  }
  const testFiles = await bundleHostTests();
  if (testFiles.length === 0)
    return conclude(skipped('tests in the extension host', 'there is no file in test/editor/host'));
  const outcomes: Outcome[] = [];
  for (const version of versions) {
    const run = (files: readonly string[]) => runIn(version, files, values.grep);
    outcomes.push(await confirmed(await run(testFiles), run));
  }
  return conclude(sum(outcomes));
}

async function runIn(version: ServerVersion, testFiles: readonly string[], grep: string | undefined): Promise<Outcome> {
  const title = `tests in the extension host of VS Code ${version}`;
  const policy = await startPolicyServer({ policy: demoPolicy });
  const folder = join(hostOutFolder, `run-${version}`);
  await mkdir(folder, { recursive: true });
  const runFile = join(folder, 'run.json');
  const files = { outcomeFile: join(folder, 'outcome.json'), printedFile: join(folder, 'printed.txt') };
  let server: RunningServer | undefined;
  try {
    say(`Running the ${title} …`);
    server = await startServer({
      version,
      smokeTestDriver: true,
      packages: [
        await productPackage(),
        await fixturePackage('stand-in-activated'),
        await fixturePackage('model-provider'),
        await fixturePackage('own-view'),
      ],
      // The built-in Git extension runs in the same process, and what it throws when a repository goes would be a test's.
      settings: { 'aiToolPolicy.policyUrl': policy.url, 'git.enabled': false },
      environment: { [hostRunVariable]: runFile },
    });
    await writeRun(runFile, { version, testFiles, grep, ...files }, policy, server);
    const logged = await openAndWait(server);
    const printed = await readFile(files.printedFile, 'utf8').catch(() => '');
    process.stdout.write(printed === '' ? logged : printed);
    return await readOutcome(title, files.outcomeFile);
  } catch (error) {
    if (error instanceof ServerUnavailable) return skipped(title, error.message);
    return failed(title, `${String(error)}\n${server?.log() ?? ''}`);
  } finally {
    await server?.stop();
    await policy.stop();
  }
}

type RunChoice = Pick<HostRun, 'version' | 'testFiles' | 'grep' | 'outcomeFile' | 'printedFile'>;

async function writeRun(file: string, choice: RunChoice, policy: PolicyServer, server: RunningServer): Promise<void> {
  const run: HostRun = {
    ...choice,
    policyUrl: policy.url,
    controlUrl: `${policy.origin}/control`,
    repositoryRoot,
    extensionsFolder: server.extensionsFolder,
    settingsFile: server.settingsFile,
  };
  await writeFile(file, JSON.stringify(run, null, 2));
}

/** How long all tests of one version may take, in ms. */
const runTimeout = 420_000;

/**
 * Opens the page with the payload that makes VS Code run the tests instead of waiting for a person; resolves with
 * what the workbench logged when it says that they are done.
 */
async function openAndWait(server: RunningServer): Promise<string> {
  const remote = (path: string) => `vscode-remote://remote${path.replaceAll('\\', '/')}`;
  const payload = [
    // Tests need some extension under development. It is not the product, which is installed like any other.
    ['extensionDevelopmentPath', remote(join(repositoryRoot, 'test', 'fixtures', 'extensions', 'does-nothing'))],
    ['extensionTestsPath', remote(hostEntry)],
  ];
  const browser = await launchBrowser();
  let logged = '';
  try {
    const page = await browser.newPage();
    const exit = new Promise<void>((resolve, reject) => {
      setTimeout(() => reject(new Error(`The tests did not end within ${runTimeout / 1000} s.`)), runTimeout).unref();
      page.once('crash', () => reject(new Error('The page crashed.')));
      void page.exposeFunction('codeAutomationLog', (_type: string, args: readonly unknown[]) => {
        logged += `${args.map(String).join(' ')}\n`;
      });
      void page.exposeFunction('codeAutomationExit', () => resolve());
    });
    await Promise.all([
      exit,
      page.goto(`${server.url}&payload=${encodeURIComponent(JSON.stringify(payload))}`, { timeout: runTimeout }),
    ]);
    return logged;
  } finally {
    await browser.close();
  }
}

runMain(main);
