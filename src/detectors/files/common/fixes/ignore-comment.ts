import type { Fix, FixRequest } from '../../../../core/file-ports';
import { linesOf } from '../lines';
import { shebangShell } from '../script-shell';
import { type Trail, textAt } from './trail';

/**
 * A comment above the line, in the form that `ignoresIn` reads, where the format has comments and one can stand there. Not within a
 * text over several lines, unless that is a block of shell text, nor between a line and the one that continues it.
 */
export function ignoreComment(
  { path, text, reference, dismissible }: FixRequest,
  trail: Trail | undefined,
): readonly Fix[] {
  const mark = markOf(path, text);
  if (dismissible === undefined || mark === undefined || reference.kind === 'presence') return [];
  const lines = linesOf(text);
  const here = lines[reference.line - 1];
  const before = lines[reference.line - 2]?.text ?? '';
  if (here === undefined) return [];
  const isDockerfile = /(?:docker|container)file/i.test(path);
  if (!isDockerfile && /[\\`^]\s*$/.test(before)) return [];
  const words = trail === undefined ? undefined : textAt(trail, reference.start);
  if (words !== undefined && words.start < here.start && !isBlock(text, words.start)) return [];
  const indent = /^[ \t]*/.exec(here.text)?.[0] ?? '';
  const end = /\r\n/.test(text) ? '\r\n' : '\n';
  return [
    {
      kind: 'ignore',
      offset: here.start,
      before: `${indent}${mark} ai-tool-policy-ignore ${dismissible}: `,
      after: end,
    },
  ];
}

/** YAML's `key: |`, in which a comment is one of the shell. */
function isBlock(text: string, start: number): boolean {
  const header = text.slice(0, start).trimEnd().split('\n').at(-1) ?? '';
  return /\|[+-]?\d?[+-]?\s*(?:#.*)?$/.test(header);
}

const byEnding: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    'yml yaml toml sh bash zsh fish ksh ash dash bats command ps1 psm1 nix mk txt in'
      .split(' ')
      .map((one) => [one, '#']),
  ),
  bat: '::',
  cmd: '::',
  jsonc: '//',
  json5: '//',
  'code-workspace': '//',
  mod: '//',
};

/** How a comment begins in a file; undefined where it has none, as plain JSON. */
function markOf(path: string, text: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/(?:^|\/)\.vscode\/[^/]+\.json$/.test(path) || /^\.?devcontainer\.json$/.test(name)) return '//';
  if (/^Jenkinsfile/.test(name)) return '//';
  if (/^(?:.*\.)?(?:dockerfile|containerfile)(?:\..*)?$/i.test(name)) return '#';
  if (
    /^(?:GNUm|m)akefile$|^\.?justfile$|^(?:Brewfile|Procfile|Pipfile|\.tool-versions|\.envrc|\.(?:bash|z).*)$/i.test(
      name,
    )
  )
    return '#';
  if (/\.(?:husky|githooks)\/[^/]+$/.test(path) || shebangShell(text) !== undefined) return '#';
  return byEnding[name.slice(name.lastIndexOf('.') + 1).toLowerCase()];
}
