import { folderOf } from '../common/collect';
import { readDockerfile } from '../common/dockerfile';
import { versionOfTag } from '../common/github-steps';
import type { Found, OpenedFile } from '../common/kind';
import { quotedWords } from '../common/quoted-words';
import { joinedSource, replaced, type SourceText, unknownOf } from '../common/source-text';
import { entriesOf, field, itemsOf, stringOf, type Value } from '../common/tree';

/** https://docs.docker.com/reference/compose-file/services/ */
export function detect({ path, roots }: OpenedFile, found: Found): void {
  for (const root of roots) {
    for (const { value: service } of entriesOf(field(root, 'services'))) {
      const image = stringOf(field(service, 'image'));
      if (image !== undefined) found.package(`docker:${image.text}`, versionOfTag(image.text), 'run', image);
      const commands = [
        field(service, 'healthcheck', 'test'),
        ...['post_start', 'pre_stop'].flatMap((hook) =>
          itemsOf(field(service, hook)).map((one) => field(one, 'command')),
        ),
        ...itemsOf(field(service, 'develop', 'watch')).map((one) => field(one, 'exec', 'command')),
      ];
      for (const command of commands) readCommand(command, found);
      readStart(field(service, 'entrypoint'), field(service, 'command'), found);
      const inline = stringOf(field(service, 'build', 'dockerfile_inline'));
      if (inline !== undefined) readDockerfile(inline.source(), folderOf(path), found);
    }
  }
}

/** `entrypoint: ["sh", "-c"]` with a command is one line; otherwise either may be the program. */
function readStart(entry: Value | undefined, command: Value | undefined, found: Found): void {
  const shell = sourceOf(entry);
  const rest = sourceOf(command);
  if (shell !== undefined && rest !== undefined && /^(?:\S*\/)?(?:ba|z|da|a|k)?sh(?:\s+-\S+)*$/.test(shell.text.trim()))
    found.shell(joinedSource([shell, rest], ' '), 'sh');
  else for (const part of [entry, command]) readCommand(part, found);
}

function readCommand(command: Value | undefined, found: Found): void {
  if (command?.kind === 'string') {
    found.shell(interpolated(command.source()), 'sh');
    return;
  }
  const words = wordsOf(command);
  const [first] = words;
  if (first === undefined || first.text === 'NONE') return;
  if (first.text === 'CMD-SHELL') for (const text of words.slice(1)) found.shell(text.source(), 'sh');
  else found.program(first.text === 'CMD' ? words.slice(1) : words);
}

function sourceOf(command: Value | undefined): SourceText | undefined {
  if (command?.kind === 'string') return interpolated(command.source());
  const words = wordsOf(command);
  return words.length === 0 ? undefined : quotedWords(words);
}

function wordsOf(command: Value | undefined) {
  return itemsOf(command).flatMap((item) => stringOf(item) ?? []);
}

/** Compose puts in `${…}` and takes `$$` for a dollar sign. */
function interpolated(source: SourceText): SourceText {
  return replaced(source, /\$\$|\$\{[^}]*\}/g, (part) => (part === '$$' ? ' $' : unknownOf(part.length)));
}
