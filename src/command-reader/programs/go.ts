import { literalOf } from '../types';
import type { Program } from './program';
import { readOptions } from './shared/options';
import { packageOf, packagesOf } from './shared/package-names';

/** go run module@version, go install module@version, go get -tool module: https://pkg.go.dev/cmd/go */
export const program: Program = {
  names: ['go'],
  read: (words) => {
    const [verb, ...rest] = readOptions(words, {
      options: 'first-operand',
      oneDash: 'long',
      valueFlags: ['-C'],
    }).operands;
    const { operands, options } = readOptions(rest, { options: 'first-operand', oneDash: 'long', valueFlags });
    const isAsked = options.some((option) => option.name === '-n');
    switch (verb && literalOf(verb)) {
      case 'run':
        return operands[0] && !isAsked ? packageOf('go', 'run', operands[0]) : [];
      case 'install':
      case 'get':
        return isAsked ? [] : packagesOf('go', 'install', operands);
      default:
        return [];
    }
  },
};

const valueFlags = [
  '-C',
  '-p',
  '-asmflags',
  '-buildmode',
  '-compiler',
  '-gccgoflags',
  '-gcflags',
  '-installsuffix',
  '-ldflags',
  '-mod',
  '-modfile',
  '-overlay',
  '-pgo',
  '-pkgdir',
  '-tags',
  '-toolexec',
  '-exec',
  '-o',
  '-covermode',
  '-coverpkg',
];
