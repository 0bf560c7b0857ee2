import type { Span, Word } from '../types';
import type { Dialect, HereDocument } from './bash-scan';
import { scanSkeleton } from './bash-skeleton';
import { resolveDoubleQuoted } from './bash-words';
import type { Reading } from './reading';
import type { ParseBudget } from './tree';
import { buildWord } from './words';

interface Surroundings {
  readonly text: string;
  readonly dialect: Dialect;
  readonly place: (span: Span) => Span;
  readonly reading: Reading;
  readonly budget: ParseBudget;
}

type ReadInner = (text: string, place: (span: Span) => Span) => void;

const EXPANSION = /\\.|\$\(\(|\$\(|`|\$\{[^}]{0,200}\}|\$[\w@*#?$!-]/gs;

/** The text of a here-document. Unquoted, it is like the inside of double quotes, whose own quotes are plain: substitutions run. */
export function readHereDocument(around: Surroundings, here: HereDocument, readInner: ReadInner): Word {
  const { start, end } = here.body;
  const body = around.text.slice(start, end);
  const builder = buildWord();
  const addText = (raw: string) => builder.literal(here.stripsTabs ? raw.replace(/(^|\n)\t+/g, '$1') : raw);
  if (here.quoted) addText(body);
  else addExpandingText();
  return builder.build(around.place(here.body));

  function addExpandingText(): void {
    const expansion = new RegExp(EXPANSION);
    let offset = 0;
    for (let match = expansion.exec(body); match !== null; match = expansion.exec(body)) {
      const [found] = match;
      if (found.startsWith('\\')) continue;
      addText(resolveDoubleQuoted(body.slice(offset, match.index)));
      builder.unknown();
      offset = expansion.lastIndex;
      if (found === '`' || found.endsWith('(')) {
        const length =
          around.budget.operations <= 0
            ? undefined
            : scanSkeleton(body.slice(match.index), around.dialect, 'first-group').firstEnd;
        if (length === undefined) {
          around.reading.unreadable.push(around.place({ start: start + match.index, end }));
          return;
        }
        offset = match.index + length;
        if (found !== '$((') readSubstitution(match.index, offset, found);
      }
      expansion.lastIndex = offset;
    }
    addText(resolveDoubleQuoted(body.slice(offset)));
  }

  function readSubstitution(from: number, to: number, opener: string): void {
    const inner = body.slice(from + opener.length, to - 1);
    const shift = start + from + opener.length;
    if (opener === '`' && inner.includes('\\')) {
      const span = around.place({ start: start + from, end: start + to });
      readInner(unescapeBackticks(inner), () => span);
    } else {
      readInner(inner, (span) => around.place({ start: span.start + shift, end: span.end + shift }));
    }
  }
}

/** Between backticks one layer of backslashes goes before the text is read. */
export function unescapeBackticks(inner: string): string {
  const isInString = !/(^|[^\\])"/.test(inner);
  return inner.replace(isInString ? /\\([$`\\"])/g : /\\([$`\\])/g, '$1');
}
