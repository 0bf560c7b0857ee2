import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { demoPolicy } from './demo/policy';
import { hasDisplay } from './desktop';
import { bundleHostTests, hostEntry, hostOutFolder } from './host-bundle';
import { type HostRun, hostRunVariable } from './host-run';
import { cacheFolder, repositoryRoot } from './install/cache';
import { say } from './install/progress';
import { conclude, failed, type Outcome, readOutcome, skipped } from './outcome';
import { fixturePackage, productPackage } from './packages';
import { startPolicyServer } from './policy-server';
import { runMain, runToEnd, temporaryFolder } from './processes';
import { quietSettings } from './vscode-server';

const title = 'tests in the extension host of a desktop VS Code';

/** Runs the same tests as `run-host`, in a desktop VS Code that `@vscode/test-electron` fetches. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { version: { type: 'string', default: 'stable' }, grep: { type: 'string', short: 'g' } },
  });
  if (!hasDisplay()) {
    return conclude(skipped(title, 'there is no display; `npm run test:host` runs the same tests without one'));
  }
  let executable: string;
  try {
    executable = await downloadAndUnzipVSCode({ version: values.version, cachePath: join(cacheFolder(), 'desktop') });
  } catch (error) {
    return conclude(skipped(title, `VS Code could not be downloaded (${String(error)})`));
  }
  return conclude(await runIn(executable, values.grep));
}

async function runIn(executable: string, grep: string | undefined): Promise<Outcome> {
  const testFiles = await bundleHostTests();
  const policy = await startPolicyServer({ policy: demoPolicy });
  const folder = temporaryFolder();
  try {
    const paths = {
      userData: join(folder, 'user-data'),
      extensionsFolder: join(folder, 'extensions'),
      workspace: join(folder, 'workspace'),
      settingsFile: join(folder, 'user-data', 'User', 'settings.json'),
      outcomeFile: join(hostOutFolder, 'desktop-outcome.json'),
      printedFile: join(hostOutFolder, 'desktop-printed.txt'),
      runFile: join(folder, 'run.json'),
    };
    await mkdir(join(paths.userData, 'User'), { recursive: true });
    await mkdir(paths.workspace, { recursive: true });
    const folders = ['--user-data-dir', paths.userData, '--extensions-dir', paths.extensionsFolder];
    await install(executable, folders, [await productPackage(), await fixturePackage('stand-in-activated')]);
    await writeFile(paths.settingsFile, JSON.stringify({ ...quietSettings, 'aiToolPolicy.policyUrl': policy.url }));
    const { outcomeFile, printedFile, extensionsFolder, settingsFile } = paths;
    const run: HostRun = {
      ...{ version: 'desktop', policyUrl: policy.url, controlUrl: `${policy.origin}/control`, testFiles, grep },
      ...{ outcomeFile, printedFile, extensionsFolder, settingsFile, repositoryRoot },
    };
    await writeFile(paths.runFile, JSON.stringify(run));
    const ended = await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: join(repositoryRoot, 'test', 'fixtures', 'extensions', 'does-nothing'),
      extensionTestsPath: hostEntry,
      extensionTestsEnv: { [hostRunVariable]: paths.runFile },
      launchArgs: [paths.workspace, ...folders, '--disable-workspace-trust', '--skip-welcome'],
    }).catch((error: unknown) => say(String(error)));
    if (ended !== undefined) process.stdout.write(await readFile(printedFile, 'utf8'));
    return await readOutcome(title, outcomeFile);
  } catch (error) {
    return failed(title, String(error));
  } finally {
    await policy.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function install(executable: string, folders: readonly string[], packages: readonly string[]): Promise<void> {
  const [cli = executable, ...first] = resolveCliArgsFromVSCodeExecutablePath(executable, {
    reuseMachineInstall: true,
  });
  const asked = packages.flatMap((file) => ['--install-extension', file]);
  const shell = process.platform === 'win32';
  const result = await runToEnd(cli, [...first, ...folders, ...asked], { shell });
  if (result.code !== 0) throw new Error(`The extensions could not be installed:\n${result.output}`);
}

runMain(main);
