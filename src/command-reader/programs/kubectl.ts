import type { Word } from '../types';
import { literalOf } from '../types';
import type { Consequence, Program } from './program';
import { hasOption, optionValues, readOptions } from './shared/options';
import { packagesOf } from './shared/package-names';
import { runWords } from './shared/prefix';

/** kubectl and oc: `exec pod -- command`, `run name --image=… -- command`, `debug`, `rsh`. */
export const program: Program = {
  names: ['kubectl', 'oc', 'k3s', 'microk8s', 'kubecolor'],
  read: (words, call) => {
    const read = readOptions(words, { options: 'first-operand', valueFlags });
    const [verb, ...rest] = read.operands;
    const name = verb && literalOf(verb);
    if (name === 'kubectl') return program.read(rest, call);
    if (name === 'exec' || name === 'rsh') return readExec(rest);
    const startsJob = name === 'create' && rest[0] !== undefined && literalOf(rest[0]) === 'job';
    if (name !== 'run' && name !== 'debug' && !startsJob) return [];
    const inner = readOptions(rest, {
      options: 'anywhere',
      valueFlags: [
        ...valueFlags,
        '--image',
        '--env',
        '-l',
        '--labels',
        '--overrides',
        '--restart',
        '--target',
        '--copy-to',
        '--profile',
        '--port',
        '--pod-running-timeout',
        '-o',
        '--output',
      ],
    });
    if (hasOption(inner, '--dry-run')) return [];
    return [...packagesOf('docker', 'run', optionValues(inner, '--image')), ...runWords(inner.afterDashes ?? [])];
  },
};

/** `kubectl exec pod -- command`; the older form without dashes still runs in some versions. */
function readExec(words: readonly Word[]): readonly Consequence[] {
  const outer = readOptions(words, { options: 'first-operand', valueFlags });
  const inner = readOptions(outer.operands.slice(1), { options: 'first-operand', valueFlags });
  return runWords(inner.operands);
}

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_exec/ */
const valueFlags = [
  ...[
    '-c',
    '--container',
    '-n',
    '--namespace',
    '-f',
    '--filename',
    '--context',
    '--kubeconfig',
    '--cluster',
    '--user',
    '-s',
  ],
  ...[
    '--server',
    '--token',
    '--as',
    '--as-group',
    '--as-uid',
    '--pod-running-timeout',
    '--request-timeout',
    '--cache-dir',
  ],
  ...['--certificate-authority', '--client-certificate', '--client-key', '--tls-server-name', '-v', '--v', '--shell'],
];
