import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const azurePipelines: FileKind = {
  name: 'azure-pipelines',
  paths: [
    'azure-pipelines*.{yml,yaml}',
    '.azure-pipelines*.{yml,yaml}',
    '{.azure-pipelines,azure-pipelines,.azuredevops,.pipelines}/**/*.{yml,yaml}',
  ],
  format: 'yaml',
  detect,
};
