import { serversFrontMatter } from '../common/front-matter';
import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const mcpAgents: FileKind = {
  name: 'mcp-agents',
  paths: ['{.claude,.github,.kiro}/agents/*.md'],
  format: 'yaml',
  part: serversFrontMatter,
  detect,
};
