import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from './install/cache';
import { say } from './install/progress';
import { runMain } from './processes';

/** `npm run test:faults`: what `npm test` does a few times of killing, crowding and cutting off, done for as long as it takes. */
const often = {
  AI_TOOL_POLICY_KILLS: '200',
  AI_TOOL_POLICY_ROUNDS: '50',
  AI_TOOL_POLICY_HOST_KILLS: '20',
  AI_TOOL_POLICY_PAGES: '8',
};

async function main(): Promise<number> {
  const mocha = join(repositoryRoot, 'node_modules', 'mocha', 'bin', 'mocha.js');
  // Mocha takes a brace for itself, finds no such file, and goes on with the others.
  const system = ['test/faults/*.system.test.ts', 'test/policy-sources/**/*.system.test.ts'];
  const parts = [
    [mocha, '--no-package', '--require', 'tsx', '--timeout', '30000', ...system],
    ['--import', 'tsx', 'test/harness/run-host.ts', '--grep', 'pipeline|hostile|table'],
    ['--import', 'tsx', 'test/harness/run-ui.ts', 'faults'],
  ];
  const codes: number[] = [];
  for (const part of parts) codes.push(await shown(part));
  say(codes.every((code) => code === 0) ? 'All of it held.' : 'Some of it did not hold; see above.');
  return Math.max(...codes);
}

/** Runs a part with its output going where ours goes. */
function shown(part: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, part, {
      cwd: repositoryRoot,
      stdio: 'inherit',
      env: { ...often, ...process.env },
    });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

runMain(main);
