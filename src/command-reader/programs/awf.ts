import type { Program } from './program';
import { readOptions } from './shared/options';
import { runWords } from './shared/prefix';

/** GitHub's firewall for agents, in every workflow that gh-aw compiles: `awf --allow-domains x -- 'copilot -p y'`, or without the dashes. */
export const program: Program = {
  names: ['awf'],
  read: (words) => {
    const { operands, afterDashes } = readOptions(words, {
      options: 'first-operand',
      valueFlags: [
        '--allow-domains',
        '--allow-domains-file',
        '--block-domains',
        '--block-domains-file',
        '--allow-urls',
        '--log-level',
        '--image-registry',
        '--image-tag',
        '--agent-image',
        '-e',
        '--env',
        '--env-file',
        '--exclude-env',
        '-v',
        '--mount',
        '--container-workdir',
        '--dns-servers',
        '--proxy-logs-dir',
        '--audit-dir',
        '--work-dir',
        '--memory-limit',
        '--agent-timeout',
        '--config',
        '--allow-host-ports',
      ],
    });
    const command = afterDashes ?? operands;
    // A single word is text of a shell; several are a program and its arguments.
    return command.length === 1 ? [{ kind: 'run-text', words: command, shell: 'bash' }] : runWords(command);
  },
};
