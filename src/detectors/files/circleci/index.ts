import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const circleci: FileKind = {
  name: 'circleci',
  paths: ['.circleci/*.{yml,yaml}', '.circleci/**/*.{yml,yaml}'],
  format: 'yaml',
  detect,
};
