import { mkdir, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import Mocha from 'mocha';
import { repositoryRoot } from './install/cache';
import { conclude, nothing, type Outcome, readOutcome, skipped, sum } from './outcome';
import { fixturePackage, productPackage } from './packages';
import { runMain, temporaryFolder } from './processes';
import { closeSharedBrowser } from './workbench';

/** Runs `test/editor/ui/**` in this process: each file opens its own windows, all share one browser. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { grep: { type: 'string', short: 'g' }, claims: { type: 'string' } },
    allowPositionals: true,
  });
  const files = await testFiles(positionals);
  if (files.length === 0) return conclude(skipped('tests through the workbench', 'there is no file in test/editor/ui'));
  // Packed before the first test, so that no test's time limit has to hold the build as well.
  await Promise.all([productPackage(), fixturePackage('stand-in-activated'), fixturePackage('stand-in-dormant')]);

  const outcomes: Outcome[] = [];
  const { claims, grep } = values;
  if (claims === undefined) outcomes.push(await run(files, grep));
  else for (const file of files) if (await claim(file, claims)) outcomes.push(await runClaimed(file, grep));
  await closeSharedBrowser();
  return conclude(sum(outcomes));
}

async function run(files: readonly string[], grep: string | undefined): Promise<Outcome> {
  const outcomeFile = join(temporaryFolder(), 'outcome.json');
  const mocha = new Mocha({
    // Above what one wait may take: a test that fails then says what it waited for.
    timeout: 400_000,
    slow: 20_000,
    reporter: join(repositoryRoot, 'test', 'harness', 'outcome-reporter.cjs'),
    reporterOptions: { outcome: outcomeFile },
    ...(grep === undefined ? {} : { grep: new RegExp(grep) }),
  });
  for (const file of files) mocha.addFile(file);
  await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
  return readOutcome('tests through the workbench', outcomeFile);
}

/** Several runs side by side share the files: whichever is free takes the next one, and leaves a folder that says so. */
async function claim(file: string, claims: string): Promise<boolean> {
  return mkdir(join(claims, basename(file))).then(
    () => true,
    () => false,
  );
}

/** Beside other windows on a slow machine: what fails here is run once more by the run of all tests. */
async function runClaimed(file: string, grep: string | undefined): Promise<Outcome> {
  const outcome = await run([file], grep);
  const { failures } = outcome;
  return failures.length === 0 ? outcome : { ...nothing, deferred: [{ file: basename(file), failures }] };
}

/** All test files; or those whose path contains one of the words given on the command line. */
async function testFiles(words: readonly string[]): Promise<string[]> {
  const root = join(repositoryRoot, 'test', 'editor', 'ui');
  const names = await readdir(root, { recursive: true }).catch((): string[] => []);
  return (
    names
      .filter((name) => name.endsWith('.test.ts'))
      // A gigabyte of downloads and four minutes: only by its name, `npm run test:ui -- real-tools`.
      .filter((name) => words.length > 0 || name !== 'real-tools.test.ts')
      .filter((name) => words.length === 0 || words.some((word) => join('test/editor/ui', name).includes(word)))
      .sort()
      .map((name) => join(root, name))
  );
}

runMain(main);
