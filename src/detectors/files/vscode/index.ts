import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const vscode: FileKind = {
  name: 'vscode',
  paths: [
    '.vscode/extensions.json',
    '.vscode/settings.json',
    '.vscode/tasks.json',
    '.vscode/launch.json',
    '*.code-workspace',
  ],
  format: 'json',
  detect,
};
