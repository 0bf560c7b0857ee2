import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const preCommit: FileKind = {
  name: 'pre-commit',
  paths: ['.pre-commit-config.{yaml,yml}', '.pre-commit-hooks.{yaml,yml}', 'prek.yaml'],
  format: 'yaml',
  detect,
};
