import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '../core/findings/finding';
import type { CommandObservation } from '../core/observations';
import type { EngineSetup } from '../core/ports';
import type { CommandsDetector } from '../detectors/commands/index';
import type { PoliciesInForce } from './assess';

/** Reads started commands; the command reader and its grammars are loaded at the first line that needs them. */
export interface CommandReader {
  read(observation: CommandObservation): Promise<readonly Finding[]>;
}

export function createCommandReader(setup: EngineSetup, policies: () => PoliciesInForce): CommandReader {
  let made: { readonly layers: PoliciesInForce['layers']; readonly detector: CommandsDetector } | undefined;

  const detectorFor = async ({ layers, catalogue }: PoliciesInForce): Promise<CommandsDetector> => {
    if (made?.layers === layers) return made.detector;
    const { createCommandsDetector } = await import('../detectors/commands/index');
    const detector = createCommandsDetector({
      catalogue,
      policies: layers.map(({ policy }) => policy),
      grammars: { read: (name) => setup.readAsset(assetOf(name)) },
      readScripts,
    });
    made = { layers, detector };
    return detector;
  };

  return {
    async read(observation) {
      const inForce = policies();
      if (inForce.layers.length === 0) return [];
      const { findings, unreadable } = await (await detectorFor(inForce)).read(observation);
      // Only where something was looked for in earnest; the text itself is never logged.
      if (unreadable.length > 0) {
        setup.log.info('A command line could be read only in part.', { parts: unreadable.length });
      }
      return findings;
    },
  };
}

/** The name in the bundle's folder of what a parser asks for. */
export function assetOf(name: string): string {
  return name === 'web-tree-sitter' ? 'web-tree-sitter.wasm' : `tree-sitter-${name}.wasm`;
}

const largestManifest = 1024 * 1024;

/** A folder without a readable package.json has no scripts: npm itself would start nothing there. */
async function readScripts(folder: string): Promise<Readonly<Record<string, string>> | undefined> {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => undefined);
  if (text === undefined || text.length > largestManifest) return undefined;
  const scripts = scriptsIn(text);
  if (typeof scripts !== 'object' || scripts === null) return undefined;
  return Object.fromEntries(
    Object.entries(scripts).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function scriptsIn(text: string): unknown {
  try {
    const manifest: unknown = JSON.parse(text);
    return typeof manifest === 'object' && manifest !== null && 'scripts' in manifest ? manifest.scripts : undefined;
  } catch {
    return undefined;
  }
}
