import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const justfile: FileKind = {
  name: 'justfile',
  paths: ['{justfile,Justfile,.justfile,JUSTFILE}', '*.{just,justfile}'],
  format: 'text',
  detect,
};
