import type { FileKind } from '../common/kind';
import { detect } from './detect';

export const jenkinsfile: FileKind = {
  name: 'jenkinsfile',
  paths: ['Jenkinsfile', 'Jenkinsfile{.,-,_}*', '*.{jenkinsfile,Jenkinsfile}', 'jenkins/**/*.groovy', 'vars/*.groovy'],
  format: 'text',
  detect,
};
