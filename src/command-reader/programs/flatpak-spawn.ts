import { prefixProgram } from './shared/prefix';

/** flatpak-spawn(1): from a sandbox to its host. */
export const program = prefixProgram({
  names: ['flatpak-spawn'],
});
