import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const nix: FileKind = {
  name: 'nix',
  paths: ['{flake,shell,default,devenv,home,devshell}.nix'],
  format: 'text',
  detect,
};
