import { versionOfTag } from '../common/github-steps';
import type { Found, OpenedFile } from '../common/kind';
import { replaced, unknownOf } from '../common/source-text';
import { entriesOf, field, itemsOf, type StringValue, stringOf, type Value } from '../common/tree';

/** https://docs.docker.com/reference/compose-file/services/ */
export function detect({ roots }: OpenedFile, found: Found): void {
  for (const root of roots) {
    for (const { value: service } of entriesOf(field(root, 'services'))) {
      const image = stringOf(field(service, 'image'));
      if (image !== undefined) found.package(`docker:${image.text}`, versionOfTag(image.text), 'run', image);
      const commands = [
        field(service, 'command'),
        field(service, 'entrypoint'),
        field(service, 'healthcheck', 'test'),
        ...['post_start', 'pre_stop'].flatMap((hook) =>
          itemsOf(field(service, hook)).map((one) => field(one, 'command')),
        ),
        ...itemsOf(field(service, 'develop', 'watch')).map((one) => field(one, 'exec', 'command')),
      ];
      for (const command of commands) readCommand(command, found);
      const inline = stringOf(field(service, 'build', 'dockerfile_inline'));
      if (inline !== undefined) readInline(inline, found);
    }
  }
}

/** Compose puts in `${…}` and takes `$$` for a dollar sign; a list is a program with its arguments. */
function readCommand(command: Value | undefined, found: Found): void {
  if (command?.kind === 'string') {
    const source = replaced(command.source(), /\$\$|\$\{[^}]*\}/g, (part) =>
      part === '$$' ? ' $' : unknownOf(part.length),
    );
    found.shell(source, 'sh');
    return;
  }
  const words = itemsOf(command).flatMap((item) => stringOf(item) ?? []);
  const [first] = words;
  if (first === undefined || first.text === 'NONE') return;
  if (first.text === 'CMD-SHELL') for (const text of words.slice(1)) found.shell(text.source(), 'sh');
  else found.program(first.text === 'CMD' ? words.slice(1) : words);
}

/** Of a Dockerfile within the file only what RUN gives to the shell. */
function readInline(inline: StringValue, found: Found): void {
  const source = inline.source();
  for (const match of source.text.matchAll(/^[ \t]*RUN[ \t]+((?:[^\n]*\\\n)*[^\n]*)/gim)) {
    const text = match[1] ?? '';
    const start = match.index + match[0].length - text.length;
    found.shell({ text, at: (offset) => source.at(start + offset) }, 'bash');
  }
}
