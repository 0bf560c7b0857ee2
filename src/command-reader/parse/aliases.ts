import type { Command, Definition, Word } from '../types';
import { literalOf } from '../types';
import { leadingText, withoutPrefix } from './words';

/** `alias c=claude d='codex exec'` of bash, zsh, sh and fish. */
export function aliasDefinitions(command: Command): readonly Definition[] {
  const [program, ...parameters] = command.words;
  const verb = program && literalOf(program);
  if (verb === 'unalias') return parameters.flatMap((word) => withdrawn('alias', word, command));
  if (verb === 'unset' && parameters[0] && literalOf(parameters[0]) === '-f')
    return parameters.flatMap((word) => withdrawn('function', word, command));
  // fish's own word for it.
  if (verb === 'functions' && parameters.some((word) => ['-e', '--erase'].includes(literalOf(word) ?? '')))
    return parameters.flatMap((word) => [
      ...withdrawn('alias', word, command),
      ...withdrawn('function', word, command),
    ]);
  if (verb !== 'alias') return [];
  const everywhere = parameters.some((word) => /^-\w*g/.test(leadingText(word))) ? { everywhere: true as const } : {};
  return parameters.flatMap((word) => {
    const name = /^([^-=\s][^=\s]*)=/.exec(leadingText(word))?.[1];
    if (name === undefined) return [];
    const body = { text: withoutPrefix(word, name.length + 1) };
    return [{ kind: 'alias', name, span: command.span, body, ...everywhere }];
  });
}

/** `unalias c` is read as `alias c=c`: from there on it is the program of that name. */
function withdrawn(kind: Definition['kind'], word: Word, command: Command): readonly Definition[] {
  const name = literalOf(word);
  if (name === undefined || name.startsWith('-')) return [];
  return [{ kind, name, span: command.span, body: { text: word } }];
}
