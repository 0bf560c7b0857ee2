import type { ExtensionObservation, ModelObservation } from '../core/observations';
import type { EngineSetup, Observations } from '../core/ports';

/** A sample policy that takes the place of the configured ones in this window, where there are none. */
export interface SampleInForce extends Pick<EngineSetup, 'settings' | 'cacheDirectory'> {
  readonly extensions: () => readonly ExtensionObservation[];
  readonly models: readonly ModelObservation[];
}

/** What is observed, and what the sample adds to it. */
export function withSample(observations: Observations, sample: SampleInForce | undefined): Observations {
  if (sample === undefined) return observations;
  return {
    ...observations,
    extensions: [...observations.extensions, ...sample.extensions()],
    models: [...observations.models, ...sample.models],
  };
}
