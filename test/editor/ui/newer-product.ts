import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { extensionId } from '../../../src/vscode/contributions';
import { packFolder } from '../../harness/packages';
import { temporaryFolder } from '../../harness/processes';

export const newerVersion = '99.0.0';

/** The product as it is installed, packed again with a version that no real one will have soon. */
export async function newerProduct(extensionsFolder: string): Promise<string> {
  const installed = readdirSync(extensionsFolder).find((name) => name.startsWith(`${extensionId}-`));
  if (installed === undefined) throw new Error(`There is no ${extensionId} in ${extensionsFolder}.`);
  const folder = join(temporaryFolder(), 'newer');
  cpSync(join(extensionsFolder, installed), folder, { recursive: true });
  const file = join(folder, 'package.json');
  const {
    __metadata: _,
    scripts: _scripts,
    ...manifest
  } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ ...manifest, version: newerVersion }));
  return packFolder(folder, join(folder, '..', 'newer.vsix'));
}
