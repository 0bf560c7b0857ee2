import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const pipfile: FileKind = { name: 'pipfile', paths: ['Pipfile'], format: 'toml', detect };
