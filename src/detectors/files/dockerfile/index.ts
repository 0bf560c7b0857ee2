import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const dockerfile: FileKind = {
  name: 'dockerfile',
  paths: [
    '{Dockerfile,dockerfile,Containerfile,containerfile}',
    '{Dockerfile,Containerfile}.*',
    '*.{Dockerfile,dockerfile,Containerfile,containerfile}',
  ],
  format: 'text',
  hasForm: true,
  detect,
};
