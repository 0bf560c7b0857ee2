import type { Word } from '../types';
import { literalOf } from '../types';
import type { Consequence, Program } from './program';
import { optionValue, readOptions } from './shared/options';
import { runWords } from './shared/prefix';

/** Programs that enter a container, a virtual machine or a sandbox by name, each with its verb. */
export const program: Program = {
  names: [
    'devcontainer',
    'lxc',
    'incus',
    'multipass',
    'limactl',
    'colima',
    'buildah',
    'crictl',
    'fly',
    'flyctl',
    'heroku',
    'nomad',
    'machinectl',
    'proot-distro',
  ],
  read: (words, call) => {
    const { operands } = readOptions(words, { options: 'first-operand', valueFlags });
    // `nomad alloc exec`, `fly ssh console`.
    const [verb, ...rest] = call.name === 'nomad' ? operands.slice(1) : operands;
    const name = verb && literalOf(verb);
    if (
      name === undefined ||
      !['exec', 'shell', 'run', 'ssh', 'run:inside', 'run:detached', 'local:run', 'login'].includes(name)
    )
      return [];
    const text = call.name.startsWith('fly')
      ? optionValue(readOptions(rest, { options: 'anywhere', valueFlags }), '-C', '--command')
      : undefined;
    if (text !== undefined) return [{ kind: 'run-text', words: [text], shell: 'sh' }];
    return readVerb(rest, call.name === 'heroku' || call.name === 'devcontainer');
  },
};

const valueFlags = [
  ...['-C', '--command', '-job', '-task'],
  ...['--workspace-folder', '--container-id', '--config', '--override-config', '--id-label', '--docker-path', '-w'],
  ...[
    '--docker-compose-path',
    '--container-data-folder',
    '--user-data-folder',
    '--remote-env',
    '--log-level',
    '-a',
    '--app',
  ],
  ...[
    '--log-format',
    '--mount-workspace-git-root',
    '--default-user-env-probe',
    '--terminal-columns',
    '--terminal-rows',
  ],
  ...[
    '--workdir',
    '--cwd',
    '--env',
    '-e',
    '--user',
    '-u',
    '--group',
    '--mode',
    '-d',
    '--working-directory',
    '-p',
    '--profile',
  ],
];

/** After `--` where there is one; else after the name of the place, which some give in an option or know by themselves. */
function readVerb(words: readonly Word[], placeIsKnown: boolean): readonly Consequence[] {
  const dashes = words.findIndex((word) => literalOf(word) === '--');
  if (dashes >= 0) return runWords(words.slice(dashes + 1));
  const read = readOptions(words, { options: 'first-operand', valueFlags });
  return runWords(read.operands.slice(placeIsKnown ? 0 : 1));
}
