import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const jenkinsfile: FileKind = {
  name: 'jenkinsfile',
  paths: ['Jenkinsfile', 'Jenkinsfile.*', '*.{jenkinsfile,Jenkinsfile}', 'jenkins/**/*.groovy'],
  format: 'text',
  detect,
};
