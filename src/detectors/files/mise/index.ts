import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const mise: FileKind = {
  name: 'mise',
  paths: [
    '{mise,.mise}.toml',
    '{mise,.mise}.*.toml',
    '{.config,mise,.mise}/config.toml',
    '.config/mise/*.toml',
    '.config/mise.toml',
    'mise/conf.d/*.toml',
  ],
  format: 'toml',
  detect,
};
