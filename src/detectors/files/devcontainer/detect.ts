import { versionOfTag } from '../common/github-steps';
import type { Found, OpenedFile } from '../common/kind';
import { readServers } from '../common/mcp-servers';
import { entriesOf, field, itemsOf, stringOf, type Value } from '../common/tree';
import { readRecommendations, readSettings } from '../common/vscode-settings';

/** https://containers.dev/implementors/json_reference/ */
const lifecycleCommands = [
  'initializeCommand',
  'onCreateCommand',
  'updateContentCommand',
  'postCreateCommand',
  'postStartCommand',
  'postAttachCommand',
];

/** Features, image, extensions, settings, servers and lifecycle commands; of a feature's own description what it depends on. */
export function detect({ roots }: OpenedFile, found: Found): void {
  for (const root of roots) {
    for (const features of ['features', 'dependsOn']) {
      for (const { key } of entriesOf(field(root, features))) {
        // A local feature is what its own files make of it.
        if (!key.text.startsWith('.'))
          found.package(`devcontainer-feature:${key.text}`, versionOfTag(key.text), 'install', key);
      }
    }
    const image = stringOf(field(root, 'image'));
    if (image !== undefined) found.package(`docker:${image.text}`, versionOfTag(image.text), 'install', image);
    for (const editor of [field(root, 'customizations', 'vscode'), root]) {
      readRecommendations(field(editor, 'extensions'), found);
      readSettings(field(editor, 'settings'), found);
    }
    const servers = field(root, 'customizations', 'vscode', 'mcp');
    readServers(field(servers, 'servers') ?? servers, found);
    for (const name of lifecycleCommands) readCommand(field(root, name), found);
  }
}

/** A line for a shell, a program with its arguments, or several of either by name. */
function readCommand(command: Value | undefined, found: Found): void {
  if (command?.kind === 'string') found.shell(command.source(), 'bash', { folder: '' });
  if (command?.kind === 'array')
    found.program(
      itemsOf(command).flatMap((item) => stringOf(item) ?? []),
      { folder: '' },
    );
  if (command?.kind === 'object')
    for (const { value } of command.entries) if (value.kind !== 'object') readCommand(value, found);
}
