import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repositoryRoot } from './install/cache';

/** What the build says of a bundle: see esbuild.mjs. */
export interface Bundle {
  readonly file: string;
  readonly inputs: Readonly<Record<string, number>>;
}

/** Where the notices lie, in the repository and in the .vsix. */
export const noticesFile = 'media/THIRD-PARTY-NOTICES.txt';

/** Shipped as they are, beside what the bundles are made of. */
const shippedWhole = ['@vscode/tree-sitter-wasm', 'web-tree-sitter'];

/**
 * The grammar is a file of `@vscode/tree-sitter-wasm`, which names its licence nowhere; this is what `tree-sitter-bash` has on npm,
 * under the copyright of MIT's own text.
 */
const grammars = [{ name: 'tree-sitter-bash (compiled grammar)', license: 'MIT', copyright: '2017 Max Brunsfeld' }];

/**
 * The notices of everything of others that ships: the packages that something of is in a bundle, and those that are copied, each
 * with the text of its licence as it stands in the package.
 */
export async function thirdPartyNotices(bundles: readonly Bundle[]): Promise<string> {
  const bundled = bundles.flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, bytes]) => (bytes > 0 ? packageOf(file) : [])),
  );
  const names = [...new Set([...bundled, ...shippedWhole.map((name) => `node_modules/${name}`)])].sort();
  const parts = await Promise.all(names.map(noticeOf));
  const mit = await readFile(join(repositoryRoot, 'LICENSE'), 'utf8');
  const more = grammars.map(({ name, license, copyright }) =>
    section(name, license, mit.replace(/^Copyright .*$/m, `Copyright (c) ${copyright}`)),
  );
  return `${[introduction, ...parts, ...more].join('\n')}`;
}

const introduction = `Third-party notices

AI Tool Policy contains the following software of others, each under the licence that stands with it.
`;

/** `node_modules/a/node_modules/@b/c/d.js` → `node_modules/a/node_modules/@b/c`; [] for what is ours. */
function packageOf(file: string): string | readonly [] {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? [];
}

async function noticeOf(folder: string): Promise<string> {
  const path = join(repositoryRoot, folder);
  const { name, version, license } = JSON.parse(await readFile(join(path, 'package.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  const files = (await readdir(path)).filter((file) => /^(licen[cs]e|notice|copying)\b/i.test(file)).sort();
  if (files.length === 0) throw new Error(`${folder} comes without the text of its licence.`);
  const texts = await Promise.all(files.map((file) => readFile(join(path, file), 'utf8')));
  return section(`${name} ${version}`, String(license), texts.join('\n\n'));
}

function section(name: string, license: string, text: string): string {
  const lines = text
    .replaceAll('\r\n', '\n')
    .replace(/[ \t]+$/gm, '')
    .trim();
  return `${'='.repeat(80)}\n${name} (${license})\n${'='.repeat(80)}\n\n${lines}\n`;
}

/** Builds what ships, and writes its notices. */
async function main(): Promise<void> {
  const into = await mkdtemp(join(tmpdir(), 'ai-tool-policy-notices-'));
  try {
    const { buildAll } = (await import(pathToFileURL(join(repositoryRoot, 'esbuild.mjs')).href)) as {
      buildAll(options: object): Promise<readonly Bundle[]>;
    };
    await writeFile(
      join(repositoryRoot, noticesFile),
      await thirdPartyNotices(await buildAll({ production: true, into })),
    );
  } finally {
    await rm(into, { recursive: true, force: true });
  }
}

if (process.argv[1]?.endsWith('third-party-notices.ts') === true) void main();
