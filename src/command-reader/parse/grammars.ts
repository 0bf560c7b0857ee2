import { Language, Parser } from 'web-tree-sitter';

/** Where the bytes of the WebAssembly files come from: the core itself reads no files. */
export interface GrammarSource {
  read(name: 'web-tree-sitter' | Grammar): Promise<Uint8Array>;
}

export type Grammar = 'bash';

let runtime: Promise<void> | undefined;
const parsers = new Map<Grammar, Promise<Parser>>();

/** The parser for a grammar, made once in a process. A failure is not kept, so that the next call tries again. */
export function loadParser(grammar: Grammar, source: GrammarSource): Promise<Parser> {
  const known = parsers.get(grammar);
  if (known !== undefined) return known;
  const parser = createParser(grammar, source);
  parsers.set(grammar, parser);
  parser.catch(() => parsers.delete(grammar));
  return parser;
}

async function createParser(grammar: Grammar, source: GrammarSource): Promise<Parser> {
  runtime ??= startRuntime(source);
  await runtime;
  const language = await Language.load(await source.read(grammar));
  const parser = new Parser();
  parser.setLanguage(language);
  return parser;
}

async function startRuntime(source: GrammarSource): Promise<void> {
  try {
    await Parser.init({ wasmBinary: await source.read('web-tree-sitter') });
  } catch (error) {
    runtime = undefined;
    throw error;
  }
}
