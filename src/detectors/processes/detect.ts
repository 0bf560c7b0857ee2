import { subjectOfCommand, subjectOfPackage } from '../../core/decisions/subjects';
import type { Evidence, Finding } from '../../core/findings/finding';
import type { Subject } from '../../core/findings/subject';
import type { ProcessObservation } from '../../core/observations';
import type { FoundProcess } from '../../core/ports';
import { type Recognised, type RecogniseOptions, recognise } from './recognise';

export type { ProgramFiles } from './package-of';
export type { RecogniseOptions } from './recognise';

/**
 * The AI tools among the processes of terminals. A tool that starts itself again, or a wrapper that starts the program proper,
 * is one: the process nearest to the terminal. Keys are those of commands, so that a tool found both ways is one.
 */
export async function detectProcesses(
  processes: readonly ProcessObservation[],
  options: RecogniseOptions,
): Promise<readonly FoundProcess[]> {
  const found = (
    await Promise.all(
      processes.map(async (process) =>
        (await recognise(process, options)).map((recognised) => foundOf(process, recognised, options)),
      ),
    )
  ).flat();
  const keys = new Map<number, readonly string[]>();
  for (const { process, finding } of found) {
    keys.set(process.pid, [...(keys.get(process.pid) ?? []), finding.key]);
  }
  const parents = new Map(processes.map(({ pid, parent }) => [pid, parent]));
  return found.filter(
    ({ process, finding }) => !ancestors(process.pid, parents).some((pid) => keys.get(pid)?.includes(finding.key)),
  );
}

function foundOf(process: ProcessObservation, recognised: Recognised, options: RecogniseOptions): FoundProcess {
  const { pid, started, startedAt, terminal } = process;
  const { tool, name, programWord } = recognised;
  const subject = subjectOf(recognised, options);
  const finding: Finding = {
    key: `command:run:${tool?.id ?? name ?? recognised.package?.replace(/^npm:/, '') ?? programWord}`,
    kind: 'process',
    subject,
    place: { kind: 'terminal', terminalName: terminal.terminalName, at: startedAt, programWord, reference: 'run' },
    evidence: evidenceOf(recognised),
  };
  return { process: { pid, started }, startedAt, terminal, finding };
}

function subjectOf({ tool, name, package: id, version }: Recognised, { catalogue }: RecogniseOptions): Subject {
  if (name === undefined && id !== undefined) {
    const subject = subjectOfPackage(id, version, catalogue);
    return tool === undefined ? subject : { ...subject, tool: tool.id };
  }
  return subjectOfCommand({ name: name ?? '', version, tool, package: id }, catalogue);
}

function evidenceOf({ name, package: id }: Recognised): readonly Evidence[] {
  return [
    ...(name === undefined ? [] : [{ code: 'command', data: { name } }]),
    ...(id === undefined ? [] : [{ code: 'package', data: { id } }]),
  ];
}

function ancestors(pid: number, parents: ReadonlyMap<number, number>): readonly number[] {
  const above: number[] = [];
  let current = parents.get(pid);
  while (current !== undefined && !above.includes(current)) {
    above.push(current);
    current = parents.get(current);
  }
  return above;
}
