import { mask, type Scan } from './bash-scan';

const DELIMITER = /[ \t]*((?:\\.|'[^'\n]*'|"[^"\n]*"|[^\s;&|<>()'"\\`])+)/y;

/**
 * `<<EOF`: noted, and shown to the grammar as a redirection from a file, because of two here-documents on a line, or a `;` or a
 * redirection after one, the grammar makes something else.
 */
export function readHereOperator(scan: Scan): void {
  const { text, index } = scan;
  const stripsTabs = text.charAt(index + 2) === '-';
  DELIMITER.lastIndex = index + (stripsTabs ? 3 : 2);
  const word = DELIMITER.exec(text)?.[1];
  if (word === undefined) {
    scan.index += 2;
    return;
  }
  const delimiter = word.replace(/['"]|\\(.)/g, '$1');
  scan.pending.push({ operator: index, delimiter, quoted: /['"\\]/.test(word), stripsTabs });
  mask(scan, index + 1, DELIMITER.lastIndex, 'x');
  scan.index = DELIMITER.lastIndex;
  scan.atWordStart = false;
}

/** At the start of the line after the operators: the bodies, in their order. The grammar does not see them. */
export function takeHereBodies(scan: Scan): void {
  const { text } = scan;
  for (const { operator, delimiter, quoted, stripsTabs } of scan.pending.splice(0)) {
    const start = scan.index;
    let end = text.length;
    while (scan.index < text.length) {
      const lineStart = scan.index;
      const lineEnd = text.indexOf('\n', lineStart);
      const stop = lineEnd === -1 ? text.length : lineEnd;
      scan.index = Math.min(stop + 1, text.length);
      const line = text.slice(lineStart, stop).replace(/\r$/, '');
      if ((stripsTabs ? line.replace(/^\t+/, '') : line) === delimiter) {
        end = lineStart;
        break;
      }
    }
    scan.hereDocuments.set(operator, { body: { start, end }, quoted, stripsTabs });
    mask(scan, start, scan.index, '\n');
  }
}
