import { packageId } from '../core/policy/package-id';
import { packageEcosystems } from '../core/policy/vocabulary';
import {
  aliasCommands,
  blocksCreated,
  blocksRun,
  definedAt,
  definitionCalled,
  globalAliases,
  ofOuterText,
  withDefinitions,
} from './definitions';
import type { InvokedItem } from './invocation';
import { nestText } from './nested-text';
import {
  commandsWithin,
  finalCommands,
  inputOutputs,
  type Output,
  outputsOf,
  outputsOfExpression,
  programLookedUp,
  programOfVariable,
  writtenOutputs,
} from './outputs';
import { allCommands, expressionBefore, startsUnknown } from './places';
import { bodyCommands } from './positional';
import { filesFilled, valueAssigned } from './powershell-files';
import { consequencesOf, ignoresCase, outputContext, programName } from './program-lookup';
import { packageOfPath } from './programs/node';
import type { Consequence } from './programs/program';
import { fileNamed, fileWritten, inputFile, normalPath, outputFile, shellOfFile } from './redirections';
import type { Command, Definition, Shell, ShellText, Word } from './types';
import { add, deepest, type Frame, type Here, isHandedOn, mayFollow, useOf, type Walk } from './walk';
import { baseName, lastLiteral, spanOf } from './words';

/** Follows every command of a text that was read. */
export function runCommands(walk: Walk, read: ShellText, outer: Frame): void {
  const frame: Frame = { ...outer, definitions: withDefinitions(outer.definitions, read.definitions, outer.shell) };
  const all = allCommands(read);
  if (frame.shell === 'pwsh')
    for (const { path, output } of filesFilled(frame.text)) walk.files.set(normalPath(path), [output]);
  for (const command of read.commands) runCommand({ walk, frame, all }, command);
}

function runCommand(here: Here, command: Command): void {
  const { frame } = here;
  const [program] = command.words;
  if (program === undefined || !mayFollow(here, command)) return;
  const at = definedAt(frame, command);
  for (const block of blocksRun(command, at)) if (!frame.expanding.includes(block)) runDefinition(here, command, block);
  for (const word of blocksCreated(command, at)) runSubstituted(here, word);
  const base = baseName(program);
  if (base === undefined) {
    runUnnamed(here, command, program);
    return;
  }
  const called = definitionCalled(command, base.name, at);
  const named: Here = { ...here, frame: { ...frame, programWord: frame.programWord ?? base.name } };
  for (const text of globalAliases(command, at)) runText(here, [text], frame.shell, true);
  if (called !== undefined) runDefinition(named, command, called);
  else runProgram(named, command, base);
}

/** A program whose name is not written: what is known is only what a look-up or PowerShell's call operator shows. */
function runUnnamed(here: Here, command: Command, program: Word): void {
  if (command.operator === 'call') runSubstituted(here, program);
  const { start, end } = program.span;
  const inside = commandsWithin(here.all, start, end).filter((other) => other.words[0] !== program);
  const [lookUp, ...others] = finalCommands(inside);
  const isWhole = program.pieces.length === 1 && others.length === 0;
  const found = isWhole && lookUp ? programLookedUp(lookUp) : programOfVariable(here.frame.text, program);
  if (found) runCommand(here, { ...command, words: [found, ...command.words.slice(1)] });
  // `& $file`, where the line fetched or wrote it under that name.
  const file = normalPath(fileNamed(program, here.frame.text));
  if (here.walk.files.has(file))
    runOutputs(here, [{ kind: 'file', path: file }], shellOfFile(file) ?? here.frame.shell);
}

function runProgram(here: Here, command: Command, base: NonNullable<ReturnType<typeof baseName>>): void {
  const { shell } = here.frame;
  const [program] = command.words;
  if (program === undefined) return;
  const name = programName(base.name, shell);
  if (name !== '') {
    const use = useOf(command.words.slice(1), command);
    const item: InvokedItem = { kind: 'command', name, folder: base.folder, anyCase: ignoresCase(shell), use };
    add(here, 'run', item, undefined, program);
  }
  const owner = packageOfPath(lastLiteral(program));
  if (owner !== undefined) add(here, 'run', { kind: 'package', id: packageId('npm', owner) }, undefined, program);
  runWrittenFile(here, program, shell);
  for (const consequence of consequencesOf(command, shell)) apply(here, command, consequence);
  noteWrittenFile(here, command);
}

