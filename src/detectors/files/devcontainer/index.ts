import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const devcontainer: FileKind = {
  name: 'devcontainer',
  paths: [
    'devcontainer.json',
    '.devcontainer.json',
    '.devcontainer/**/devcontainer.json',
    'devcontainer-feature.json',
    'devcontainer-template.json',
  ],
  format: 'json',
  detect,
};
