import type { Word } from '../../types';
import { type ReadOptions, readOptions } from './options';

/**
 * Splits the words of a PowerShell command of its own: parameters and operands mix, names compare without case and may be cut
 * short, and a quoted word is never a parameter. `valueFlags` are the command's own in lower case, before which the common ones
 * stand back where a short form fits both.
 */
export function readCmdlet(words: readonly Word[], valueFlags: readonly string[]): ReadOptions {
  return readOptions(words, {
    options: 'anywhere',
    oneDash: 'long',
    anyCase: true,
    cutNames: true,
    quotedOperands: true,
    valueFlags: [...valueFlags, ...commonParameters],
  });
}

/** https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_commonparameters */
const commonParameters = [
  ...['-erroraction', '-ea', '-warningaction', '-wa', '-informationaction', '-infa', '-progressaction', '-proga'],
  ...['-errorvariable', '-ev', '-warningvariable', '-wv', '-informationvariable', '-iv', '-outvariable', '-ov'],
  ...['-outbuffer', '-ob', '-pipelinevariable', '-pv'],
];
