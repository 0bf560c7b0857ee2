import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type Interpreter, posixPassThrough, posixShim } from './posix-shim';
import type { ShimView } from './render';
import { textFolder } from './shim-names';
import { windowsPassMode, windowsShim, windowsTexts } from './windows-shim';

/** The files of one folder of shims, and the name that follows from their content. */
export interface ShimSet {
  readonly folderName: string;
  readonly files: readonly ShimFile[];
}

export interface ShimFile {
  /** Within the folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

/**
 * Windows gets both forms: Git Bash knows nothing of `.cmd` and takes the sh form, as it does with what npm installs; cmd and
 * PowerShell pass over a file without an ending.
 */
export function shimSet(views: readonly ShimView[], platform: NodeJS.Platform): ShimSet {
  const interpreter = interpreterOf(platform);
  const files = views.flatMap((view): ShimFile[] => [
    { path: view.name, text: posixShim(view, interpreter) },
    ...(platform === 'win32' ? windowsFiles(view) : []),
  ]);
  const hash = createHash('sha256').update(JSON.stringify(files.map(({ path, text }) => [path, text])));
  return { folderName: hash.digest('hex').slice(0, 32), files };
}

/** What a shim turns into when nobody wants its folder any more; undefined for one that stays as it is. */
export function passThrough(fileName: string, platform: NodeJS.Platform): ShimFile | undefined {
  if (!fileName.endsWith('.cmd')) return { path: fileName, text: posixPassThrough(fileName, interpreterOf(platform)) };
  return { path: `${textFolder}/${fileName.slice(0, -'.cmd'.length)}.mode.txt`, text: `${windowsPassMode}\r\n` };
}

function windowsFiles(view: ShimView): readonly ShimFile[] {
  return [
    { path: `${view.name}.cmd`, text: windowsShim(view.name) },
    ...Object.entries(windowsTexts(view)).map(([ending, text]) => ({
      path: `${textFolder}/${view.name}.${ending}`,
      text,
    })),
  ];
}

function interpreterOf(platform: NodeJS.Platform): Interpreter {
  return platform !== 'win32' && existsSync('/bin/bash') ? '/bin/bash -p' : '/bin/sh';
}
