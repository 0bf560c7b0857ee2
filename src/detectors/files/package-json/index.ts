import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const packageJson: FileKind = {
  name: 'package-json',
  paths: ['package.json'],
  format: 'json',
  hasEntries: true,
  detect,
};
