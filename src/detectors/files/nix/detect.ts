import type { Found, OpenedFile } from '../common/kind';

/** Packages taken from a set (`pkgs.claude-code`) and those in a list behind `with pkgs;`. Strings and comments say nothing. */
export function detect({ text }: OpenedFile, found: Found): void {
  const code = text.replace(/#[^\n]*|\/\*[\s\S]*?\*\/|''[\s\S]*?''|"(?:[^"\\]|\\.)*"/g, (part) =>
    part.replace(/[^\n]/g, ' '),
  );
  for (const match of code.matchAll(/\b[\w-]*pkgs(?:-\w+)?(?:\.[\w-]+)*?\.([\w-]+)(?![\w.-])/g))
    addPackage(match, found);
  for (const list of code.matchAll(/\bwith\s+[\w.-]*pkgs[\w.-]*\s*;\s*\[([^\]]*)\]/g)) {
    const inner = list[1] ?? '';
    const start = list.index + list[0].length - inner.length - 1;
    for (const match of inner.matchAll(/(?<![\w.-])([a-zA-Z_][\w-]*)(?![\w.-])/g)) addPackage(match, found, start);
  }
}

function addPackage(match: RegExpExecArray, found: Found, shift = 0): void {
  const name = match[1] ?? '';
  const start = shift + match.index + match[0].length - name.length;
  found.package(`nix:${name}`, undefined, 'install', { start, end: start + name.length });
}
