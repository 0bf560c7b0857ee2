import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const toolVersions: FileKind = { name: 'tool-versions', paths: ['.tool-versions'], format: 'text', detect };
