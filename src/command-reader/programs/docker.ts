import type { Word } from '../types';
import { literalOf } from '../types';
import { readDockerCompose } from './docker-compose';
import type { Consequence, Program } from './program';
import { dockerRunFlags } from './shared/docker-flags';
import { hasOption, optionValue, readOptions } from './shared/options';
import { packageOf } from './shared/package-names';
import { runWords } from './shared/prefix';

/** docker, podman, nerdctl: an image that is run or pulled, and the command inside a container. */
export const program: Program = {
  names: ['docker', 'podman', 'nerdctl', 'finch'],
  read: (words) => {
    const { operands } = readOptions(words, { options: 'first-operand', valueFlags: globalFlags });
    const [first, second, ...rest] = operands;
    const verb = first && literalOf(first);
    if (verb === 'container' || verb === 'image') return readVerb(second && literalOf(second), rest);
    if (verb === 'sandbox' && second && literalOf(second) === 'run') return readSandbox(rest);
    return readVerb(verb, operands.slice(1));
  },
};

/** https://docs.docker.com/reference/cli/docker/ */
const globalFlags = [
  ...['-c', '--context', '-H', '--host', '-l', '--log-level', '--config', '--tlscacert', '--tlscert', '--tlskey'],
  ...[
    '--connection',
    '--url',
    '--root',
    '--runroot',
    '--storage-driver',
    '-n',
    '--namespace',
    '-a',
    '--address',
    '--identity',
  ],
];

const execFlags = ['-e', '--env', '--env-file', '-u', '--user', '-w', '--workdir', '--detach-keys', '--preserve-fds'];

function readVerb(verb: string | undefined, words: readonly Word[]): readonly Consequence[] {
  switch (verb) {
    case 'exec': {
      const read = readOptions(words, { options: 'first-operand', valueFlags: execFlags });
      return runWords(read.operands.slice(hasOption(read, '-l', '--latest') ? 0 : 1));
    }
    case 'run':
      return readRun(words);
    case 'pull': {
      const read = readOptions(words, {
        options: 'anywhere',
        valueFlags: ['--platform', '--arch', '--os', '--variant', '--creds', '--authfile', '--policy'],
      });
      return read.operands.flatMap((word) => packageOf('docker', 'install', word));
    }
    // Fetches the image and makes a container of it, which does not run yet.
    case 'create': {
      const [image] = readOptions(words, { options: 'first-operand', valueFlags: dockerRunFlags }).operands;
      return image === undefined ? [] : packageOf('docker', 'install', image);
    }
    case 'compose':
      return readDockerCompose(words);
    default:
      return [];
  }
}

function readRun(words: readonly Word[]): readonly Consequence[] {
  const read = readOptions(words, { options: 'first-operand', valueFlags: dockerRunFlags });
  const [image, ...command] = read.operands;
  if (image === undefined) return [];
  const entrypoint = optionValue(read, '--entrypoint');
  return [
    ...packageOf('docker', 'run', image),
    ...runWords(entrypoint && literalOf(entrypoint) !== '' ? [entrypoint, ...command] : command),
  ];
}

/** Docker's sandboxes name the agent itself: `docker sandbox run claude`. */
function readSandbox(words: readonly Word[]): readonly Consequence[] {
  const valueFlags = [
    '-w',
    '--workspace',
    '--name',
    '-t',
    '--template',
    '-e',
    '--env',
    '-v',
    '--volume',
    '--credentials',
  ];
  return runWords(readOptions(words, { options: 'first-operand', valueFlags }).operands);
}
