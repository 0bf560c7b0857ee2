import { parseArgs } from 'node:util';
import { nearestName } from '../core/policy/nearest';
import type { Argument, Given, Option, Options, Subcommand } from './subcommand';

export type ArgumentsReading =
  | { readonly outcome: 'given'; readonly given: Given<Options> }
  | { readonly outcome: 'help' | 'version' }
  /** In words, with the nearest name where something is misspelt. */
  | { readonly outcome: 'wrong'; readonly what: string };

/** Checks the arguments behind a subcommand's name against its declaration. What stands behind `--` is never an option. */
export function readArguments(subcommand: Subcommand, args: readonly string[]): ArgumentsReading {
  const inOrder: Argument[] = [];
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries<Option>({ ...subcommand.options, ...always }).map(([name, { type, short }]) => [
        name,
        { type, ...(short === undefined ? {} : { short }) },
      ]),
    ),
    // What is wrong is said in our words below.
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const asks = (name: string) => tokens.some((token) => token.kind === 'option' && token.name === name);
  if (asks('help')) return { outcome: 'help' };
  if (asks('version')) return { outcome: 'version' };
  for (const token of tokens) {
    if (token.kind === 'option') {
      // An option in the place of a value is a forgotten value; one that does begin so is written with `=`.
      const value = token.inlineValue === false && /^-./.test(token.value) ? undefined : token.value;
      const fault = faultOf(token.name, token.rawName, value, subcommand.options);
      if (fault !== undefined) return { outcome: 'wrong', what: fault };
      inOrder.push({ kind: 'option', name: token.name, value: token.value });
    }
    if (token.kind === 'positional') inOrder.push({ kind: 'operand', value: token.value });
  }
  const twice = Object.entries(subcommand.options).find(
    ([name, option]) => !isMultiple(option) && valuesOf(name, inOrder).length > 1,
  );
  if (twice !== undefined) return { outcome: 'wrong', what: `--${twice[0]} is given more than once.` };
  return { outcome: 'given', given: givenOf(subcommand.options, inOrder) };
}

/** What every subcommand understands. */
export const always = {
  help: { type: 'boolean', short: 'h', description: 'Show this help.' },
  version: { type: 'boolean', description: "Show this program's version." },
} as const satisfies Options;

function faultOf(name: string, written: string, value: string | undefined, options: Options): string | undefined {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (option === undefined) {
    const nearest = nearestName(name, [...Object.keys(options), ...Object.keys(always)]);
    return `there is no option ${written}.${nearest === undefined ? '' : ` Did you mean --${nearest}?`}`;
  }
  if (option.type === 'boolean') return value === undefined ? undefined : `--${name} takes no value; found ${value}.`;
  if (value === undefined) return `--${name} needs a value: --${name} ${option.value}.`;
  if (option.choices === undefined || option.choices.includes(value)) return undefined;
  const nearest = nearestName(value, option.choices);
  const meant = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  return `--${name} must be ${alternatives(option.choices)}; found ${JSON.stringify(value)}.${meant}`;
}

function givenOf(options: Options, inOrder: readonly Argument[]): Given<Options> {
  const operands = inOrder.flatMap((argument) => (argument.kind === 'operand' ? [argument.value] : []));
  const values = Object.entries(options).map(([name, option]) => {
    const found = valuesOf(name, inOrder);
    if (option.type === 'boolean') return [name, found.length > 0];
    const texts = found.flatMap((value) => value ?? []);
    return [name, isMultiple(option) ? texts : (texts[0] ?? option.default)];
  });
  return { options: Object.fromEntries(values), operands, inOrder };
}

function valuesOf(name: string, inOrder: readonly Argument[]): readonly (string | undefined)[] {
  return inOrder.flatMap((argument) => (argument.kind === 'option' && argument.name === name ? [argument.value] : []));
}

function isMultiple(option: Option): boolean {
  return option.type === 'string' && option.multiple === true;
}

/** `text or json`, `managed, organization or workspace`. */
export function alternatives(choices: readonly string[]): string {
  const last = choices.at(-1) ?? '';
  return choices.length < 2 ? last : `${choices.slice(0, -1).join(', ')} or ${last}`;
}
