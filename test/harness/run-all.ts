import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { installBrowser } from './install/browser';
import { repositoryRoot } from './install/cache';
import { say } from './install/progress';
import { installServer, serverVersions } from './install/vscode';
import { conclude, failed, nothing, type Outcome, readOutcome, sum } from './outcome';
import { productPackage } from './packages';
import { runMain, runToEnd } from './processes';

/** A part that has no counts of its own: it passes or fails as one test. */
interface Check {
  readonly title: string;
  readonly command: readonly string[];
}

const script = (name: string) => join(repositoryRoot, 'node_modules', name);
const tsx = ['--import', 'tsx'];

const typeCheck: Check = { title: 'type check', command: [script('typescript/bin/tsc'), '-p', '.'] };
const coreTypeCheck: Check = {
  title: 'type check of src/core alone',
  command: [script('typescript/bin/tsc'), '-p', 'src/core'],
};
const lint: Check = { title: 'lint', command: [script('@biomejs/biome/bin/biome'), 'ci', '.'] };

/** Runs everything that `npm test` promises, and ends with one line of counts over all of it. */
async function main(): Promise<number> {
  const started = Date.now();
  await mkdir(outFolder, { recursive: true });
  const outcomes: Outcome[] = [];
  await installBrowser();
  for (const version of serverVersions) await installServer(version);

  // Two cores: what mostly computes runs beside what mostly waits for a window.
  const checks = async () => {
    for (const check of [typeCheck, coreTypeCheck, lint]) outcomes.push(await runCheck(check));
    outcomes.push(
      await runPart('unit tests', [script('mocha/bin/mocha.js'), '--reporter', 'test/harness/outcome-reporter.cjs']),
    );
  };
  const windows = async () => {
    try {
      const environment = { AI_TOOL_POLICY_VSIX: await productPackage() };
      outcomes.push(await runPart('tests in the extension host', [...tsx, 'test/harness/run-host.ts'], environment));
      outcomes.push(await runPart('tests through the workbench', [...tsx, 'test/harness/run-ui.ts'], environment));
    } catch (error) {
      outcomes.push(failed('build and package', String(error)));
    }
  };
  await Promise.all([checks(), windows()]);
  say(`\nAll of it took ${Math.round((Date.now() - started) / 1000)} s.`);
  return conclude(sum(outcomes));
}

const outFolder = join(repositoryRoot, 'out', 'outcomes');

async function runCheck({ title, command }: Check): Promise<Outcome> {
  const { code, output } = await runToEnd(process.execPath, command, { cwd: repositoryRoot });
  say(`${code === 0 ? '✔' : '✗'} ${title}`);
  return code === 0 ? { ...nothing, passed: 1 } : failed(title, output);
}

/** Runs a part in a process of its own, shows what it printed when it has ended, and reads its counts. */
async function runPart(
  title: string,
  command: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<Outcome> {
  const file = join(outFolder, `${title.replaceAll(' ', '-')}.json`);
  await rm(file, { force: true });
  const env = { ...process.env, ...environment, AI_TOOL_POLICY_OUTCOME: file };
  const { code, output } = await runToEnd(process.execPath, command, { cwd: repositoryRoot, env });
  process.stdout.write(`\n── ${title}\n${output}`);
  const outcome = await readOutcome(title, file);
  if (code === 0 || outcome.failures.length > 0) return outcome;
  return sum([outcome, failed(title, `It ended with ${code}, though no test had failed.`)]);
}

runMain(main);
