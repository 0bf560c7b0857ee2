import { deepStrictEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, root } from './source-files';

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Readonly<Record<string, unknown>>;

/** Addresses in the code that runs in the editor: none of them is asked for by itself. */
const known = [
  // Where a GitHub token may go, if the user sets `authentication` to it.
  'https://github.com',
  'https://api.github.com',
  'https://raw.githubusercontent.com',
];

describe('forks of VS Code', () => {
  it('need no other extension and no proposed API', () => {
    for (const field of ['extensionDependencies', 'extensionPack', 'enabledApiProposals']) {
      deepStrictEqual(manifest[field], undefined, field);
    }
  });

  it('need no service of anybody’s: no address is written down but those of GitHub', () => {
    const files = filesBelow('src', /\.ts$/).filter((file) =>
      /^(extension\.ts$|(vscode|notices|actions|engine|policy-sources)\/|core\/(?!policy\/schema))/.test(file),
    );
    const written = files.flatMap((file) =>
      readFileSync(join(root, 'src', file), 'utf8')
        .split('\n')
        // Comments lead to documentation.
        .filter((line) => !/^\s*(\*|\/\/|\/\*)/.test(line))
        .flatMap((line) => line.match(/https?:\/\/[\w-]+(?:\.[\w-]+)+/g) ?? []),
    );
    deepStrictEqual(
      [...new Set(written)] // `example` is nobody's (RFC 2606).
        .filter((address) => !known.includes(address) && !/\.example(\.com)?$/.test(address)),
      [],
    );
  });
});
