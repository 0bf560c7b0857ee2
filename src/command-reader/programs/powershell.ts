import { decodeBase64 } from '../base64';
import type { Word } from '../types';
import { literalOf } from '../types';
import { literalWord } from '../words';
import type { Consequence, Program } from './program';
import { optionValue, readOptions } from './shared/options';

/**
 * powershell.exe and pwsh: `-Command` takes all the rest as text, `-EncodedCommand` is UTF-16 in base64. A first word that
 * is no parameter is a command for Windows PowerShell and a file for pwsh.
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_pwsh
 */
export const program: Program = {
  names: ['powershell', 'pwsh', 'pwsh-preview'],
  read: (words, call) => {
    const start = words.findIndex((word) => isCommandSwitch(word));
    const before = readOptions(start < 0 ? words : words.slice(0, start), style);
    const encoded = optionValue(before, '-encodedcommand', '-ec');
    if (encoded !== undefined) return readEncoded(encoded);
    const script = optionValue(before, '-file');
    if (script !== undefined && literalOf(script) !== '-') return [{ kind: 'run-file', word: script, shell: 'pwsh' }];
    if (before.operands.length > 0) {
      const file: Consequence = { kind: 'run-file', word: before.operands[0] as Word, shell: 'pwsh' };
      return call.name === 'powershell' ? [{ kind: 'run-text', words: before.operands, shell: 'pwsh' }, file] : [file];
    }
    const text = start < 0 ? [] : words.slice(start + 1);
    if (text.length === 0 || (text[0] && literalOf(text[0]) === '-')) return [{ kind: 'run-input', shell: 'pwsh' }];
    return [{ kind: 'run-text', words: text, shell: 'pwsh' }];
  },
};

const style = {
  options: 'first-operand',
  oneDash: 'long',
  anyCase: true,
  cutNames: true,
  valueFlags: [
    ...[
      '-file',
      '-encodedcommand',
      '-ec',
      '-executionpolicy',
      '-ep',
      '-ex',
      '-inputformat',
      '-outputformat',
      '-windowstyle',
    ],
    ...[
      '-workingdirectory',
      '-wd',
      '-version',
      '-configurationname',
      '-configurationfile',
      '-psconsolefile',
      '-custompipename',
    ],
    ...['-settingsfile'],
  ],
} as const;

function isCommandSwitch(word: Word): boolean {
  const text = (literalOf(word) ?? '').toLowerCase().replace(/^[-/]+/, '-');
  return ['-c', '-cwa', '-commandwithargs'].includes(text) || (text.length > 2 && '-command'.startsWith(text));
}

function readEncoded(word: Word): readonly Consequence[] {
  const text = decodeBase64Utf16(literalOf(word) ?? '');
  return text === undefined ? [] : [{ kind: 'run-text', words: [literalWord(text, word.span)], shell: 'pwsh' }];
}

/** The text of PowerShell's `-EncodedCommand`; undefined when it is not base64. */
export function decodeBase64Utf16(base64: string): string | undefined {
  const bytes = decodeBase64(base64);
  if (bytes === undefined) return undefined;
  let text = '';
  for (let index = 0; index + 1 < bytes.length; index += 2) {
    text += String.fromCharCode((bytes[index] ?? 0) | ((bytes[index + 1] ?? 0) << 8));
  }
  return text;
}
