import type { Catalogue } from '../../catalogue/index';
import { lookAlike } from '../../catalogue/look-alikes';
import { subjectOfExtension } from '../../core/decisions/subjects';
import type { Evidence, Finding } from '../../core/findings/finding';
import type { ExtensionObservation } from '../../core/observations';
import { createBringers } from './bringers';
import { readManifest } from './manifest';

export { builtInChat, isBuiltInChat } from './built-in-chat';

/**
 * One finding for each running extension. Policies can name any extension, so none is left out here: `decide` says which of
 * them matter.
 */
export function detectExtensions(observations: readonly ExtensionObservation[], catalogue: Catalogue): Finding[] {
  const read = observations.map((extension) => ({ extension, facts: readManifest(extension.manifest) }));
  const bringersOf = createBringers(read);
  return read.map(({ extension, facts }) => {
    const { id, version, displayName, active, builtIn } = extension;
    const { evidence, chatParticipants, languageModelProviders } = facts;
    return {
      key: `extension:${id.toLowerCase()}`,
      kind: 'extension',
      subject: subjectOfExtension(id, version, catalogue, { builtIn, chatParticipants, languageModelProviders }),
      place: { kind: 'extension', id, displayName, active, builtIn },
      evidence: [...evidence, ...bringersOf(id), ...resemblance(id)],
    };
  });
}

/** Whether anything shows AI features: what brings it along says nothing of that, and looking alike says that it has none. */
export function showsAiFeatures({ evidence, subject }: Finding): boolean {
  return (
    subject.tool !== undefined ||
    evidence.some(({ code }) => code !== 'pack' && code !== 'dependency' && code !== 'look-alike')
  );
}

function resemblance(id: string): readonly Evidence[] {
  const resembled = lookAlike(id);
  if (resembled === undefined) return [];
  const { why, tool } = resembled;
  return [{ code: 'look-alike', data: { why, ...(tool !== undefined && { tool }) } }];
}
