import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { GrammarSource } from '../../src/command-reader/parse/index';

const require = createRequire(import.meta.url);

/** The WebAssembly files as the packages have them. */
export const installedGrammars: GrammarSource = {
  read: (name) =>
    readFile(
      require.resolve(
        name === 'web-tree-sitter'
          ? 'web-tree-sitter/web-tree-sitter.wasm'
          : `@vscode/tree-sitter-wasm/wasm/tree-sitter-${name}.wasm`,
      ),
    ),
};
