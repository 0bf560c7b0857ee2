import assert from 'node:assert/strict';
import { versionAfter } from '../../../src/core/explain/version-after';

const rows: readonly (readonly [versions: string, after: string | undefined])[] = [
  ['>=2.1.91 <2.1.314', '2.1.314'],
  ['<3.0.0', '3.0.0'],
  ['>=1.0.0 <  v1.2.10 ', '1.2.10'],
  ['<1.2.3 || >=1.9.0 <1.10.0', '1.10.0'],
  ['>=2.0.0 <2.0.1 || <1.0.0', '2.0.1'],
  ['<=2.1.313', undefined],
  ['>=2.0.0', undefined],
  ['<1.2.3 || >=2.0.0', undefined],
  ['<3.0.0-beta.1', undefined],
  ['<3', '3.0.0'],
  ['<3.1', '3.1.0'],
  ['2.x', undefined],
  ['', undefined],
];

describe('the first version after a range', () => {
  for (const [versions, after] of rows) it(`'${versions}'`, () => assert.equal(versionAfter(versions), after));
});
