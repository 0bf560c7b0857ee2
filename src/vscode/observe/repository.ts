import * as vscode from 'vscode';
import { originIn } from '../../core/policy/git-config';

/**
 * The `origin` remote of the repository that a folder belongs to, as its configuration has it; undefined where there is none.
 * Read from the files, since VS Code's Git extension may be off. Understands worktrees and submodules, whose `.git` is a file.
 */
export async function originOf(folder: vscode.Uri): Promise<string | undefined> {
  for (let at = folder; ; at = vscode.Uri.joinPath(at, '..')) {
    const config = await configOf(vscode.Uri.joinPath(at, '.git'));
    if (config !== undefined) return originIn(config);
    if (vscode.Uri.joinPath(at, '..').path === at.path) return undefined;
  }
}

async function configOf(dotGit: vscode.Uri): Promise<string | undefined> {
  const direct = await read(vscode.Uri.joinPath(dotGit, 'config'));
  if (direct !== undefined) return direct;
  const pointer = /^gitdir:\s*(.+?)\s*$/m.exec((await read(dotGit)) ?? '')?.[1];
  if (pointer === undefined) return undefined;
  const gitDirectory = resolve(vscode.Uri.joinPath(dotGit, '..'), pointer);
  const common = (await read(vscode.Uri.joinPath(gitDirectory, 'commondir')))?.trim();
  return read(vscode.Uri.joinPath(common === undefined ? gitDirectory : resolve(gitDirectory, common), 'config'));
}

function resolve(base: vscode.Uri, path: string): vscode.Uri {
  return /^([/\\]|[A-Za-z]:)/.test(path)
    ? base.with({ path: vscode.Uri.file(path).path })
    : vscode.Uri.joinPath(base, path);
}

async function read(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (error instanceof vscode.FileSystemError) return undefined;
    throw error;
  }
}
