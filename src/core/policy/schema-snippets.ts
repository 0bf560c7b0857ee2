// biome-ignore-all lint/suspicious/noTemplateCurlyInString: `${1:…}` is a place to fill in, by VS Code's syntax for snippets.

/** Rules that VS Code offers to write where one is wanted; `$1` … are the places to fill in. */
export const ruleSnippets = [
  {
    label: 'Ban a tool after a grace period',
    description: 'Announced now, in force from a day',
    body: {
      id: '${1:tool}',
      tools: ['${1:tool}'],
      status: 'banned',
      from: '${2:2027-01-01}',
      reason: '${3:Why}',
      rationaleUrl: 'https://$4',
      alternatives: ['$5'],
    },
  },
  {
    label: 'Restrict a tool',
    description: 'Allowed under conditions; people can say that they have approval',
    body: {
      id: '${1:tool}',
      tools: ['${1:tool}'],
      status: 'restricted',
      reason: '${2:Under which conditions}',
      rationaleUrl: 'https://$3',
    },
  },
  {
    label: 'Allow a tool',
    description: 'For organisations that ban what is not listed',
    body: { id: '${1:tool}', tools: ['${1:tool}'], status: 'allowed' },
  },
  {
    label: 'Ban some versions',
    description: 'A build that is known to be harmful',
    body: {
      id: '${1:id}',
      packages: ['npm:$2'],
      versions: '${3:>=1.0.0 <1.0.3}',
      status: 'banned',
      reason: '${4:Why}',
      rationaleUrl: 'https://$5',
    },
  },
] as const;

export const policySnippets = [
  {
    label: 'A new AI tool policy',
    description: 'With one rule',
    body: {
      version: 1,
      organization: '${1:Example Group}',
      serial: 1,
      rules: [
        { id: '${2:tool}', tools: ['${2:tool}'], status: 'banned', reason: '${3:Why}', rationaleUrl: 'https://$4' },
      ],
    },
  },
] as const;

export const workspacePolicySnippets = [
  {
    label: 'A new policy for this repository',
    description: 'With one rule',
    body: {
      version: 1,
      rules: [
        { id: '${1:tool}', tools: ['${1:tool}'], status: 'restricted', reason: '${2:Why}', rationaleUrl: 'https://$3' },
      ],
    },
  },
] as const;
