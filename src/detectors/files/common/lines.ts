/** The 1-based line and column of offsets in a text. Lines end as editors and compilers have it: `\n`, `\r\n`, or a lone `\r`. */
export function createLines(text: string): (offset: number) => { readonly line: number; readonly column: number } {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= startsOf(text);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

function startsOf(text: string): number[] {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10)) starts.push(index + 1);
  }
  return starts;
}

/** The lines of a text with the offsets at which they start, without their ends. */
export function linesOf(text: string): readonly { readonly text: string; readonly start: number }[] {
  const starts = startsOf(text);
  return starts.map((start, index) => {
    let end = starts[index + 1] ?? text.length;
    while (end > start && isLineEnd(text.charCodeAt(end - 1))) end -= 1;
    return { start, text: text.slice(start, end) };
  });
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}
