import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const procfile: FileKind = { name: 'procfile', paths: ['Procfile', 'Procfile.*'], format: 'text', detect };
