import assert from 'node:assert/strict';

import { loadReader, type ShellReader } from '../../../src/command-reader/parse/index';
import type { Command, Input, Shell, Word } from '../../../src/command-reader/types';
import { installedGrammars } from '../grammars';

export interface Expectation {
  /** `name: command; command` for a function, `name=text` for an alias. */
  readonly definitions?: readonly string[];
  /** The inputs of the commands that have one, as `program < input`. */
  readonly inputs?: readonly string[];
  readonly assignments?: readonly string[];
  /** The unreadable parts, as text. */
  readonly unreadable?: readonly string[];
}

/**
 * One row: a text and the commands that it runs, each as its words joined by blanks. `?` is an unknown piece; a word that holds
 * blanks or is empty stands in `<…>`. What is not expected (definitions, unreadable parts) must not be there.
 */
export type Check = (text: string, commands: readonly string[], expectation?: Expectation) => void;

export function checksFor(shell: Shell): Check {
  let read: ShellReader;
  before(async () => {
    read = await loadReader(shell, installedGrammars);
  });
  return (text, commands, expectation = {}) => {
    it(`${shell}: ${JSON.stringify(text).slice(1, -1)}`, () => {
      const result = read(text);
      assert.deepEqual(result.commands.map(showCommand), commands);
      assert.deepEqual(
        result.unreadable.map(({ start, end }) => text.slice(start, end)),
        expectation.unreadable ?? [],
      );
      assert.deepEqual(
        result.definitions.map(({ name, body }) =>
          'text' in body ? `${name}=${showWord(body.text)}` : `${name}: ${body.commands.map(showCommand).join('; ')}`,
        ),
        expectation.definitions ?? [],
      );
      if (expectation.inputs !== undefined) assert.deepEqual(result.commands.flatMap(showInput), expectation.inputs);
      if (expectation.assignments !== undefined) {
        assert.deepEqual(
          result.commands.flatMap(({ assignments }) =>
            assignments.map(({ name, value }) => `${name}=${showWord(value)}`),
          ),
          expectation.assignments,
        );
      }
    });
  };
}

export function showCommand(command: Command): string {
  return (command.operator === 'call' ? '& ' : '') + command.words.map(showWord).join(' ');
}

export function showWord(word: Word): string {
  const text = word.pieces.map((piece) => (piece.kind === 'unknown' ? '?' : piece.text)).join('');
  return text === '' || /\s/.test(text) ? `<${text}>` : text;
}

export function showInput(command: Command): readonly string[] {
  return command.input === undefined ? [] : [`${showWord(command.words[0] as Word)} < ${describeInput(command.input)}`];
}

function describeInput(input: Input): string {
  switch (input.kind) {
    case 'pipe':
      return `| ${showCommand(input.from)}`;
    case 'text':
      return showWord(input.text);
    case 'commands':
      return `(${input.from.map(showCommand).join('; ')})`;
  }
}
