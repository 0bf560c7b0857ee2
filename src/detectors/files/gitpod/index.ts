import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const gitpod: FileKind = { name: 'gitpod', paths: ['.gitpod.{yml,yaml}'], format: 'yaml', detect };
