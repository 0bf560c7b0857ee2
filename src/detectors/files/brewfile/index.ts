import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const brewfile: FileKind = {
  name: 'brewfile',
  paths: ['{Brewfile,.Brewfile}', 'Brewfile.*'],
  format: 'text',
  detect,
};
