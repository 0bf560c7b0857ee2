import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const gitlabCi: FileKind = {
  name: 'gitlab-ci',
  paths: ['.gitlab-ci.{yml,yaml}', '*gitlab-ci*.{yml,yaml}', '{.gitlab,.gitlab-ci,gitlab-ci}/**/*.{yml,yaml}'],
  format: 'yaml',
  detect,
};
