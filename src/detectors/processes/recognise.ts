import type { Catalogue } from '../../catalogue';
import type { Tool } from '../../catalogue/tool';
import type { InvokedItem, ProgramUse } from '../../command-reader/invocation';
import { toolsOf } from '../../command-reader/match';
import type { ProcessObservation } from '../../core/observations';
import { packageId } from '../../core/policy/package-id';
import type { PackageId } from '../../core/policy/vocabulary';
import { type OwningPackage, type ProgramFiles, packageOf } from './package-of';
import { type Program, programName, programOf } from './program';

/** What a process turned out to be. */
export interface Recognised {
  /** The catalogue's tool; undefined for a program that only a policy names. */
  readonly tool: Tool | undefined;
  /** The command's name; undefined where only a package shows it. */
  readonly name: string | undefined;
  readonly package: PackageId | undefined;
  readonly version: string | undefined;
  /** As someone would have typed it, without folder or arguments. */
  readonly programWord: string;
}

export interface RecogniseOptions {
  readonly catalogue: Catalogue;
  readonly files: ProgramFiles;
  /** Whether a policy may name this word itself, beyond the catalogue. */
  readonly isNamed: (word: string) => boolean;
  /** Whether a file is one of our own, such as a shim that tells of a tool before it starts. */
  readonly isOwn: (path: string) => boolean;
}

/**
 * The tools that a process is, by the file that it runs: never by its other arguments. A file is followed through links to the
 * package it was installed with.
 */
export async function recognise(
  process: ProcessObservation,
  options: RecogniseOptions,
): Promise<readonly Recognised[]> {
  const program = programOf(process);
  if (program === undefined) return [];
  switch (program.kind) {
    case 'native':
      return recogniseNative(program, options);
    case 'script':
      return recogniseScript(program, process.workingDirectory, options);
    case 'module': {
      const item: InvokedItem = { kind: 'module', name: program.name, use: useOf(program.rest) };
      return named(program.name, itemTools(item, options), program.interpreter, undefined, options);
    }
    case 'package': {
      const owner: OwningPackage = { name: program.name, version: undefined, runs: 'yes' };
      return ofPackage(owner, program.interpreter, options);
    }
  }
}

async function recogniseNative(
  { names, path, rest }: Extract<Program, { kind: 'native' }>,
  options: RecogniseOptions,
): Promise<readonly Recognised[]> {
  const owner = path === undefined ? undefined : await packageOf(path, options.files);
  if (owner?.runs === 'yes') {
    const found = ofPackage(owner, names[0] ?? owner.name, options);
    if (found.length > 0) return found;
  }
  for (const name of names) {
    const tools = rest === undefined ? unmistakable(name, options) : itemTools(command(name, rest), options);
    const found = named(name, tools, names[0] ?? name, { path, owner }, options);
    if (found.length > 0) return found;
  }
  return [];
}

async function recogniseScript(
  { path, interpreter, rest }: Extract<Program, { kind: 'script' }>,
  workingDirectory: string | undefined,
  options: RecogniseOptions,
): Promise<readonly Recognised[]> {
  const absolute = isAbsolute(path) || workingDirectory === undefined ? path : `${workingDirectory}/${path}`;
  if (options.isOwn(absolute)) return [];
  const real = (await options.files.realPath(absolute)) ?? absolute;
  const file = programName(absolute);
  // `claude` is what was typed; of `node …/cli.js` it is `node`.
  const word = /\.\w+$/.test(file) ? interpreter : file;
  const owner = await packageOf(real, options.files);
  const isInstaller = /^(?:pre|post)?(?:un)?install\b/.test(programName(real));
  if (owner !== undefined && owner.runs !== 'no' && !isInstaller) {
    const found = ofPackage(owner, word, options);
    if (found.length > 0) return found;
  }
  // By its name only where it stands in a folder, as the system gives a script that is run as a program.
  if (!/[/\\]/.test(path) || /\.\w+$/.test(file)) return [];
  return named(file, itemTools(command(file, rest), options), word, { path: real, owner }, options);
}

function ofPackage(
  { name, version }: OwningPackage,
  programWord: string,
  { catalogue, isNamed }: RecogniseOptions,
): readonly Recognised[] {
  const id = packageId('npm', name);
  const shown = { name: undefined, package: id, version, programWord };
  const tools = catalogue.toolsByPackage(id);
  if (tools.length > 0) {
    return tools.map((tool) => ({
      ...shown,
      tool,
      name: tool.binaries?.find((binary) => binary.name === programWord)?.name,
    }));
  }
  return isNamed(name) ? [{ ...shown, tool: undefined }] : [];
}

interface Origin {
  readonly path: string | undefined;
  readonly owner: OwningPackage | undefined;
}

function named(
  name: string,
  tools: readonly Tool[],
  programWord: string,
  origin: Origin | undefined,
  { isNamed }: RecogniseOptions,
): readonly Recognised[] {
  const found = tools.length > 0 ? tools : isNamed(name) ? [undefined] : [];
  return found.map((tool) => ({
    tool,
    name,
    package: undefined,
    version: tool === undefined ? undefined : versionOf(tool, origin),
    programWord,
  }));
}

/** By the package of the file, where it is the tool's own or its build for one system; else by the folder it is installed in. */
function versionOf(tool: Tool, origin: Origin | undefined): string | undefined {
  const { path, owner } = origin ?? {};
  const ofTool = (name: string): boolean =>
    tool.packages?.some((id) => name === id.slice(4) || name.startsWith(`${id.slice(4)}-`)) ?? false;
  if (owner !== undefined && ofTool(owner.name)) return owner.version;
  const [, folder, version] =
    /[/\\]([^/\\]+)[/\\]versions[/\\](\d+\.\d+\.\d+[^/\\]*)$/.exec(path ?? '') ??
    /[/\\](?:Cellar|Caskroom|installs)[/\\]([^/\\]+)[/\\](\d+\.\d+[^/\\]*)[/\\]/.exec(path ?? '') ??
    [];
  const names = [tool.id, ...(tool.binaries ?? []).map((binary) => binary.name)];
  return folder !== undefined && names.includes(folder) ? version : undefined;
}

function itemTools(item: InvokedItem, { catalogue }: RecogniseOptions): readonly Tool[] {
  return toolsOf({ kind: 'run', item, version: undefined, span: { start: 0, end: 0 }, programWord: '' }, catalogue);
}

/** Where the arguments are not known, a name that other programs share shows nothing. */
function unmistakable(name: string, { catalogue }: RecogniseOptions): readonly Tool[] {
  return catalogue
    .toolsByBinary(name)
    .filter(({ binary }) => binary.form === undefined)
    .map(({ tool }) => tool);
}

function command(name: string, rest: readonly string[]): InvokedItem {
  return { kind: 'command', name, folder: undefined, anyCase: false, use: useOf(rest) };
}

function useOf(rest: readonly string[]): ProgramUse {
  const first = rest.slice(0, 64);
  return {
    arguments: first,
    quoted: first.flatMap((word, index) => (/\s/.test(word) ? [index] : [])),
    pipedInput: false,
  };
}

function isAbsolute(path: string): boolean {
  return /^(?:\/|[A-Za-z]:[/\\]|\\\\)/.test(path);
}
