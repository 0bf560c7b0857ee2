import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const dockerfile: FileKind = {
  name: 'dockerfile',
  paths: [
    '{Dockerfile,dockerfile,DockerFile,Containerfile,containerfile}',
    '{Dockerfile,dockerfile,Containerfile,containerfile}.*',
    '{Dockerfile,dockerfile,Containerfile,containerfile}{-,_}*',
    '*.{Dockerfile,dockerfile,Containerfile,containerfile}',
  ],
  format: 'text',
  hasForm: true,
  detect,
};
