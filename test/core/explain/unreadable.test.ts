import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Localize } from '../../../src/core/explain/localize';
import { describeUnreadable } from '../../../src/core/explain/unreadable';
import { filesBelow, root } from '../../contract/source-files';

/** Marks what was handed to the translations. */
const t: Localize = (message, ...values) => `<${message}|${values.join('|')}>`;

/** Bugs of ours, which nobody should ever see. */
const bugs = ['the YAML reader is not loaded', 'the TOML reader is not loaded'];

describe('why a part could not be read', () => {
  const rows: readonly (readonly [why: string, said: string])[] = [
    ['it is nested too deeply', '<it is nested too deeply|>'],
    ['broken JSON: comma expected', '<broken {0}: {1}|JSON|comma expected>'],
    ['EACCES: permission denied', 'EACCES: permission denied'],
    ['a \u001b[31mred\n one', 'a red one'],
  ];
  for (const [why, said] of rows) it(JSON.stringify(why), () => strictEqual(describeUnreadable(why, t), said));

  it('every reason that a detector gives is translated', () => {
    const text = ['detectors', 'engine/files']
      .flatMap((folder) => filesBelow(`src/${folder}`, /\.ts$/).map((file) => join(root, 'src', folder, file)))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const given = [
      ...text.matchAll(/(?:\bwhy: |\bunreadable\([^,()]+(?:\([^()]*\))?, |\bwholeFile\(|, text, )'([^']+)'/g),
    ];
    const reasons = [...new Set(given.map((match) => match[1] ?? ''))].filter((why) => !bugs.includes(why));
    deepStrictEqual(
      reasons.filter((why) => !describeUnreadable(why, t).startsWith('<')),
      [],
    );
    strictEqual(reasons.includes('it is nested too deeply') && reasons.includes('it is too large'), true);
  });
});
