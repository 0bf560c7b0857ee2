import { joinedSource, mappedSource, type SourceText } from './source-text';
import type { StringValue } from './tree';

/** Words that no shell takes apart, as a line that a shell would take for just these words. */
export function quotedWords(words: readonly StringValue[]): SourceText {
  return joinedSource(words.map(quoted), ' ');
}

function quoted(word: StringValue): SourceText {
  const source = word.source();
  if (/^[\w@%+=:,./-]+$/.test(word.text)) return source;
  const offsets: number[] = [word.start];
  let text = "'";
  for (let index = 0; index < source.text.length; index += 1) {
    const piece = source.text[index] === "'" ? "'\\''" : (source.text[index] ?? '');
    for (let at = 0; at < piece.length; at += 1) offsets.push(source.at(index));
    text += piece;
  }
  offsets.push(word.end);
  return mappedSource(`${text}'`, offsets, word.end);
}
