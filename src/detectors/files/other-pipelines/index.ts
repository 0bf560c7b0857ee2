import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const otherPipelines: FileKind = {
  name: 'other-pipelines',
  paths: [
    'bitbucket-pipelines.{yml,yaml}',
    '.travis.yml',
    '{.drone,.woodpecker,.cirrus,.semaphore,appveyor,.appveyor,buildspec,cloudbuild}.{yml,yaml}',
    '{.woodpecker,.semaphore,.buildkite}/**/*.{yml,yaml}',
  ],
  format: 'yaml',
  detect,
};
