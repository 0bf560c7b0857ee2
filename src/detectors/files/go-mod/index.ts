import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const goMod: FileKind = { name: 'go-mod', paths: ['go.mod'], format: 'text', detect };
