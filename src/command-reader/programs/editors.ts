import type { Word } from '../types';
import { literalOf } from '../types';
import type { Consequence, Program } from './program';
import { optionValues, readOptions } from './shared/options';

/** VS Code and editors built on it: `--install-extension publisher.name@version`, also behind `tunnel` and `serve-web`. */
export const program: Program = {
  names: [
    'code',
    'code-insiders',
    'code-oss',
    'code-server',
    'code-tunnel',
    'codium',
    'vscodium',
    'codium-insiders',
    'openvscode-server',
    'cursor',
    'windsurf',
    'windsurf-next',
    'devin',
    'kiro',
    'trae',
    'antigravity',
    'antigravity-ide',
    'agy',
    'positron',
    'qoder',
    'void',
    'pearai',
    'theia',
    'codebuddy',
  ],
  read: (words) => {
    const read = readOptions(words, {
      options: 'anywhere',
      valueFlags: [
        '--install-extension',
        '--uninstall-extension',
        '--profile',
        '--extensions-dir',
        '--user-data-dir',
        '--folder-uri',
        '--file-uri',
        '--locale',
        '-g',
        '--goto',
      ],
    });
    return [...optionValues(read, '--install-extension'), ...afterExtInstall(read.operands)].flatMap(extensionOf);
  },
};

/** The command-line tool of VS Code also has `code ext install publisher.name`. */
function afterExtInstall(operands: readonly Word[]): readonly Word[] {
  const [first, second] = operands;
  return first && second && literalOf(first) === 'ext' && literalOf(second) === 'install' ? operands.slice(2) : [];
}

/** An id, or the file of a package named as the Marketplace names it: `anthropic.claude-code-2.1.0.vsix`. */
function extensionOf(word: Word): readonly Consequence[] {
  const text = literalOf(word);
  const match = /^(?:.*[/\\])?([\w-]+\.[\w-]+?)(?:(?:@|-(?=\d+\.\d+))([\w.+-]+?))?(?:@[\w-]+)?(?:\.vsix)?$/.exec(
    text ?? '',
  );
  if (!match?.[1]) return [];
  const version = match[2] !== undefined && /^\d/.test(match[2]) ? match[2] : undefined;
  return [{ kind: 'extension', id: match[1].toLowerCase(), version, word }];
}
