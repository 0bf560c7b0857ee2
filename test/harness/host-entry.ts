import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import { hostRun } from './host-run';

/** The module at `extensionTestsPath`: VS Code calls `run` in the extension host, and exits with 1 if it rejects. */
export async function run(): Promise<void> {
  const { testFiles, grep, outcomeFile, printedFile, repositoryRoot } = hostRun();
  // The console of the extension host goes to the page, among all that the workbench logs.
  Mocha.reporters.Base.consoleLog = (...parts: unknown[]) => appendFileSync(printedFile, `${format(...parts)}\n`);
  const mocha = new Mocha({
    timeout: 60_000,
    reporter: join(repositoryRoot, 'test', 'harness', 'outcome-reporter.cjs'),
    reporterOptions: { outcome: outcomeFile },
    ...(grep === undefined ? {} : { grep: new RegExp(grep) }),
  });
  for (const file of testFiles) mocha.addFile(file);
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
  if (failures > 0) throw new Error(`${failures} failed`);
}
