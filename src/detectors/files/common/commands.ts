import { type StringValue, stringOf, type Value } from './tree';

/** A program and its arguments as configuration files have them; empty where there is no program. */
export function commandOf(program: Value | undefined, args: Value | undefined): readonly StringValue[] {
  const [first, ...more] = program?.kind === 'array' ? program.items : [program];
  const command = stringOf(first) ?? quotedTask(first);
  if (command === undefined) return [];
  const given = args?.kind === 'array' ? args.items : args === undefined ? [] : [args];
  return [command, ...[...more, ...given].flatMap((value) => stringOf(value) ?? quotedTask(value) ?? [])];
}

/** VS Code's `{ "value": "-p", "quoting": "strong" }`. */
function quotedTask(value: Value | undefined): StringValue | undefined {
  return value?.kind === 'object' ? stringOf(value.entries.find(({ key }) => key.text === 'value')?.value) : undefined;
}
