import type { Found, OpenedFile } from '../common/kind';
import type { Spot } from '../common/tree';
import { bracketed, withoutComments, withoutStrings } from './code';

/**
 * Packages and extensions taken from a set (`pkgs.claude-code`), those in a list behind `with pkgs;`, programs that a module of
 * NixOS or home-manager is told to enable, and what nix-darwin is to install with Homebrew. Strings and comments say nothing.
 */
export function detect({ text }: OpenedFile, found: Found): void {
  const code = withoutStrings(text);
  for (const match of code.matchAll(/\b[\w-]*pkgs(?:-\w+)?(?:\.[\w-]+)*?\.([\w-]+)(?![\w.-])/g)) addName(match, found);
  // `inputs.tools.packages.${system}.claude-code`, where it is not being defined.
  for (const match of code.matchAll(/ackages\.(?:\$\{[^{}\n]{0,200}\}|[\w-]+)\.([\w-]+)(?![\w.-]|\s*=)/g))
    addName(match, found);
  for (const set of setsNamed(code)) for (const match of code.matchAll(membersOf(set))) addName(match, found);
  for (const match of code.matchAll(/\binherit\s*\(\s*[\w.-]*pkgs[\w.-]*\s*\)([^;]*);/g))
    addNames(match[1] ?? '', match.index + match[0].length - 1 - (match[1] ?? '').length, 'package', found);
  readLists(code, found);
  for (const match of code.matchAll(/\bvscode-(?:extensions|marketplace)(?:-release)?\.([\w-]+\.[\w-]+)(?![\w.-])/g))
    addExtension(match[1] ?? '', match.index + match[0].length, found);
  for (const match of code.matchAll(enabled)) addName(match, found);
  const commented = withoutComments(text);
  readStrings(commented, 'brews|casks', (name, spot) => found.package(`brew:${name}`, undefined, 'install', spot));
  readStrings(commented, 'extensions', (id, spot) => found.extension(id, undefined, 'recommend', spot));
}

/** Behind `with pkgs;`. A list within one of the same kind has been read with it. */
function readLists(code: string, found: Found): void {
  const ends = { package: 0, extension: 0 };
  for (const match of code.matchAll(opened)) {
    const kind = isOfExtensions(match[0]) ? 'extension' : 'package';
    const start = match.index + match[0].length;
    if (start < ends[kind]) continue;
    const list = bracketed(code, start);
    ends[kind] = start + list.length;
    addNames(list, start, kind, found);
  }
}

/** `with pkgs; [`, `with inputs.tools.packages.${system}; [`. */
const opened =
  /\bwith\s+(?:[\w.-]*(?:pkgs|vscode-extensions|vscode-marketplace)[\w.-]*|[\w.-]*ackages\.(?:\$\{[^{}\n]{0,200}\}|[\w-]+))\s*;\s*\[/g;

/** `programs.claude-code.enable = true;`, or the same in the braces behind the name. The name is what the range is put on. */
const enabled =
  /(?<=(?<![\w.-])(?:programs|services)\.)([a-zA-Z_][\w-]*)(?=\.enable\s*=\s*true\b|\s*=\s*\{[^{}]{0,2000}?(?<![\w.-])enable\s*=\s*true\b)/g;

/** Names that are given to whole sets of packages: `tools = inputs.tools.packages.${system};`. */
function setsNamed(code: string): readonly string[] {
  const given = /(?<![\w.-])([a-zA-Z_]\w*)\s*=\s*[\w.-]{1,200}ackages\.(?:\$\{[^{}\n]{0,200}\}|[\w-]+)\s*;/g;
  return [...new Set([...code.matchAll(given)].map((match) => match[1] ?? ''))];
}

function membersOf(set: string): RegExp {
  return new RegExp(`(?<![\\w.-])${set}\\.([\\w-]+)(?![\\w.-]|\\s*=)`, 'g');
}

/** `unstable.claude-code` comes of another set within the one that is opened. */
function addNames(list: string, start: number, kind: 'package' | 'extension', found: Found): void {
  for (const match of list.matchAll(/(?<![\w.-])((?:[a-zA-Z_][\w-]*\.){0,3})([a-zA-Z_][\w-]*)(?![\w.-])/g)) {
    const end = start + match.index + match[0].length;
    if (kind === 'extension') addExtension(match[0], end, found);
    else addPackage(match[2] ?? '', end, found);
  }
}

/** Lists of names under a key: Homebrew's in a module of nix-darwin, an editor's extensions in Firebase Studio's `dev.nix`. */
function readStrings(text: string, keys: string, add: (name: string, spot: Spot) => void): void {
  for (const match of text.matchAll(new RegExp(`(?<![\\w-])(?:${keys})\\s*=\\s*\\[`, 'g'))) {
    const start = match.index + match[0].length;
    for (const { index, 1: name = '' } of bracketed(text, start).matchAll(/"([^"\s$]+)"/g)) {
      const at = start + index + 1;
      add(name, { start: at, end: at + name.length });
    }
  }
}

function addName(match: RegExpExecArray, found: Found): void {
  if (!isOfExtensions(match[0])) addPackage(match[1] ?? '', match.index + match[0].length, found);
}

function isOfExtensions(path: string): boolean {
  return /\bvscode-(?:extensions|marketplace)/.test(path);
}

function addPackage(name: string, end: number, found: Found): void {
  found.package(`nix:${name}`, undefined, 'install', spotOf(name, end));
}

function addExtension(id: string, end: number, found: Found): void {
  found.extension(id, undefined, 'install', spotOf(id, end));
}

function spotOf(name: string, end: number): Spot {
  return { start: end - name.length, end };
}
