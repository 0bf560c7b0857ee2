import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const cargo: FileKind = { name: 'cargo', paths: ['Cargo.toml'], format: 'toml', detect };
