import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const azurePipelines: FileKind = {
  name: 'azure-pipelines',
  paths: [
    '*azure-pipeline*.{yml,yaml}',
    '{.azure-pipelines,azure-pipelines,.azuredevops,azuredevops,.azure,.ado,.pipelines,pipelines}/**/*.{yml,yaml}',
  ],
  format: 'yaml',
  detect,
};
