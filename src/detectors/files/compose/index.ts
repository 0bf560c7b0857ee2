import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const compose: FileKind = {
  name: 'compose',
  paths: [
    // `docker-compose.dev.yml`, `ollama.compose.yaml`, `db-docker-compose.yml`; what has no services is not one.
    '*compose*.{yml,yaml}',
    'docker-stack*.{yml,yaml}',
  ],
  format: 'yaml',
  detect,
};
