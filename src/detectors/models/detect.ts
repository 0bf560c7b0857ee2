import type { Catalogue } from '../../catalogue';
import { subjectOfModel } from '../../core/decisions/subjects';
import type { Finding } from '../../core/findings/finding';
import type { ModelObservation } from '../../core/observations';

/**
 * One finding for each model, whoever offers it: the same model of two providers is two, since each is switched off by itself.
 * A provider that names one twice is taken at its first word.
 */
export function detectModels(models: readonly ModelObservation[], catalogue: Catalogue): readonly Finding[] {
  const found = new Map<string, Finding>();
  for (const { vendor, id, family, name } of models) {
    const key = `model:${vendor}/${id}`;
    if (found.has(key)) continue;
    found.set(key, {
      key,
      kind: 'model',
      subject: subjectOfModel([id, family], catalogue),
      place: { kind: 'model', vendor, id },
      evidence: [{ code: 'model', data: { name, family } }],
    });
  }
  return [...found.values()];
}
