import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const pyproject: FileKind = {
  name: 'pyproject',
  paths: ['pyproject.toml', 'uv.toml', 'pixi.toml', 'hatch.toml'],
  format: 'toml',
  detect,
};
