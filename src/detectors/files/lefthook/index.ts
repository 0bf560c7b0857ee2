import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const lefthook: FileKind = {
  name: 'lefthook',
  paths: ['{lefthook,.lefthook,lefthook-local,.lefthook-local}.{yml,yaml,json}', '.config/lefthook.{yml,yaml,json}'],
  format: 'yaml',
  detect,
};
