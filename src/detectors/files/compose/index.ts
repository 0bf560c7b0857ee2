import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const compose: FileKind = {
  name: 'compose',
  paths: [
    '{compose,docker-compose,podman-compose}.{yml,yaml}',
    '{compose,docker-compose}.*.{yml,yaml}',
    '{compose,docker-compose}-*.{yml,yaml}',
  ],
  format: 'yaml',
  detect,
};
