import { strictEqual } from 'node:assert/strict';
import { closeUp } from '../../../src/core/explain/close-up';

const rows: readonly (readonly [text: string, closed: string])[] = [
  ['示例集团 自 2026年7月10日起禁用它。', '示例集团自 2026年7月10日起禁用它。'],
  ['Example Group 自 2026年7月10日起禁用它。', 'Example Group 自 2026年7月10日起禁用它。'],
  ['此版本的 通义灵码（2.0.0）已被 示例集团 禁用。', '此版本的通义灵码（2.0.0）已被示例集团禁用。'],
  ['Claude Code is installed.', 'Claude Code is installed.'],
  ['已禁用  两个空格', '已禁用  两个空格'],
];

describe('closeUp', () => {
  for (const [text, closed] of rows) it(text, () => strictEqual(closeUp(text), closed));
});
