import * as vscode from 'vscode';
import type { ExtensionObservation } from '../../core/observations';
import { extensionId } from '../contributions';

/**
 * The extensions that this extension host runs or could run at once, this one left out. Disabled ones are not among them
 * (see `dormant-extensions.ts`), nor those of another extension host: in a remote window, the local side's.
 */
export function observeExtensions(): ExtensionObservation[] {
  return vscode.extensions.all.filter(({ id }) => id.toLowerCase() !== extensionId).map(observationOf);
}

function observationOf(extension: vscode.Extension<unknown>): ExtensionObservation {
  const manifest: unknown = extension.packageJSON;
  return {
    id: extension.id,
    version: textOf(manifest, 'version'),
    displayName: textOf(manifest, 'displayName') ?? extension.id,
    active: extension.isActive,
    builtIn: isBuiltIn(manifest),
    manifest,
  };
}

/** VS Code adds `isBuiltin` to the manifest it hands out; a manifest on disk has no such field. */
function isBuiltIn(manifest: unknown): boolean {
  return typeof manifest === 'object' && manifest !== null && 'isBuiltin' in manifest && manifest.isBuiltin === true;
}

function textOf(manifest: unknown, name: 'version' | 'displayName'): string | undefined {
  if (typeof manifest !== 'object' || manifest === null) return undefined;
  const value = (manifest as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
