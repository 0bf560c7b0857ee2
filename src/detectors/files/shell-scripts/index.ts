import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const shellScripts: FileKind = {
  name: 'shell-scripts',
  paths: [
    '*.{sh,bash,zsh,fish,ksh,ash,dash,command,bats}',
    '*.{ps1,psm1,bat,cmd}',
    '{.bashrc,.bash_profile,.bash_aliases,.profile,.zshrc,.zprofile,.zshenv,.envrc}',
  ],
  shebang: true,
  format: 'text',
  detect,
};