function apply(here: Here, command: Command, consequence: Consequence): void {
  switch (consequence.kind) {
    case 'run-words': {
      const input = consequence.input === 'own' ? undefined : command.input;
      const inner = { words: consequence.words, span: command.span, assignments: [], input };
      const shell = consequence.shell ?? here.frame.shell;
      const definitions = consequence.sameShell ? here.frame.definitions : new Map();
      runCommand({ ...here, frame: { ...here.frame, shell, definitions, depth: here.frame.depth + 1 } }, inner);
      return;
    }
    case 'run-text':
      runText(here, consequence.words, consequence.shell, consequence.sameShell, (shell) =>
        runInput(here, command, shell),
      );
      return;
    case 'run-input':
      runInput(here, command, consequence.shell);
      return;
    case 'run-file':
      runFile(here, command, consequence.word, consequence.shell);
      return;
    case 'package': {
      const ecosystem = packageEcosystems.find((known) => known === consequence.ecosystem);
      const id = ecosystem ? packageId(ecosystem, consequence.name) : `${consequence.ecosystem}:${consequence.name}`;
      add(here, consequence.use, { kind: 'package', id }, consequence.version, consequence.word);
      return;
    }
    case 'module': {
      const use = useOf(consequence.words, command);
      add(here, 'run', { kind: 'module', name: consequence.name, use }, undefined, consequence.word);
      return;
    }
    case 'extension':
      add(here, 'install', { kind: 'extension', id: consequence.id }, consequence.version, consequence.word);
      return;
    case 'download': {
      const { to } = consequence;
      const path =
        typeof to === 'object' ? fileNamed(to, here.frame.text) : (to ?? outputFile(command, here.frame.text));
      if (path)
        here.walk.files.set(normalPath(path), [{ kind: 'fetched', url: consequence.url, word: consequence.word }]);
      return;
    }
    case 'script':
      runScript(here, command, consequence);
      return;
  }
}

/** `npm run ai`, with the scripts that npm runs before and after it. */
function runScript(here: Here, command: Command, script: Extract<Consequence, { kind: 'script' }>): void {
  const { walk, frame } = here;
  if (frame.scriptDepth >= deepest.scripts) {
    walk.unreadable.push(frame.place(script.word.span));
    return;
  }
  const text = walk.scripts(script.name);
  if (text === undefined) {
    for (const consequence of script.otherwise) apply(here, command, consequence);
    return;
  }
  const place = frame.place(script.word.span);
  for (const part of [walk.scripts(`pre${script.name}`), text, walk.scripts(`post${script.name}`)]) {
    if (part !== undefined) readText(here, part, 'sh', () => place, { scriptDepth: frame.scriptDepth + 1 });
  }
}

function runText(here: Here, words: readonly Word[], shell: Shell, sameShell = false, input?: Frame['runInput']): void {
  const { frame } = here;
  for (const word of words) if (startsUnknown(word, shell)) runSubstituted(here, word, shell);
  const whole = spanOf(words);
  if (whole.end - whole.start > here.walk.left.characters) {
    here.walk.unreadable.push(frame.place(whole));
    return;
  }
  const nested = nestText(words, shell, frame.text);
  readText(here, nested.text, shell, (span) => frame.place(nested.place(span)), {
    definitions: sameShell || isHandedOn(frame, shell) ? frame.definitions : new Map(),
    runInput: input,
  });
}

function readText(here: Here, text: string, shell: Shell, place: Frame['place'], changes: Partial<Frame>): void {
  const { walk, frame } = here;
  const reader = walk.readers(shell);
  walk.left.texts -= 1;
  walk.left.characters -= text.length;
  if (reader === undefined || walk.left.texts < 0 || walk.left.characters < 0) {
    walk.unreadable.push(place({ start: 0, end: text.length }));
    return;
  }
  const read = reader(text);
  walk.unreadable.push(...read.unreadable.map(place));
  const depth = frame.depth + 1;
  const definitions = ofOuterText(changes.definitions ?? new Map());
  runCommands(walk, read, { ...frame, text, shell, place, depth, from: undefined, ...changes, definitions });
}

