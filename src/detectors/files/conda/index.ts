import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const conda: FileKind = {
  name: 'conda',
  paths: ['{environment,conda}*.{yml,yaml}', '*environment.{yml,yaml}'],
  format: 'yaml',
  detect,
};
