import type { Catalogue } from '../../catalogue/index';
import { subjectOfExtension } from '../../core/decisions/subjects';
import type { Evidence, Finding } from '../../core/findings/finding';
import type { ExtensionObservation } from '../../core/observations';

/**
 * One finding for each running extension. Policies can name any extension, so none is left out here: `decide` says which of
 * them matter.
 */
export function detectExtensions(observations: readonly ExtensionObservation[], catalogue: Catalogue): Finding[] {
  return observations.map((observation) => {
    const { id, version, displayName, active, builtIn } = observation;
    const evidence = evidenceOf(observation.manifest);
    const shows = (code: string): boolean => evidence.some((item) => item.code === code);
    return {
      key: `extension:${id.toLowerCase()}`,
      kind: 'extension',
      subject: subjectOfExtension(id, version, catalogue, {
        builtIn,
        chatParticipants: shows('chatParticipants'),
        languageModelProviders: shows('languageModelChatProviders'),
      }),
      place: { kind: 'extension', id, displayName, active, builtIn },
      evidence,
    };
  });
}

/**
 * Contributions that show AI features. The first two prove an assistant as the policy format defines it; the others are shown and
 * never decided on. See https://code.visualstudio.com/api/references/contribution-points
 */
const aiContributions = [
  'chatParticipants',
  'languageModelChatProviders',
  'languageModelTools',
  'mcpServerDefinitionProviders',
  'chatSessions',
] as const;

function evidenceOf(manifest: unknown): Evidence[] {
  const contributes = property(manifest, 'contributes');
  const evidence: Evidence[] = aiContributions
    .filter((name) => isFilled(property(contributes, name)))
    .map((code) => ({ code }));
  const categories = property(manifest, 'categories');
  if (Array.isArray(categories) && categories.some((category) => category === 'AI' || category === 'Chat')) {
    evidence.push({ code: 'category' });
  }
  return evidence;
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}

function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}
