import { readFile, realpath } from 'node:fs/promises';
import type { Catalogue } from '../../catalogue/index';
import { compilePrefilter, mayConcern } from '../../command-reader/prefilter';
import { wordsOfRules } from '../../command-reader/prefilter-words';
import type { ProcessIdentity, TerminalRoot } from '../../core/observations';
import type { PolicyDocument } from '../../core/policy/document';
import type { Interruption, ProcessesFound } from '../../core/ports';
import { detectProcesses, type ProgramFiles } from '../../detectors/processes/detect';
import { createLinuxProcesses } from './linux';
import { createMacProcesses } from './macos';
import type { ProcessSource } from './table';
import { createWindowsProcesses } from './windows';

/** What is asked, with the catalogue and the policies in force. */
export interface ProcessQuestion {
  readonly catalogue: Catalogue;
  readonly policies: readonly PolicyDocument[];
  readonly terminals: readonly TerminalRoot[];
}

export interface Processes {
  find(question: ProcessQuestion): Promise<ProcessesFound>;
  isRunning(process: ProcessIdentity): Promise<boolean>;
  interrupt(process: ProcessIdentity): Promise<Interruption>;
}

export function createProcesses(source: ProcessSource = sourceOf(process.platform)): Processes {
  const isStill = async ({ pid, started }: ProcessIdentity): Promise<boolean> =>
    (await source.started(pid)) === started;
  return {
    async find({ catalogue, policies, terminals }) {
      const listed = await source.below(terminals);
      if (listed.outcome === 'unreadable') return listed;
      const own = compilePrefilter(
        wordsOfRules(policies.flatMap(({ rules }) => rules).filter(({ status }) => status !== 'allowed')),
      );
      const found = await detectProcesses(listed.processes, {
        catalogue,
        files,
        isNamed: (word) => mayConcern(word, own),
        isOwn,
      });
      return { outcome: 'read', found };
    },
    async isRunning(identity) {
      return isAlive(identity.pid) && (!source.asksCheaply || (await isStill(identity)));
    },
    async interrupt(identity) {
      if (!(await isStill(identity))) return 'gone';
      try {
        // On Windows there is no such signal between processes: Node ends the process instead.
        process.kill(identity.pid, 'SIGINT');
        return 'interrupted';
      } catch (error) {
        return isCode(error, 'ESRCH') ? 'gone' : 'not-permitted';
      }
    },
  };
}

const largestManifest = 1024 * 1024;

const files: ProgramFiles = {
  realPath: (path) => realpath(path).catch(() => undefined),
  readText: async (path) => {
    const text = await readFile(path, 'utf8').catch(() => undefined);
    return text === undefined || text.length > largestManifest ? undefined : text;
  },
};

/** The shims, which say what they have to say by themselves, lie in the storage that VS Code names after this extension. */
function isOwn(path: string): boolean {
  return /[/\\]ai-tool-policy\.ai-tool-policy[/\\]/.test(path);
}

function sourceOf(platform: NodeJS.Platform): ProcessSource {
  switch (platform) {
    case 'darwin':
      return createMacProcesses();
    case 'win32':
      return createWindowsProcesses();
    default:
      return createLinuxProcesses();
  }
}

/** Asking costs nothing; of a process of somebody else's the system says only that it is there. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
