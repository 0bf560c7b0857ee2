import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const taskfile: FileKind = {
  name: 'taskfile',
  paths: [
    '{Taskfile,taskfile,Taskfile.dist,taskfile.dist}.{yml,yaml}',
    'Taskfile.*.{yml,yaml}',
    'Taskfile-*.{yml,yaml}',
  ],
  format: 'yaml',
  detect,
};
