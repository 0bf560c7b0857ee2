import assert from 'node:assert/strict';
import { loadBuiltInCatalogue, lookAlike, lookAlikes, searchTools } from '../../src/catalogue';

const catalogue = loadBuiltInCatalogue();

describe('search in the catalogue', () => {
  const rows: readonly (readonly [text: string, first: string])[] = [
    ['claude-code', 'claude-code'],
    ['Claude Code', 'claude-code'],
    ['windsurf', 'devin'],
    ['paulgauthier', 'aider'],
    ['saoudrizwan', 'cline'],
    ['codewhisperer', 'amazon-q'],
  ];
  for (const [text, first] of rows) {
    it(`${text} → ${first}`, () => assert.equal(searchTools(catalogue, text)[0]?.id, first));
  }

  it('puts tools that are called so before those that merely mention it', () => {
    const found = searchTools(catalogue, 'anthropic').map(({ id }) => id);
    assert.equal(found[0], 'anthropic-sdk');
    assert.ok(found.includes('claude-code'));
  });

  it('finds nothing for an empty text or a word that nothing holds', () => {
    assert.deepEqual(searchTools(catalogue, '  '), []);
    assert.deepEqual(searchTools(catalogue, 'no such assistant'), []);
  });
});

describe('look-alikes', () => {
  it('are no extension of any tool, and name tools of the catalogue', () => {
    for (const { extension, tool } of lookAlikes) {
      assert.deepEqual(catalogue.toolsByExtension(extension), [], extension);
      if (tool !== undefined) assert.equal(catalogue.tool(tool)?.id, tool);
    }
  });

  it('are found whatever the letter case', () => {
    assert.equal(lookAlike('amazonwebservices.AWS-toolkit-vscode')?.why, 'cloud-toolkit');
    assert.equal(lookAlike('anthropic.claude-code'), undefined);
  });
});

describe('editors in the catalogue', () => {
  const rows: readonly (readonly [appName: string, uriScheme: string, expected: readonly string[]])[] = [
    ['Cursor', 'cursor', ['cursor']],
    ['Windsurf', 'windsurf', ['devin']],
    ['Devin', 'devin', ['devin']],
    ['Kiro', 'kiro', ['kiro']],
    ['Trae CN', 'trae-cn', ['trae']],
    ['Antigravity IDE', 'antigravity-ide', ['antigravity']],
    ['Void', 'void', ['void']],
    ['Something else', 'qoder', ['qoder']],
    ['Visual Studio Code', 'vscode', []],
    ['VSCodium', 'vscodium', []],
    ['code-server', 'code-oss', []],
  ];
  for (const [appName, uriScheme, expected] of rows) {
    it(`${appName} (${uriScheme}) → ${expected.join(', ') || 'no tool'}`, () => {
      assert.deepEqual(
        catalogue.toolsByEditor(appName, uriScheme).map(({ id }) => id),
        expected,
      );
    });
  }
});
