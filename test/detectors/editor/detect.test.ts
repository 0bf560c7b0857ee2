import assert from 'node:assert/strict';
import { loadBuiltInCatalogue } from '../../../src/catalogue';
import { detectEditor } from '../../../src/detectors/editor/detect';

const catalogue = loadBuiltInCatalogue();

/** Name, URI scheme, and the tools that this editor is. */
const rows: readonly (readonly [appName: string, uriScheme: string, tools: readonly string[]])[] = [
  ['Visual Studio Code', 'vscode', []],
  ['Visual Studio Code - Insiders', 'vscode-insiders', []],
  ['VSCodium', 'vscodium', []],
  ['VSCodium - Insiders', 'vscodium-insiders', []],
  ['code-server', 'code-oss', []],
  ['Code - OSS', 'code-oss', []],
  ['Positron', 'positron', []],
  ['Cursor', 'cursor', ['cursor']],
  ['Cursor Nightly', 'cursor-nightly', ['cursor']],
  ['cursor', 'code-oss', ['cursor']],
  ['Windsurf', 'windsurf', ['devin']],
  ['Windsurf - Next', 'windsurf-next', ['devin']],
  ['Kiro', 'kiro', ['kiro']],
  ['Trae', 'trae', ['trae']],
  ['Antigravity', 'antigravity', ['antigravity']],
  ['', '', []],
  ['Cursor for cats', 'cats', []],
];

describe('the editor itself', () => {
  for (const [appName, uriScheme, tools] of rows) {
    it(`${appName || 'no name'} (${uriScheme})`, () => {
      const found = detectEditor({ appName, uriScheme, chatAgent: undefined, aiFeatures: 'unknown' }, catalogue);
      assert.deepEqual(
        found.map(({ subject }) => subject.tool),
        tools,
      );
    });
  }
});
