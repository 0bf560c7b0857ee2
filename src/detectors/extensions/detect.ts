import type { Catalogue } from '../../catalogue/index';
import type { Evidence, Finding } from '../../core/findings/finding';
import type { Subject } from '../../core/findings/subject';
import type { ExtensionObservation } from '../../core/observations';

/**
 * One finding for each running extension. Policies can name any extension, so none is left out here: `decide` says which of
 * them matter.
 */
export function detectExtensions(observations: readonly ExtensionObservation[], catalogue: Catalogue): Finding[] {
  return observations.flatMap((observation) => findingsOf(observation, catalogue));
}

function findingsOf(observation: ExtensionObservation, catalogue: Catalogue): Finding[] {
  const evidence = evidenceOf(observation.manifest);
  const proven = !observation.builtIn && evidence.some(({ code }) => assistantEvidence.has(code));
  const tools = catalogue.toolsByExtension(observation.id);
  const subjects: Subject[] =
    tools.length === 0
      ? [subjectOf(observation, undefined, proven)]
      : tools.map((tool) => subjectOf(observation, tool.id, !tool.kinds.every((kind) => kind === 'sdk')));
  return subjects.map((subject) => ({
    key: `extension:${observation.id.toLowerCase()}${subject.tool === undefined ? '' : `:${subject.tool}`}`,
    kind: 'extension',
    subject,
    place: {
      kind: 'extension',
      id: observation.id,
      displayName: observation.displayName,
      active: observation.active,
      builtIn: observation.builtIn,
    },
    evidence,
  }));
}

function subjectOf(observation: ExtensionObservation, tool: string | undefined, assistant: boolean): Subject {
  return {
    extension: observation.id,
    assistant,
    ...(tool === undefined ? {} : { tool }),
    ...(observation.version === undefined ? {} : { version: observation.version }),
  };
}

/** Contributions that prove an assistant, as the policy format defines it for `unlisted`. */
const assistantEvidence = new Set(['chatParticipants', 'languageModelChatProviders']);

/** Contributions that show AI features; those outside `assistantEvidence` are shown and never decided on. */
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
