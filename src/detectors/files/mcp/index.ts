import type { FileKind } from '../common/kind';
import { detect } from './detect';

/** The files in which tools of the catalogue keep their servers come on top: see `kindsFor`. */
export const mcp: FileKind = {
  name: 'mcp',
  paths: ['.vscode/mcp.json', '.mcp.json', 'mcp.json'],
  format: 'json',
  detect,
};
