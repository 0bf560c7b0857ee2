import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { jsonSchemas } from '../../../src/core/policy/json-schema';

describe('core/policy/json-schema', () => {
  for (const { file, make } of jsonSchemas) {
    it(`${file} is what the code makes`, () => {
      const made = `${JSON.stringify(make(), undefined, 2)}\n`;
      if (process.env['UPDATE'] !== undefined) writeFileSync(file, made);
      const upToDate = readFileSync(file, 'utf8') === made;
      assert.ok(upToDate, `${file} is out of date. Run: UPDATE=1 npx mocha -g core/policy/json-schema`);
    });

    it(`${file} names and describes every field and refuses all others`, () => {
      const undescribed: string[] = [];
      const open: string[] = [];
      walk(JSON.parse(readFileSync(file, 'utf8')), '$', (node, path) => {
        const properties = node['properties'];
        if (typeof properties !== 'object' || properties === null || /\.(?:if|not)\./.test(path)) return;
        if (node['additionalProperties'] !== false) open.push(path);
        for (const [name, field] of Object.entries(properties)) {
          if (typeof field.title !== 'string' || typeof field.description !== 'string')
            undescribed.push(`${path}.${name}`);
        }
      });
      assert.deepEqual({ undescribed, open }, { undescribed: [], open: [] });
    });

    it(`${file} says what each word of a choice means`, () => {
      const unsaid: string[] = [];
      walk(JSON.parse(readFileSync(file, 'utf8')), '$', (node, path) => {
        const { enum: words, enumDescriptions: said } = node;
        if (!Array.isArray(words) || /\.(?:if|not)\./.test(path)) return;
        if (!Array.isArray(said) || said.length !== words.length) unsaid.push(path);
      });
      assert.deepEqual(unsaid, []);
    });
  }
});

function walk(node: unknown, path: string, visit: (node: Record<string, unknown>, path: string) => void): void {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) visit({ ...node }, `${path}.`);
  for (const [key, value] of Object.entries(node)) walk(value, `${path}.${key}`, visit);
}
