import { type Command, literalOf, type Word } from '../types';
import type { Consequence, Program } from './program';
import { brewfileEntries } from './shared/brewfile';
import { hasOption, optionValue, readOptions } from './shared/options';
import { packagesOf } from './shared/package-names';

/** Homebrew: https://docs.brew.sh/Manpage. `fetch`, `info`, `uninstall` and `tap` bring nothing that can be started. */
export const program: Program = {
  names: ['brew'],
  read: (words, { command }) => {
    const read = readOptions(words, {
      options: 'anywhere',
      valueFlags: ['--appdir', '--language', '--cc', '--env', '--fontdir', '--prefpanedir', '--file'],
    });
    const [verb, ...rest] = read.operands;
    const name = verb && literalOf(verb);
    if (name === 'bundle') {
      const file = optionValue(read, '--file');
      const isInput = file !== undefined && ['-', '/dev/stdin'].includes(literalOf(file) ?? '');
      return isInput && [undefined, 'install'].includes(rest[0] && literalOf(rest[0])) ? bundled(command) : [];
    }
    const isCask = name === 'cask';
    const action = isCask ? rest[0] && literalOf(rest[0]) : name;
    if (!['install', 'upgrade', 'reinstall', 'instal'].includes(action ?? '')) return [];
    if (hasOption(read, '--dry-run', '-n', '--only-dependencies')) return [];
    return packagesOf('brew', 'install', isCask ? rest.slice(1) : rest);
  },
};

/** A Brewfile in a here-document: `brew bundle --file=- <<EOF`. */
function bundled({ input }: Command): readonly Consequence[] {
  if (input?.kind !== 'text') return [];
  const { pieces, span } = input.text;
  const [first] = pieces;
  const text = pieces.map((piece) => (piece.kind === 'literal' ? piece.text : '$')).join('');
  // Behind an expansion or an escape the places are no longer known.
  const beforeExpansion = first?.kind === 'literal' && pieces.length > 1 ? first.text.length : 0;
  const placed = text.length === span.end - span.start ? text.length : beforeExpansion;
  return brewfileEntries(text).map(({ ecosystem, name, start }): Consequence => {
    const place = start < placed ? { start: span.start + start, end: span.start + start + name.length } : span;
    const word: Word = { pieces: [{ kind: 'literal', text: name }], span: place, quoted: true };
    if (ecosystem === 'extension') return { kind: 'extension', id: name, version: undefined, word };
    return { kind: 'package', use: 'install', ecosystem, name, version: undefined, word };
  });
}
