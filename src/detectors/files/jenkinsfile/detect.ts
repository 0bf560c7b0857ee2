import type { Shell } from '../../../command-reader/types';
import { versionOfTag } from '../common/github-steps';
import type { Found, OpenedFile } from '../common/kind';
import { shebangShell } from '../common/script-shell';
import { plainSource, rewritten, unknownOf } from '../common/source-text';

const steps: Readonly<Record<string, Shell>> = { sh: 'bash', bat: 'cmd', powershell: 'pwsh', pwsh: 'pwsh' };

/** Groovy as far as the steps that run shell text and the images of agents need it: comments and strings, and the word before them. */
const pieces =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|(?:\b(sh|bat|powershell|pwsh|image)\b\s*\(?\s*(?:\[?\s*(?:[a-zA-Z]+:\s*(?:"[^"\n]*"|'[^'\n]*'|[^,'"\s]+)\s*,\s*)*script\s*:\s*)?)?('''|"""|'|")/g;

export function detect({ text }: OpenedFile, found: Found): void {
  pieces.lastIndex = 0;
  for (let match = pieces.exec(text); match !== null; match = pieces.exec(text)) {
    const [whole, word, quote] = match;
    if (quote === undefined) continue;
    const start = match.index + whole.length;
    const end = endOfString(text, start, quote);
    pieces.lastIndex = end + quote.length;
    if (word === undefined) continue;
    const body = plainSource(text.slice(start, end), start);
    if (word === 'image') {
      if (body.text !== '') found.package(`docker:${body.text}`, versionOfTag(body.text), 'install', { start, end });
      continue;
    }
    const shell = Object.hasOwn(steps, word) ? steps[word] : undefined;
    if (shell === undefined) continue;
    // `sh '''#!/usr/bin/env python3` is a script of its own.
    if (shell === 'bash' && shebangShell(body.text) === 'other') continue;
    const escapes = /\\\r?\n|\\(.)|\$\{[^}]*\}/g;
    const put = (part: string): string => {
      if (part.startsWith('${')) return quote.startsWith('"') ? unknownOf(part.length) : part;
      if (/^\\\r?\n$/.test(part)) return part;
      return part === '\\n' ? '\n' : part.slice(1);
    };
    found.shell(rewritten(body, escapes, put), shell, { folder: '' });
  }
}

function endOfString(text: string, start: number, quote: string): number {
  for (let index = start; index < text.length; index += 1) {
    if (text[index] === '\\') index += 1;
    else if (text.startsWith(quote, index) || (quote.length === 1 && text[index] === '\n')) return index;
  }
  return text.length;
}
