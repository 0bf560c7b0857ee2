import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const gitHooks: FileKind = {
  name: 'git-hooks',
  paths: ['.husky/*', '{.githooks,.git-hooks,githooks,git-hooks}/*'],
  format: 'text',
  detect,
};
