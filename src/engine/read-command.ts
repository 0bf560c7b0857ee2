import type { Finding } from '../core/findings/finding';
import type { CommandObservation } from '../core/observations';
import type { EngineSetup } from '../core/ports';
import type { PoliciesInForce } from './assess';

/** Reads started commands; the command reader and its grammars are loaded at the first line that needs them. */
export interface CommandReader {
  read(observation: CommandObservation): Promise<readonly Finding[]>;
}

export function createCommandReader(_setup: EngineSetup, _policies: () => PoliciesInForce): CommandReader {
  return {
    async read(_observation) {
      return [];
    },
  };
}
