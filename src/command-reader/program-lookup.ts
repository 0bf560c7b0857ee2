import { commandsWithin, type OutputContext } from './outputs';
import { programs } from './programs';
import type { Call, Consequence, Program } from './programs/program';
import type { Command, Shell } from './types';
import type { Here } from './walk';
import { baseName } from './words';

/** PowerShell and cmd find programs whatever the letter case. */
export function ignoresCase(shell: Shell): boolean {
  return shell === 'pwsh' || shell === 'cmd';
}

/** A program's name without the endings that Windows adds by itself. `.ps1` is one in PowerShell alone. */
export function programName(base: string, shell: Shell): string {
  const endings = shell === 'pwsh' ? /\.(?:exe|cmd|bat|com|ps1)$/i : /\.(?:exe|cmd|bat|com)$/i;
  return base.replace(endings, '') || base;
}

/** What running a command means, by the programs that know its name. */
export function consequencesOf(command: Command, shell: Shell): readonly Consequence[] {
  const [program] = command.words;
  const words = command.words.slice(1);
  const base = program && baseName(program);
  if (!base) return [];
  const plain = programName(base.name, shell);
  const name = ignoresCase(shell) ? plain.toLowerCase() : plain;
  // `env.bat` is somebody's script, not env(1).
  if (/\.(?:bat|cmd)$/i.test(base.name) && wordsOfUnix.has(name.toLowerCase())) return [];
  const call: Call = { name, shell, command };
  return (byName.get(name) ?? []).flatMap((known) => (isOf(known, shell) ? known.read(words, call) : []));
}

/** What the commands of a text write, where wrappers run others with their words. */
export function outputContext({ frame: { shell, text }, all }: Here): OutputContext {
  return {
    shell,
    within: ({ span: { start, end } }) => (text.startsWith('<(', start) ? commandsWithin(all, start, end) : []),
    wrapped: (command) =>
      consequencesOf(command, shell).flatMap((consequence) =>
        consequence.kind === 'run-words' ? [{ ...command, words: consequence.words }] : [],
      ),
  };
}

/** Common words among the programs, which have no batch file of that name. */
const wordsOfUnix: ReadonlySet<string> = new Set(
  'env time exec start watch script find source call command retry su sudo nice timeout eval screen parallel ip arch flock'.split(
    ' ',
  ),
);

const byName = new Map<string, Program[]>();
for (const program of programs) {
  for (const name of program.names) byName.set(name, [...(byName.get(name) ?? []), program]);
}

function isOf(program: Program, shell: Shell): boolean {
  return program.shells === undefined || program.shells.includes(shell);
}

/** The names that some program answers to, in lower case. */
export const programNames: readonly string[] = [...new Set([...byName.keys()].map((name) => name.toLowerCase()))];
