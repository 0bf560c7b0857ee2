import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const mcpYaml: FileKind = {
  name: 'mcp-yaml',
  paths: ['.continue/config.yaml', '.continue/mcpServers/*.{yaml,yml}'],
  format: 'yaml',
  detect,
};
