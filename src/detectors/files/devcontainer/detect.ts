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
      for (const { key, value } of entriesOf(field(root, features))) {
        // A local feature is what its own files make of it.
        if (key.text.startsWith('.')) continue;
        found.package(`devcontainer-feature:${key.text}`, versionOfTag(key.text), 'install', key);
        readPackagesOf(key.text, value, found);
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

/** Features that install the packages that an option of theirs names: https://github.com/devcontainers-extra/features */
const installers: Readonly<Record<string, readonly { readonly option: string; readonly ecosystem: string }[]>> = {
  'npm-package': [{ option: 'package', ecosystem: 'npm' }],
  'npm-packages': [{ option: 'packages', ecosystem: 'npm' }],
  'pipx-package': [{ option: 'package', ecosystem: 'pypi' }],
  'homebrew-package': [{ option: 'package', ecosystem: 'brew' }],
  // https://github.com/devcontainers/features/tree/main/src/github-cli
  'github-cli': [{ option: 'extensions', ecosystem: 'gh-extension' }],
};

function readPackagesOf(feature: string, options: Value, found: Found): void {
  const name = /([^/:@]+)(?:[:@][^/]*)?$/.exec(feature)?.[1] ?? '';
  for (const { option, ecosystem } of Object.hasOwn(installers, name) ? (installers[name] ?? []) : []) {
    const named = stringOf(field(options, option));
    for (const id of named?.text.split(/[\s,]+/) ?? []) {
      if (named !== undefined && id !== '') found.package(`${ecosystem}:${id}`, undefined, 'install', named);
    }
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
