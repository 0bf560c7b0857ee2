import type { Shell } from '../../../command-reader/types';

const byEnding: Readonly<Record<string, Shell>> = {
  sh: 'bash',
  bash: 'bash',
  bats: 'bash',
  command: 'bash',
  ksh: 'bash',
  ash: 'sh',
  dash: 'sh',
  zsh: 'zsh',
  fish: 'fish',
  ps1: 'pwsh',
  psm1: 'pwsh',
  bat: 'cmd',
  cmd: 'cmd',
};

/** The shell of a script: its first line counts more than its ending; undefined for a script of another language. */
export function shellOfScript(path: string, text: string): Shell | undefined {
  const named = shebangShell(text);
  if (named !== undefined) return named === 'other' ? undefined : named;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  if (dot <= 0) return startUpShell(name);
  const ending = name.slice(dot + 1).toLowerCase();
  return Object.hasOwn(byEnding, ending) ? byEnding[ending] : undefined;
}

/** `.zshrc`, `zshrc`, `dot_zshrc`; what shells share is read as bash. */
function startUpShell(name: string): Shell | undefined {
  const plain = /^(?:\.|dot_|(?=bash|z))(.+)$/.exec(name)?.[1];
  if (plain === undefined) return undefined;
  return plain.startsWith('z') ? 'zsh' : 'bash';
}

/** `#!/usr/bin/env -S bash -e`; `other` for a program that is no shell, undefined without such a line. */
export function shebangShell(text: string): Shell | 'other' | undefined {
  const line = /^\uFEFF?#!([^\r\n]*)/.exec(text.slice(0, 300))?.[1];
  if (line === undefined) return undefined;
  const words = line
    .trim()
    .split(/\s+/)
    .map((word) => word.slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1));
  const program = words.find((word) => word !== 'env' && !word.startsWith('-') && !word.includes('='));
  switch (program?.replace(/\.exe$/i, '')) {
    case 'sh':
    case 'dash':
    case 'ash':
      return 'sh';
    case 'bash':
    case 'ksh':
    case 'mksh':
    case 'bats':
    case 'rbash':
      return 'bash';
    case 'zsh':
      return 'zsh';
    case 'fish':
      return 'fish';
    case 'pwsh':
    case 'powershell':
      return 'pwsh';
    default:
      return 'other';
  }
}
