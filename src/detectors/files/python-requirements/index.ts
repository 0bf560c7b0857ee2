import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const pythonRequirements: FileKind = {
  name: 'python-requirements',
  paths: ['*requirements*.{txt,in}', 'requirements/*.{txt,in}'],
  format: 'text',
  detect,
};
