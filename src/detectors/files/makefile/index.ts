import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const makefile: FileKind = {
  name: 'makefile',
  paths: ['{Makefile,makefile,GNUmakefile,BSDmakefile}', 'Makefile.*', '*.{mk,mak,make}'],
  format: 'text',
  detect,
};
