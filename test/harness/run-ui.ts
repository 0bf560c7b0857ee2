import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Mocha from 'mocha';
import { repositoryRoot } from './install/cache';
import { conclude, readOutcome, skipped } from './outcome';
import { fixturePackage, productPackage } from './packages';
import { runMain } from './processes';
import { closeSharedBrowser } from './workbench';

/** Runs `test/editor/ui/**` in this process: each file opens its own workbench, all share one browser. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { grep: { type: 'string', short: 'g' } },
    allowPositionals: true,
  });
  const files = await testFiles(positionals);
  if (files.length === 0) return conclude(skipped('tests through the workbench', 'there is no file in test/editor/ui'));
  await rm(join(repositoryRoot, 'out', 'failures'), { recursive: true, force: true });
  // Packed before the first test, so that no test's time limit has to hold the build as well.
  await Promise.all([productPackage(), fixturePackage('stand-in-activated'), fixturePackage('stand-in-dormant')]);

  const outcomeFile = join(repositoryRoot, 'out', 'ui-outcome.json');
  await rm(outcomeFile, { force: true });
  const mocha = new Mocha({
    timeout: 120_000,
    slow: 20_000,
    reporter: join(repositoryRoot, 'test', 'harness', 'outcome-reporter.cjs'),
    reporterOptions: { outcome: outcomeFile },
    ...(values.grep === undefined ? {} : { grep: new RegExp(values.grep) }),
  });
  for (const file of files) mocha.addFile(file);
  await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
  await closeSharedBrowser();
  return conclude(await readOutcome('tests through the workbench', outcomeFile));
}

/** All test files; or those whose path contains one of the words given on the command line. */
async function testFiles(words: readonly string[]): Promise<string[]> {
  const root = join(repositoryRoot, 'test', 'editor', 'ui');
  const names = await readdir(root, { recursive: true }).catch((): string[] => []);
  return names
    .filter((name) => name.endsWith('.test.ts'))
    .filter((name) => words.length === 0 || words.some((word) => join('test/editor/ui', name).includes(word)))
    .sort()
    .map((name) => join(root, name));
}

runMain(main);