function runInput(here: Here, command: Command, shell: Shell): void {
  const path = command.input === undefined ? inputFile(command, here.frame.text) : undefined;
  if (path !== undefined) {
    runOutputs(here, [{ kind: 'file', path }], shell);
    return;
  }
  if (command.input === undefined) here.frame.runInput?.(shell);
  runOutputs(here, inputOutputs(command.input, outputContext(here)), shell);
  if (here.frame.shell === 'pwsh' && command.input === undefined)
    runSubstituted(here, expressionBefore(here.frame.text, command));
}

/** A script file: one that the line itself wrote, a process substitution, or a program's own file. */
function runFile(here: Here, command: Command, word: Word, shell: Shell): void {
  runSubstituted(here, word, shell);
  const path = fileNamed(word, here.frame.text);
  if (path === '/dev/stdin' || path === '-') {
    runInput(here, command, shell);
    return;
  }
  if (here.walk.files.has(normalPath(path))) {
    runWrittenFile(here, word, shell);
    return;
  }
  // `bash node_modules/.bin/claude`: a folder of programs holds programs.
  if (/[/\\]\.?bin[/\\][^/\\.]+$/.test(lastLiteral(word))) {
    const rest = command.words.slice(command.words.indexOf(word));
    apply(here, command, { kind: 'run-words', words: rest });
  }
}

function runWrittenFile(here: Here, word: Word, shell: Shell): void {
  if (here.walk.files.size === 0) return;
  const path = fileNamed(word, here.frame.text);
  // Only cmd looks in the working folder for a name without one.
  const named =
    here.frame.programWord !== undefined && (/[/\\]/.test(path) || shell === 'cmd' || here.frame.programWord !== path);
  if (named) runOutputs(here, [{ kind: 'file', path }], shellOfFile(path) ?? shell);
}

function runOutputs(here: Here, outputs: readonly Output[], shell: Shell, depth = 0): void {
  for (const output of outputs) {
    switch (output.kind) {
      case 'fetched':
        add(here, 'install', { kind: 'install-script', url: output.url }, undefined, output.word);
        break;
      case 'text':
        runText(here, output.words, shell, shell === here.frame.shell);
        break;
      case 'file':
        if (depth < deepest.scripts)
          runOutputs(here, here.walk.files.get(normalPath(output.path)) ?? [], shell, depth + 1);
        break;
    }
  }
}

/** What the commands inside a word write is itself run: `bash <(curl …)`, `eval "$(curl …)"`, `iex (irm …)`. */
function runSubstituted(here: Here, word: Word, shell: Shell = here.frame.shell): void {
  const { start, end } = word.span;
  const { substituting } = here.walk;
  const key = `${here.frame.depth} ${start} ${end}`;
  if (substituting.has(key)) return;
  substituting.add(key);
  const inside = commandsWithin(here.all, start, end);
  const context = outputContext(here);
  runOutputs(
    here,
    finalCommands(inside).flatMap((command) => outputsOf(command, context)),
    shell,
  );
  substituting.delete(key);
  if (here.frame.shell !== 'pwsh') return;
  const raw = here.frame.text.slice(start, end);
  runOutputs(here, outputsOfExpression(raw, word), shell);
  const assigned = valueAssigned(here.frame.text, raw, start);
  if (assigned !== undefined) runSubstituted(here, { ...word, span: assigned }, shell);
}

/** `echo 'claude -p hi' > run.sh` makes `bash run.sh` known. */
function noteWrittenFile(here: Here, command: Command): void {
  const written = fileWritten(command, here.frame.text);
  if (written === undefined) return;
  const context = outputContext(here);
  const outputs = writtenOutputs(written.of, command, context);
  here.walk.files.set(normalPath(written.path), outputs);
}

function runDefinition(here: Here, command: Command, definition: Definition): void {
  const { walk, frame } = here;
  const from = frame.from ?? command.span.start;
  const expanding = [...frame.expanding, definition];
  const inner: Here = { ...here, frame: { ...frame, depth: frame.depth + 1, from, expanding } };
  if ('commands' in definition.body) {
    for (const part of bodyCommands(definition, command, frame.text, frame.shell)) runCommand(inner, part);
    return;
  }
  walk.left.texts -= 1;
  if (walk.left.texts < 0) {
    walk.unreadable.push(frame.place(command.span));
    return;
  }
  const at = definedAt(frame, command);
  for (const part of aliasCommands(definition.body.text, command, at, walk.readers(frame.shell)))
    runCommand(inner, part);
}
