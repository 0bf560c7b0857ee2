import assert from 'node:assert/strict';
import { basename, dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { extensionId } from '../../../src/vscode/contributions';
import { until } from '../../harness/until';

/**
 * What a start loads of the installed product, with a policy in force and nothing done yet. The first file of this folder by its
 * name: what the others do loads more.
 */
describe('a start', () => {
  it('loads what reads and decides policies, and no parser of command lines or files', async () => {
    const product = vscode.extensions.getExtension(extensionId);
    assert.ok(product !== undefined);
    await until('the start', () => product.isActive);
    await until('the catalogue, which comes with the first policy', () => loadedOf(product).includes('catalogue.js'));
    const late = loadedOf(product).filter((name) => !usual.includes(name));
    assert.deepEqual(late, []);
  });
});

/** Bundles that a policy and installed extensions need; the libraries tell one issue of a fetched policy from another. */
const usual = [
  'extension.js',
  'engine.js',
  'catalogue.js',
  'core-policy-read.js',
  'library-canonicalize.js',
  'library-jsonc-parser.js',
  // Looks for files of the workspace, behind everything else.
  'engine-files.js',
];

function loadedOf({ extensionPath }: vscode.Extension<unknown>): readonly string[] {
  const folder = join(extensionPath, 'dist');
  return Object.keys(require.cache).flatMap((file) => (dirname(file) === folder ? [basename(file)] : []));
}
