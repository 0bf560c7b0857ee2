import type { Command, Definition } from '../types';
import { literalOf } from '../types';
import { leadingText, withoutPrefix } from './words';

/** `alias c=claude d='codex exec'` of bash, zsh, sh and fish. */
export function aliasDefinitions(command: Command): readonly Definition[] {
  const [program, ...parameters] = command.words;
  if (program === undefined || literalOf(program) !== 'alias') return [];
  return parameters.flatMap((word) => {
    const name = /^([^-=\s][^=\s]*)=/.exec(leadingText(word))?.[1];
    if (name === undefined) return [];
    return [{ kind: 'alias', name, span: command.span, body: { text: withoutPrefix(word, name.length + 1) } }];
  });
}
