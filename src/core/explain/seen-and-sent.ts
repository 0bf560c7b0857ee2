import type { Speech } from './speech';
import { plainText } from './text';

/** What of the configuration the lists depend on. */
export interface SeeingAndSending {
  /** Hosts and paths that the policy is asked from; empty where none is configured. */
  readonly policyPlaces: readonly string[];
  /** Whether any of them is reached over a network. */
  readonly overNetwork: boolean;
  readonly authentication: string;
  readonly watchProcesses: boolean;
}

export interface SeenAndSent {
  readonly looksAt: readonly string[];
  readonly keeps: readonly string[];
  readonly sends: readonly string[];
  readonly changes: readonly string[];
}

/** What this extension sees, keeps, sends and changes, in plain words. Whoever changes one of these changes this list. */
export function describeSeenAndSent(facts: SeeingAndSending, { t }: Speech): SeenAndSent {
  return {
    looksAt: [
      t(
        'Extensions: the id, version and manifest of each one in this window, and the list of those installed in this profile.',
      ),
      t(
        'Commands: the lines that start in integrated terminals with shell integration, tasks and debug sessions. Of those that are AI tools it notes the tool, the program’s name, the time and the terminal, in memory until the window closes; never the arguments.',
      ),
      facts.watchProcesses
        ? t(
            'Processes: those under the integrated terminals, while one is open in which commands cannot be seen or a tool runs. It notes the same of them.',
          )
        : t('Processes: none, since aiToolPolicy.watchProcesses is off.'),
      t('Language models: the names that providers which run already give. Nothing is sent to a model.'),
      t(
        'MCP servers: the files that declare them, in the workspace and in your profile. No server is started or asked.',
      ),
      t(
        'Files: those of the workspace that can name an AI tool, such as workflows, manifests and editor settings. They are read here.',
      ),
      t(
        'Repositories: the address of “origin” in each folder’s Git configuration, to know whether an exception holds.',
      ),
      t('The editor: its name, and its settings extensions.allowed and chat.disableAIFeatures.'),
      t('Policies: the managed file of this machine, and .ai-tool-policy.json in folders that you trust.'),
    ],
    keeps: [
      t('The last good policy, to hold while its source cannot be reached.'),
      t(
        'Your answers: what you put off, noted an approval for, or disabled from here, and which notices you were shown.',
      ),
      t('The small scripts that speak in terminals; they note the program and process of their last run.'),
      t('A log of what was fetched, found and done, with secrets masked.'),
    ],
    sends: [
      sentForPolicy(facts, t),
      ...tokenLine(facts, t),
      t('Nothing else by itself: no usage data, no findings, no files, no commands, to nobody.'),
      t(
        'When you click: a link opens in your browser; “Request an exception” opens the organisation’s page with the facts that its address asks for, and shows you the link; installing and updating go through the editor’s own marketplace.',
      ),
    ],
    changes: [
      t(
        'The settings extensions.allowed and, for the editor’s own assistant, chat.disableAIFeatures: when you click, or where a managed or signed policy says “disable”, which you are told and can undo.',
      ),
      t('The PATH of integrated terminals: the scripts come first there.'),
      t('Nothing else. It runs none of the tools that it finds.'),
    ],
  };
}

function sentForPolicy({ policyPlaces, overNetwork }: SeeingAndSending, t: Speech['t']): string {
  if (policyPlaces.length === 0) return t('No request: no policy is configured.');
  const places = policyPlaces.map((place) => plainText(place, 200)).join(', ');
  return overNetwork
    ? t(
        'One request, for the policy, to {0}. It carries the version mark of the copy kept here, no cookies and no name of yours; as with any request, the server sees the network address that it comes from.',
        places,
      )
    : t('No request over the network: the policy is read from {0}.', places);
}

function tokenLine({ authentication }: SeeingAndSending, t: Speech['t']): readonly string[] {
  switch (authentication) {
    case 'github':
      return [t('With that request the token of your GitHub account, where it goes to a GitHub host.')];
    case 'microsoft':
      return [
        t('With that request a token of your Microsoft account, for the scope in aiToolPolicy.authenticationScope.'),
      ];
    default:
      return [];
  }
}
