import { deepStrictEqual, ok } from 'node:assert/strict';
import { listFiles } from '@vscode/vsce';
import { root } from './source-files';

/** What may be in the .vsix: what runs, what VS Code shows of it, and nothing that it was made from. */
const allowed = [
  /^dist\/[\w-]+\.js$/,
  /^dist\/[\w-]+\.wasm$/,
  /^dist\/page\.css$/,
  /^media\/icon\.png$/,
  /^media\/[\w-]+\.schema\.json$/,
  /^media\/l10n\/bundle\.l10n(\.[\w-]+)?\.json$/,
  /^media\/samples\/(try-it|ban-with-grace-period)\.ai-tool-policy\.json$/,
  /^media\/walkthroughs\/[\w-]+(\.nls\.[\w-]+)?\.md$/,
  // The walkthroughs show most of them.
  /^media\/screenshots\/[\w-]+\.png$/,
  /^package(\.nls(\.[\w-]+)?)?\.json$/,
  /^(README|CHANGELOG)\.md$/,
  /^LICENSE$/,
  /^media\/THIRD-PARTY-NOTICES\.txt$/,
];

const needed = [
  'package.json',
  'package.nls.json',
  'package.nls.zh-cn.json',
  'media/l10n/bundle.l10n.zh-cn.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'media/icon.png',
  'media/THIRD-PARTY-NOTICES.txt',
  'media/samples/try-it.ai-tool-policy.json',
];

describe('the .vsix', () => {
  let files: readonly string[];
  before(async function () {
    this.timeout(20_000);
    files = (await listFiles({ cwd: root, packageManager: 2 })).map((file) => file.replaceAll('\\', '/'));
  });

  it('holds no sources, tests, maps or packages for work', () => {
    deepStrictEqual(
      files.filter((file) => !allowed.some((pattern) => pattern.test(file))),
      [],
    );
  });

  it('holds what the editor needs', () => {
    for (const file of needed) ok(files.includes(file), `${file} is missing`);
  });

  it('leaves the command line out, which no editor runs', () => ok(!files.includes('dist/cli.js')));
});
