import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadBuiltInCatalogue } from '../../src/catalogue';
import { compileLayer } from '../../src/core/decisions/compile';
import type { PolicyDocument } from '../../src/core/policy/document';
import { fileConcerns } from '../../src/engine/file-concerns';
import { createFilesReader } from '../../src/engine/files';
import { installedGrammars } from '../command-reader/grammars';
import type { BenchRow } from './row';

const policy: PolicyDocument = {
  version: 1,
  organization: 'Example Group',
  serial: 1,
  rules: [
    { id: 'ai', tools: ['claude-code', 'openai-codex'], status: 'banned', rationaleUrl: 'https://intranet.example' },
  ],
};

/** What opening a file of 2,000 lines costs until its concerns are known, where it names a tool and where it names none. */
export async function benchFiles(): Promise<BenchRow[]> {
  const catalogue = loadBuiltInCatalogue();
  const policies = {
    sources: [],
    layers: [compileLayer({ layer: 'organization', policy, signed: false, catalogue })],
    catalogue,
  };
  const reader = createFilesReader(policies, {
    readAsset: (name) => installedGrammars.read(name.includes('bash') ? 'bash' : 'web-tree-sitter'),
  });
  const folder = mkdtempSync(join(tmpdir(), 'ai-tool-policy-bench-'));
  writeFileSync(join(folder, 'package.json'), '{ "scripts": { "build": "tsc" } }');
  await reader.list(folder, ['package.json']);
  await reader.read({ folder, path: 'package.json', textOf: () => undefined });
  const rows: BenchRow[] = [];
  for (const [name, path, file] of files) {
    let reads = 0;
    const open = async (): Promise<number> => {
      // Another text each time, as every edit makes one: of the same one answers are known.
      const text = file + '\n'.repeat(reads);
      reads += 1;
      const start = performance.now();
      const reading = await reader.read({ folder, path, text, textOf: () => undefined });
      const observed = { uri: path, path, repository: undefined, reading };
      fileConcerns([observed], policies, { now: 0, repositories: [] });
      return performance.now() - start;
    };
    const first = await open();
    const times: number[] = [];
    for (let round = 0; round < 15; round += 1) times.push(await open());
    times.sort((one, other) => one - other);
    rows.push({
      name: `files: ${name} of 2,000 lines to its concerns`,
      median: times[7] ?? Number.NaN,
      unit: 'ms',
      spread: [times[0] ?? Number.NaN, times[14] ?? Number.NaN],
      target: 5,
    });
    if (rows.length === 1) rows.push({ name: 'files: the first one of a window', median: first, unit: 'ms' });
  }
  rmSync(folder, { recursive: true });
  return rows;
}

const dependencies = Array.from({ length: 1990 }, (_, n) => `    "package-${n}": "^${n % 9}.0.0"`);
const step = (n: number): string =>
  `      - name: Step ${n}\n        run: |\n          npm ci\n          npm run build -- --filter=${n}\n        env:\n          A: b`;
const workflow = `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n${Array.from({ length: 330 }, (_, n) => step(n)).join('\n')}\n`;
const script = `#!/bin/sh\n${'for f in *.ts; do\n  echo "$f" | grep x\ndone\ngit status\n'.repeat(500)}`;

const files: readonly (readonly [name: string, path: string, text: string])[] = [
  [
    'a package.json',
    'package.json',
    `{\n  "dependencies": {\n${[...dependencies, '    "@openai/codex": "1"'].join(',\n')}\n  }\n}\n`,
  ],
  ['a package.json that names none', 'package.json', `{\n  "dependencies": {\n${dependencies.join(',\n')}\n  }\n}\n`],
  ['a workflow', '.github/workflows/a.yml', `${workflow}      - uses: anthropics/claude-code-action@v1\n`],
  ['a workflow that names none', '.github/workflows/a.yml', workflow],
  ['a script', 'a.sh', `${script}codex exec\n`],
  [
    'a Dockerfile',
    'Dockerfile',
    `FROM node\n${'RUN apt-get update \\\n  && apt-get install -y curl\n'.repeat(990)}RUN npm i -g @openai/codex\n`,
  ],
];
