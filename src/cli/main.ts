import { nearestName } from '../core/policy/nearest';
import { readArguments } from './arguments';
import { helpOf, overview } from './help';
import { cannotRun, type ExitCode, type Io } from './subcommand';
import { subcommands } from './subcommands';

/** `args` are those behind the program's name. Rejects for bugs alone. */
export async function runCommandLine(args: readonly string[], io: Io): Promise<ExitCode> {
  const [first, ...rest] = args;
  switch (first) {
    case undefined:
      io.stderr(overview(subcommands));
      return 2;
    case '-h':
    case '--help':
      return print(overview(subcommands), io);
    case '-V':
    case '--version':
      return print(`${io.version}\n`, io);
    case 'help':
      return help(rest[0], io);
    default:
      return await runSubcommand(first, rest, io);
  }
}

async function runSubcommand(name: string, args: readonly string[], io: Io): Promise<ExitCode> {
  const subcommand = subcommands.find((known) => known.name === name);
  if (subcommand === undefined) return unknownSubcommand(name, io);
  const reading = readArguments(subcommand, args);
  switch (reading.outcome) {
    case 'help':
      return print(helpOf(subcommand), io);
    case 'version':
      return print(`${io.version}\n`, io);
    case 'wrong':
      return cannotRun(io, `${name}: ${reading.what}`, `See ai-tool-policy ${name} --help.`);
    case 'given':
      return await subcommand.run(reading.given, io);
  }
}

function help(name: string | undefined, io: Io): ExitCode {
  if (name === undefined || name === 'help') return print(overview(subcommands), io);
  const subcommand = subcommands.find((known) => known.name === name);
  return subcommand === undefined ? unknownSubcommand(name, io) : print(helpOf(subcommand), io);
}

function unknownSubcommand(name: string, io: Io): ExitCode {
  const kind = name.startsWith('-') ? 'option' : 'subcommand';
  const known = kind === 'option' ? ['--help', '--version'] : [...subcommands.map((one) => one.name), 'help'];
  const nearest = nearestName(name, known);
  const meant = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  return cannotRun(io, `there is no ${kind} ${name}.${meant}`, 'See ai-tool-policy --help.');
}

function print(text: string, io: Io): 0 {
  io.stdout(text);
  return 0;
}
