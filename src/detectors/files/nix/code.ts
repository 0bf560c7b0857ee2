/** A comment, an indented string, a string. What begins first counts: a `#` in a string is none. */
const parts = /#[^\n]*|\/\*[\s\S]*?\*\/|''(?:'''|''\$|''\\|[\s\S])*?''(?!['$\\])|"(?:[^"\\]|\\[\s\S])*"/g;

/** Code within a string; `''${` and `\${` are text. */
const inserted = /(?<!''|\\)\$\{[^{}'"\n]{1,200}\}/g;

/** The text of a Nix file with comments blanked out, every offset kept. */
export function withoutComments(text: string): string {
  return text.replace(parts, (part) => (/^[#/]/.test(part) ? blank(part) : part));
}

/** The same with strings blanked out as well, apart from the code that is put into them. */
export function withoutStrings(text: string): string {
  return text.replace(parts, (part) => (/^[#/]/.test(part) ? blank(part) : blankString(part)));
}

function blankString(part: string): string {
  let kept = '';
  for (const { index, 0: code } of part.matchAll(inserted)) kept += blank(part.slice(kept.length, index)) + code;
  return kept + blank(part.slice(kept.length));
}

function blank(part: string): string {
  return part.replace(/[^\n]/g, ' ');
}

/** What stands in the brackets that open right before an offset, nested ones included; up to the end where none closes. */
export function bracketed(code: string, start: number): string {
  let depth = 1;
  for (let at = start; at < code.length; at += 1) {
    if (code[at] === '[') depth += 1;
    else if (code[at] === ']') depth -= 1;
    if (depth === 0) return code.slice(start, at);
  }
  return code.slice(start);
}
