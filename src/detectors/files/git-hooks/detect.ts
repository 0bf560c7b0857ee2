import type { Found, OpenedFile } from '../common/kind';
import { shebangShell } from '../common/script-shell';
import { plainSource } from '../common/source-text';

/** Husky's and Git's own hooks are scripts; without a first line that says otherwise they are the shell's. */
export function detect({ path, text }: OpenedFile, found: Found): void {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/\.(?!sh$)/.test(name)) return;
  const shell = shebangShell(text) ?? 'sh';
  if (shell !== 'other') found.shell(plainSource(text), shell, { folder: '' });
}
