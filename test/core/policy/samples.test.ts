import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadBuiltInCatalogue } from '../../../src/catalogue';
import type { PolicyDocument } from '../../../src/core/policy/document';
import { readPolicy } from '../../../src/core/policy/read';
import type { Layer } from '../../../src/core/policy/vocabulary';
import { reviewPolicy } from '../../../src/core/policy/warnings';

const folder = 'media/samples';

/** Each sample, and the warnings that it has on purpose when it is served unsigned. */
const samples: Readonly<Record<string, { readonly layer: Layer; readonly unsigned: readonly string[] }>> = {
  'allow-list.ai-tool-policy.json': { layer: 'organization', unsigned: [] },
  'audit-mode.ai-tool-policy.json': { layer: 'organization', unsigned: [] },
  'ban-with-grace-period.ai-tool-policy.json': { layer: 'organization', unsigned: [] },
  'exceptions.ai-tool-policy.json': { layer: 'organization', unsigned: [] },
  // In a folder, since it is by its name alone that everybody knows what it is.
  'repository-file/.ai-tool-policy.json': { layer: 'workspace', unsigned: [] },
  'try-it.ai-tool-policy.json': { layer: 'organization', unsigned: [] },
  'version-limited-ban.ai-tool-policy.json': {
    layer: 'organization',
    unsigned: ['unsigned-disable', 'unsigned-block'],
  },
};

const now = Date.parse('2026-11-22T12:00:00Z');

describe('media/samples', () => {
  it('are these and no others', () => {
    const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
    assert.deepEqual(found.map((file) => file.replaceAll('\\', '/')).sort(), Object.keys(samples).sort());
  });

  for (const [name, { layer, unsigned }] of Object.entries(samples)) {
    it(`${name} has no problem`, () => {
      for (const reader of ['author', 'client'] as const) {
        const reading = read(name, layer, reader);
        assert.deepEqual(reading.problems, []);
        const review = (signed: boolean) =>
          reviewPolicy(reading.policy, reading.positions, { catalogue: loadBuiltInCatalogue(), now, signed, layer });
        assert.deepEqual(review(true), []);
        assert.deepEqual(
          review(false).map((problem) => problem.code),
          unsigned,
        );
      }
    });

    it(`${name} teaches in comments and names nobody but the example`, () => {
      const text = readFileSync(join(folder, name), 'utf8');
      assert.match(text, /\/\/ /);
      const hosts = [...text.matchAll(/(?:https:\/\/|[\w]@)([^/"?#]+)/g)].map((match) => match[1] ?? '');
      const own = /(?:^|\.)example(?:\.com)?$/;
      assert.deepEqual(
        hosts.filter((host) => !own.test(host)),
        [],
      );
    });
  }

  it('show every part of the format that is not plain', () => {
    const policies = Object.entries(samples).map(([name, { layer }]) => read(name, layer, 'author').policy);
    const used = new Set(policies.flatMap((policy) => [...Object.keys(policy), ...policy.rules.flatMap(Object.keys)]));
    const rest: readonly (keyof PolicyDocument | keyof PolicyDocument['rules'][number])[] = [
      'unlisted',
      'mode',
      'catalogue',
      'exceptionUrl',
      'versions',
      'exceptions',
      'alternatives',
      'from',
      'extension',
      'terminal',
    ];
    assert.deepEqual(
      rest.filter((field) => !used.has(field)),
      [],
    );
  });
});

function read(name: string, layer: Layer, reader: 'author' | 'client') {
  const bytes = readFileSync(join(folder, name));
  const reading = readPolicy(bytes, {
    layer,
    reader,
    knowsTool: (id) => loadBuiltInCatalogue().tool(id) !== undefined,
  });
  assert.deepEqual(reading.problems, []);
  assert.equal(reading.outcome, 'ok');
  return reading;
}
