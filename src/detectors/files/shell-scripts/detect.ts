import type { Found, OpenedFile } from '../common/kind';
import { shellOfScript } from '../common/script-shell';
import { plainSource } from '../common/source-text';

/** The whole file is the shell's text. */
export function detect({ path, text }: OpenedFile, found: Found): void {
  const shell = shellOfScript(path, text);
  if (shell !== undefined) found.shell(plainSource(text), shell);
}
