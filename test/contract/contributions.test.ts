import { deepStrictEqual, ok } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands, extensionId, findingsViewId, settings, settingsSection } from '../../src/vscode/contributions';
import { root } from './source-files';

interface Manifest {
  readonly publisher: string;
  readonly name: string;
  readonly activationEvents: readonly string[];
  readonly extensionKind: readonly string[];
  readonly icon: string;
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
    readonly configuration: {
      readonly properties: Readonly<Record<string, { readonly scope: string; readonly default: unknown }>>;
    };
  };
}

const manifestText = readFileSync(join(root, 'package.json'), 'utf8');
const manifest = JSON.parse(manifestText) as Manifest;
const names = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8')) as Record<string, string>;
const { contributes } = manifest;

/** Run by our own buttons, with a value that nobody types: not in the palette. */
const buttonsOnly: readonly string[] = [commands.useAlternative, commands.ignoreHere];

describe('contributions', () => {
  it('the id is the manifest’s', () => deepStrictEqual(extensionId, `${manifest.publisher}.${manifest.name}`));

  it('commands agree with the code, both ways', () => {
    const declared = contributes.commands.map(({ command }) => command);
    deepStrictEqual(
      declared.toSorted(),
      Object.values(commands)
        .filter((id) => !buttonsOnly.includes(id))
        .toSorted(),
    );
  });

  it('settings agree with the code, both ways', () => {
    const used = Object.values(settings).map((key) => `${settingsSection}.${key}`);
    deepStrictEqual(Object.keys(contributes.configuration.properties).toSorted(), used.toSorted());
  });

  it('no workspace can set a setting', () => {
    for (const [name, { scope }] of Object.entries(contributes.configuration.properties)) {
      ok(scope === 'application' || scope === 'machine', `${name} has the scope ${scope}`);
    }
  });

  it('every setting has a default', () => {
    for (const [name, property] of Object.entries(contributes.configuration.properties)) {
      ok('default' in property, `${name} has no default`);
    }
  });

  it('views and menus name what there is', () => {
    deepStrictEqual(
      Object.values(contributes.views)
        .flat()
        .map(({ id }) => id),
      [findingsViewId],
    );
    const known = new Set<string>(Object.values(commands));
    for (const { command, when } of Object.values(contributes.menus).flat()) {
      ok(known.has(command), `a menu names ${command}`);
      ok(when === undefined || when.includes(findingsViewId), `a menu item of ${command} shows at ${when}`);
    }
  });

  it('texts of the manifest are all in package.nls.json, and nothing else is', () => {
    const used = [...manifestText.matchAll(/"%([^%"]+)%"/g)].map((match) => match[1] ?? '');
    deepStrictEqual([...new Set(used)].toSorted(), Object.keys(names).toSorted());
  });

  it('nothing is eager, and the extension runs where the workspace is', () => {
    deepStrictEqual(manifest.activationEvents, ['onStartupFinished']);
    deepStrictEqual(manifest.extensionKind, ['workspace']);
  });

  it('the icon is there', () => ok(existsSync(join(root, manifest.icon))));
});
