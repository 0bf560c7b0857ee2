import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const shellScripts: FileKind = {
  name: 'shell-scripts',
  paths: [
    '*.{sh,bash,zsh,fish,ksh,ash,dash,command,bats}',
    '*.{ps1,psm1,bat,cmd}',
    '{.bashrc,.bash_profile,.bash_aliases,.bash_functions,.profile,.zshrc,.zprofile,.zshenv,.zlogin,.envrc}',
    // As dotfiles are kept: without the dot, or with what chezmoi puts in its place.
    '{.aliases,.functions,bashrc,bash_profile,bash_aliases,zshrc,zprofile,zshenv}',
    'dot_{bashrc,bash_profile,bash_aliases,profile,zshrc,zprofile,zshenv,aliases,functions}',
  ],
  shebang: true,
  format: 'text',
  detect,
};
