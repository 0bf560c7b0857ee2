import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const deno: FileKind = { name: 'deno', paths: ['deno.{json,jsonc}'], format: 'json', detect };
