import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const lefthookToml: FileKind = {
  name: 'lefthook-toml',
  paths: ['{lefthook,.lefthook,lefthook-local,.lefthook-local}.toml', '.config/lefthook.toml'],
  format: 'toml',
  detect,
};
