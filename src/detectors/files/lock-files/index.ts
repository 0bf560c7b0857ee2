import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const lockFiles: FileKind = {
  name: 'lock-files',
  paths: [
    '{package-lock.json,npm-shrinkwrap.json,yarn.lock,pnpm-lock.yaml,bun.lock}',
    '{poetry.lock,uv.lock,pdm.lock,Pipfile.lock,Cargo.lock}',
  ],
  format: 'text',
  detect,
};
