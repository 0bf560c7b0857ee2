import type { Word } from '../types';
import { literalOf } from '../types';
import type { Consequence, Program } from './program';
import { optionValue, readOptions } from './shared/options';
import { runWords } from './shared/prefix';

/** docker-compose as a program of its own; `docker compose` comes here too. */
export const program: Program = {
  names: ['docker-compose', 'podman-compose'],
  read: (words) => readDockerCompose(words),
};

/** `run service command` and `exec service command`: https://docs.docker.com/reference/cli/docker/compose/ */
export function readDockerCompose(words: readonly Word[]): readonly Consequence[] {
  const { operands } = readOptions(words, {
    options: 'first-operand',
    valueFlags: [
      '-f',
      '--file',
      '-p',
      '--project-name',
      '--profile',
      '--env-file',
      '--project-directory',
      '--ansi',
      '--parallel',
      '--progress',
    ],
  });
  const [verb, ...rest] = operands;
  const name = verb && literalOf(verb);
  if (name !== 'run' && name !== 'exec') return [];
  const read = readOptions(rest, {
    options: 'first-operand',
    valueFlags: [
      '-e',
      '--env',
      '--env-from-file',
      '--entrypoint',
      '-l',
      '--label',
      '--name',
      '-p',
      '--publish',
      '--pull',
      '-u',
      '--user',
      '-v',
      '--volume',
      '-w',
      '--workdir',
      '--cap-add',
      '--cap-drop',
      '--index',
    ],
  });
  const entrypoint = optionValue(read, '--entrypoint');
  const command = read.operands.slice(1);
  if (entrypoint === undefined) return runWords(command);
  // Compose splits the entrypoint as a shell would.
  return [{ kind: 'run-text', words: [entrypoint, ...command], shell: 'sh' }];
}
