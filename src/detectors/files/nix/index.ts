import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const nix: FileKind = {
  name: 'nix',
  paths: ['*.nix'],
  format: 'text',
  detect,
};
