import { folderOf } from '../common/collect';
import { readDockerfile } from '../common/dockerfile';
import type { Found, OpenedFile } from '../common/kind';
import { plainSource } from '../common/source-text';

export function detect({ path, text }: OpenedFile, found: Found): void {
  const name = path.slice(path.lastIndexOf('/') + 1);
  readDockerfile(plainSource(text), folderOf(path), found, /[._-]/.test(name));
}
