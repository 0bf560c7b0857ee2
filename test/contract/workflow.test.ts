import { deepStrictEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from './source-files';

interface Job {
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly unknown[]>> };
  readonly steps: readonly { readonly run?: string }[];
}

const { jobs } = parse(readFileSync(join(root, '.github/workflows/ci.yml'), 'utf8')) as {
  readonly jobs: Readonly<Record<string, Job>>;
};
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};
const readme = readFileSync(join(root, 'README.md'), 'utf8');

describe('the workflow', () => {
  const runs = (jobs['test']?.steps ?? []).map(({ run = '' }) => run).join('\n');

  it('runs the commands that the README gives to try and to change this', () => {
    const commands = [...readme.matchAll(/^npm ci && (npm \w+)$/gm)].map(([, command]) => command ?? '');
    deepStrictEqual(commands.toSorted(), ['npm start', 'npm test']);
    for (const command of ['npm ci', ...commands]) ok(runs.includes(command), command);
  });

  it('on three systems and two versions of Node', () => {
    deepStrictEqual(jobs['test']?.strategy?.matrix, {
      os: ['ubuntu-latest', 'macos-latest', 'windows-latest'],
      node: [20, 22],
    });
  });

  it('names only scripts that there are', () => {
    const all = Object.values(jobs).flatMap(({ steps }) => steps.map(({ run = '' }) => run));
    const named = all.flatMap((run) => [...run.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name ?? ''));
    deepStrictEqual(
      named.filter((name) => !(name in manifest.scripts)),
      [],
    );
  });
});
