import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const devbox: FileKind = { name: 'devbox', paths: ['devbox.json'], format: 'json', detect };
