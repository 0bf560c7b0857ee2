import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const vscode: FileKind = {
  name: 'vscode',
  paths: [
    '.vscode/extensions.json',
    // Beside a project's own, those that people keep with their dotfiles.
    '{.vscode,vscode,Code,User}/settings.json',
    '.vscode/tasks.json',
    '.vscode/launch.json',
    '*.code-workspace',
  ],
  format: 'json',
  detect,
};
