import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { installBrowser } from './install/browser';
import { repositoryRoot } from './install/cache';
import { say } from './install/progress';
import { installServer, serverVersions } from './install/vscode';
import { conclude, failed, nothing, type Outcome, readOutcome, settled, sum } from './outcome';
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
const pageTypeCheck: Check = {
  title: 'type check of the policy page’s script',
  command: [script('typescript/bin/tsc'), '-p', 'src/notices/policy-page/browser'],
};
const lint: Check = { title: 'lint', command: [script('@biomejs/biome/bin/biome'), 'ci', '--colors=off', '.'] };

/** Three at a time on two cores: a test through the workbench mostly waits for its window. */
const lanes = ['first', 'second', 'third'];

/** Runs everything that `npm test` promises, and ends with one line of counts over all of it. */
async function main(): Promise<number> {
  const started = Date.now();
  await mkdir(outFolder, { recursive: true });
  await installBrowser();
  for (const version of serverVersions) await installServer(version);

  await rm(join(repositoryRoot, 'out', 'failures'), { recursive: true, force: true });

  const windows = async (): Promise<Outcome> => {
    try {
      const environment = { AI_TOOL_POLICY_VSIX: await productPackage() };
      const host = () => runPart('tests in the extension host', [...tsx, 'test/harness/run-host.ts'], environment);
      const claims = join(outFolder, 'claims');
      await rm(claims, { recursive: true, force: true });
      await mkdir(claims);
      const lane = (which: string) => () =>
        runPart(
          `tests through the workbench, ${which} lane`,
          [...tsx, 'test/harness/run-ui.ts', '--claims', claims],
          environment,
        );
      const again = (file: string) =>
        runPart(
          `tests through the workbench, once more: ${file}`,
          [...tsx, 'test/harness/run-ui.ts', file],
          environment,
        );
      return settled(sum(await inLanes(lanes.length, [...lanes.map(lane), host, system, unit])), again);
    } catch (error) {
      return failed('build and package', String(error));
    }
  };
  const mocha = [script('mocha/bin/mocha.js'), '--reporter', 'test/harness/outcome-reporter.cjs'];
  const unit = () => runPart('unit tests', mocha);
  // What takes its time for a reason: real processes and disks, hostile texts of megabytes, the build itself.
  const systemTests = ['--no-package', '--require', 'tsx', '--timeout', '30000', 'test/**/*.system.test.ts'];
  const system = () => runPart('tests of the system', [...mocha, ...systemTests]);
  const checks = [typeCheck, coreTypeCheck, pageTypeCheck, lint].map((check) => () => runCheck(check));
  const outcomes = [...(await inLanes(2, checks)), await windows()];
  say(`\nAll of it took ${Math.round((Date.now() - started) / 1000)} s.`);
  return conclude(sum(outcomes));
}

/** Runs the jobs in their order, so many at a time. */
async function inLanes(lanes: number, jobs: readonly (() => Promise<Outcome>)[]): Promise<Outcome[]> {
  const left = [...jobs];
  const outcomes: Outcome[] = [];
  const lane = async () => {
    for (let job = left.shift(); job !== undefined; job = left.shift()) outcomes.push(await job());
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return outcomes;
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
  const file = join(outFolder, `${title.replace(/[^a-z0-9]+/g, '-')}.json`);
  await rm(file, { force: true });
  const env = { ...process.env, ...environment, AI_TOOL_POLICY_OUTCOME: file };
  const { code, output } = await runToEnd(process.execPath, command, { cwd: repositoryRoot, env });
  process.stdout.write(`\n── ${title}\n${output}`);
  const outcome = await readOutcome(title, file);
  if (code === 0 || outcome.failures.length > 0) return outcome;
  return sum([outcome, failed(title, `It ended with ${code}, though no test had failed.`)]);
}

runMain(main);
