import type { Found, OpenedFile } from '../common/kind';

/**
 * Packages taken from a set (`pkgs.claude-code`), those in a list behind `with pkgs;`, and programs that a module of NixOS or
 * home-manager is told to enable. Strings and comments say nothing.
 */
export function detect({ text }: OpenedFile, found: Found): void {
  const code = text.replace(/#[^\n]*|\/\*[\s\S]*?\*\/|''[\s\S]*?''|"(?:[^"\\]|\\.)*"/g, (part) =>
    part.replace(/[^\n]/g, ' '),
  );
  for (const match of code.matchAll(/\b[\w-]*pkgs(?:-\w+)?(?:\.[\w-]+)*?\.([\w-]+)(?![\w.-])/g))
    addPackage(match, found);
  // `inputs.tools.packages.${system}.claude-code`, where it is not being defined.
  for (const match of code.matchAll(/ackages\.(?:\$\{[^{}\n]{0,200}\}|[\w-]+)\.([\w-]+)(?![\w.-]|\s*=)/g))
    addPackage(match, found);
  for (const list of code.matchAll(/\bwith\s+[\w.-]*pkgs[\w.-]*\s*;\s*\[([^\]]*)\]/g)) {
    const inner = list[1] ?? '';
    const start = list.index + list[0].length - inner.length - 1;
    // `unstable.claude-code` comes of another set within the one that is opened.
    for (const match of inner.matchAll(/(?<![\w.-])(?:[a-zA-Z_][\w-]*\.){0,3}([a-zA-Z_][\w-]*)(?![\w.-])/g))
      addPackage(match, found, start);
  }
  for (const match of code.matchAll(enabled)) addPackage(match, found);
}

/** `programs.claude-code.enable = true;`, or the same in the braces behind the name. The name is what the range is put on. */
const enabled =
  /(?<=(?<![\w.-])(?:programs|services)\.)([a-zA-Z_][\w-]*)(?=\.enable\s*=\s*true\b|\s*=\s*\{[^{}]{0,2000}?(?<![\w.-])enable\s*=\s*true\b)/g;

function addPackage(match: RegExpExecArray, found: Found, shift = 0): void {
  const name = match[1] ?? '';
  const start = shift + match.index + match[0].length - name.length;
  found.package(`nix:${name}`, undefined, 'install', { start, end: start + name.length });
}
