import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const githubWorkflows: FileKind = {
  name: 'github-workflows',
  paths: [
    '.github/workflows/*.{yml,yaml}',
    'action.{yml,yaml}',
    '.gitea/workflows/*.{yml,yaml}',
    '.forgejo/workflows/*.{yml,yaml}',
  ],
  format: 'yaml',
  hasSteps: true,
  detect,
};
