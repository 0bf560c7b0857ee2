import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const perPackage = 50;

/**
 * Writes a repository of packages: of fifty files each, four are of a kind whose text is read, which is more than most have. One
 * package in fifty has a script that runs an AI tool.
 */
export function writeTree(folder: string, files: number): void {
  writeAll(folder, {
    '.gitignore': 'dist/\n',
    '.github/workflows/ci.yml':
      'on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npm test\n',
  });
  for (let at = 2; at < files; at += perPackage) {
    const number = Math.floor(at / perPackage);
    const below = join(folder, 'packages', `group-${number % 40}`, `package-${number}`);
    const texts = Object.entries(textsOf(number)).slice(0, files - at);
    writeAll(below, Object.fromEntries(texts));
  }
}

function textsOf(number: number): Readonly<Record<string, string>> {
  const [before, after] = number % 50 === 0 ? ['claude -p "describe this"', 'codex exec'] : ['npm test', 'npm pack'];
  const read = {
    'package.json': `${JSON.stringify({ name: `package-${number}`, scripts: { build: 'tsc', check: before }, dependencies }, null, 2)}\n`,
    'scripts/build.sh': `#!/bin/sh\nset -e\ncd "$(dirname "$0")/.."\nnpm ci\nnpm run build\n${after}\n`,
    'tools/release': '#!/usr/bin/env bash\nset -euo pipefail\ngit tag "$1"\ngit push --tags\n',
    Dockerfile:
      'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\nCMD ["node", "dist/main.js"]\n',
  };
  const others = Array.from({ length: perPackage - Object.keys(read).length }, (_, n) => [
    n % 6 === 5 ? `docs/page-${n}.md` : `src/${n % 3 === 0 ? 'parts/' : ''}file-${n}.ts`,
    source(number, n),
  ]);
  return { ...read, ...Object.fromEntries(others) };
}

const dependencies = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`library-${n}`, `^${n}.0.0`]));

function source(number: number, n: number): string {
  return `/** Part ${n} of package ${number}. */\nexport function part${n}(given: string): string {\n  return given.trim();\n}\n`;
}

function writeAll(folder: string, texts: Readonly<Record<string, string>>): void {
  const folders = new Set(Object.keys(texts).map((path) => join(folder, path, '..')));
  for (const one of folders) mkdirSync(one, { recursive: true });
  for (const [path, text] of Object.entries(texts)) writeFileSync(join(folder, path), text);
}
