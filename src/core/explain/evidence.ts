import type { Evidence, Finding } from '../findings/finding';
import type { Localize } from './localize';
import { plainText } from './text';

/** What brought an extension along, as it is named in the sentence that says that it is installed. */
export interface Bringer {
  readonly by: 'pack' | 'dependency';
  readonly name: string;
}

/** The closest pack or extension that brings the thing that was found; undefined where somebody installed it by itself. */
export function bringerOf({ evidence }: Pick<Finding, 'evidence'>): Bringer | undefined {
  const found = evidence.find(({ code }) => code === 'pack') ?? evidence.find(({ code }) => code === 'dependency');
  if (found === undefined) return undefined;
  return { by: found.code === 'pack' ? 'pack' : 'dependency', name: nameIn(found) };
}

/** Why a thing is taken for what it is: a line for each piece of evidence that says something to a person. */
export function describeEvidence({ evidence }: Pick<Finding, 'evidence'>, t: Localize): readonly string[] {
  return evidence.flatMap((one) => describe(one, t) ?? []);
}

/** Undefined for what the sentence about the finding says already, such as the name of a command. */
function describe(evidence: Evidence, t: Localize): string | undefined {
  const names = plainText(evidence.data?.['names'] ?? '', 200);
  switch (evidence.code) {
    case 'pack':
      return t('The extension pack {0} brings it.', nameIn(evidence));
    case 'dependency':
      return t('The extension {0} needs it.', nameIn(evidence));
    case 'chatParticipants':
      return named(t('It adds chat participants'), names, t);
    case 'languageModelChatProviders':
      return named(t('It offers language models'), names, t);
    case 'languageModelTools':
    case 'languageModelToolSets':
      return named(t('It gives tools to language models'), names, t);
    case 'mcpServerDefinitionProviders':
      return named(t('It brings MCP servers'), names, t);
    case 'chatSessions':
    case 'chatAgents':
    case 'chatSkills':
    case 'chatInstructions':
    case 'chatPromptFiles':
      return named(t('It extends the chat'), names, t);
    case 'category':
      return named(t('It is published in the categories'), names, t);
    case 'keyword':
      return named(t('It is published with the keywords'), names, t);
    case 'look-alike':
      return describeResemblance(evidence.data?.['why'], t);
    case 'chat-agent':
      return t('The editor names it as the agent of its own chat.');
    case 'switched-off':
      return t('It is switched off in the configuration.');
    case 'bridge':
      return t('It is reached through {0}.', nameIn(evidence));
    default:
      return undefined;
  }
}

/** The reasons are those of `catalogue/look-alikes.ts`. */
function describeResemblance(why: string | undefined, t: Localize): string | undefined {
  switch (why) {
    case 'translation':
      return t('It translates another tool, and is no assistant itself.');
    case 'security':
      return t('It scans or watches, and is no assistant.');
    case 'cloud-toolkit':
      return t('It is a toolkit; the assistant of the same vendor is an extension of its own.');
    case 'hosts-assistant':
      return t('It does ordinary work, and holds an assistant that can be switched on.');
    case 'unofficial':
      return t('It is somebody else’s front end, not the vendor’s.');
    default:
      return undefined;
  }
}

function named(what: string, names: string, t: Localize): string {
  return names === '' ? t('{0}.', what) : t('{0}: {1}.', what, names);
}

function nameIn({ data }: Evidence): string {
  return plainText(data?.['name'] ?? data?.['id'] ?? '', 80);
}
