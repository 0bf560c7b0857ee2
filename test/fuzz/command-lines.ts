import { loadBuiltInCatalogue } from '../../src/catalogue';
import { readInvocations } from '../../src/command-reader/invocations';
import { toolsInvoked } from '../../src/command-reader/match';
import { compilePrefilter, mayConcern } from '../../src/command-reader/prefilter';
import { wordsOfTools } from '../../src/command-reader/prefilter-words';
import { loadReaders, shells } from '../../src/command-reader/readers';
import { installedGrammars } from '../command-reader/grammars';
import { generateLine } from './lines';
import type { Target } from './target';

const scripts = (name: string) => (name === 'ai' ? 'claude -p x' : undefined);

/**
 * One for each shell: whatever the line, spans that lie within it, and nothing that shows a tool is stopped by the prefilter,
 * which is asked before any parser.
 */
export async function lineTargets(): Promise<readonly Target[]> {
  const catalogue = loadBuiltInCatalogue();
  const prefilter = compilePrefilter(wordsOfTools(catalogue.tools.values()));
  const readers = await loadReaders(installedGrammars);
  return shells.map((shell) => ({
    name: `command lines of ${shell}`,
    atMost: 50,
    generate: generateLine,
    faultOf: (line) => {
      const { invocations } = readInvocations(line, shell, { readers, scripts });
      const shown = toolsInvoked(invocations, catalogue).length > 0;
      if (shown && !mayConcern(line, prefilter)) return 'the prefilter stops it';
      const outside = invocations.some(({ span }) => span.start < 0 || span.end < span.start || span.end > line.length);
      return outside ? 'a span outside of the line' : undefined;
    },
  }));
}
