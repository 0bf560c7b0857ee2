import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const mcpToml: FileKind = {
  name: 'mcp-toml',
  paths: ['{.codex,.grok,.vibe}/config.toml'],
  format: 'toml',
  detect,
};
