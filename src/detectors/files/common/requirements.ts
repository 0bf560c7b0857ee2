import type { Found } from './kind';
import type { SourceText } from './source-text';

/**
 * One requirement of a Python package: `aider-chat[help]==0.8 ; python_version > "3.9"`, `name @ https://…`.
 * https://packaging.python.org/en/latest/specifications/dependency-specifiers/
 */
export function readRequirement(source: SourceText, found: Found): void {
  const match =
    /^\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*(?:\(?\s*(===?)\s*([^\s;,)]+))?/.exec(
      source.text,
    );
  const rest = source.text.slice(match?.[0].length ?? 0);
  // A path or address is no name, and what goes on as a word is neither.
  if (match === null || !/^\s*(?:$|[<>=!~;@,(#)]|--)/.test(rest)) {
    readAddress(source, found);
    return;
  }
  const name = match[1] ?? '';
  const start = source.at(source.text.indexOf(name));
  found.package(`pypi:${name}`, match[3], 'install', { start, end: start + name.length });
}

/** `git+https://github.com/Aider-AI/aider.git#egg=aider-chat`, or without the name; a file by that of its package. */
function readAddress(source: SourceText, found: Found): void {
  const file = /(?:^|[/\\\s])([A-Za-z0-9][\w.]*)-(\d[\w.!+]*)(?:-[^/\\\s]*\.whl|\.tar\.gz)(?=$|[\s#;])/.exec(
    source.text,
  );
  if (file?.[1] !== undefined) {
    const at = file.index + file[0].indexOf(file[1]);
    const spot = { start: source.at(at), end: source.at(at) + file[1].length };
    found.package(`pypi:${file[1]}`, file[2], 'install', spot);
    return;
  }
  const egg = /[#&]egg=([A-Za-z0-9._-]+)/.exec(source.text);
  const address = /^\s*git\+(?:https?|ssh):\/\/(?:[^@/\s]*@)?([\w.-]+(?:\/[\w.-]+){2})/.exec(source.text);
  const match = egg ?? address;
  const name = match?.[1];
  if (match === null || name === undefined) return;
  const start = source.at(match.index + match[0].length - name.length);
  const id = egg === null ? `git:${name.replace(/\.git$/, '')}` : `pypi:${name}`;
  found.package(id, undefined, 'install', { start, end: start + name.length });
}
