import * as v from 'valibot';
import { defaultDismissible, ruleDefaults } from './defaults';
import {
  bounds,
  date,
  extension,
  id,
  line,
  link,
  listOf,
  localizedText,
  repository,
  textOr,
  versionRange,
} from './schema-parts';
import { selectors, toolId } from './schema-selectors';
import { ruleSnippets } from './schema-snippets';
import { selectorFields } from './selector-fields';
import { extensionEnforcements, presenceEnforcements, statuses, terminalEnforcements } from './vocabulary';

const ruleId = id({
  title: 'Id of the rule',
  description:
    'Names the rule in notices, reports and the log, and in the settings that refer to it. Unique in this file.',
  examples: ['claude-code'],
});

const status = v.pipe(
  v.picklist(statuses),
  v.metadata({
    title: 'Status',
    description: 'What the organisation says of what the rule is about.',
    enumDescriptions: [
      'It may be used. Nothing is shown.',
      'It may be used under conditions. Shown as a warning; people can say that they have approval.',
      'It may not be used. Shown as an error.',
    ],
  }),
);

const common = {
  id: ruleId,
  ...selectors,
  versions: v.exactOptional(
    versionRange({
      title: 'Versions',
      description:
        'A semver range; only these versions are meant. Not beside "models" or remote servers, which have no versions. Where a version cannot be told, a banned rule counts as restricted.',
      examples: ['>=2.1.91 <2.1.314', '<1.5.0', '1.2.3 || 1.2.4'],
    }),
  ),
  status,
  from: v.exactOptional(
    date({
      title: 'In force from',
      description:
        'The rule is announced before this day and in force from its start. A day is meant where the reader is; for one instant everywhere write 2026-07-10T09:00:00Z.',
      examples: ['2026-07-10', '2026-07-10T09:00:00Z'],
    }),
  ),
  until: v.exactOptional(
    date({
      title: 'In force until',
      description: 'The last day on which the rule holds; from the next one it says nothing.',
      examples: ['2027-01-01'],
    }),
  ),
  reason: v.exactOptional(
    localizedText({
      title: 'Reason',
      description:
        'Why, in one or two sentences of plain text: it is the first thing that people read. Required unless the status is allowed. One text, or one for each language.',
      examples: ['Code may leave the company network only through assistants under contract.'],
      defaultSnippets: [
        { label: 'Two languages', description: 'A text for each language', body: { en: '$1', 'zh-cn': '$2' } },
      ],
    }),
  ),
  rationaleUrl: v.exactOptional(
    link({
      title: 'Page with the rationale',
      description: 'Where people read more. Required unless the status is allowed.',
      examples: ['https://intranet.example/ai-tools/claude-code'],
    }),
  ),
};

const ownAlternative = {
  name: line({ title: 'Name', description: 'Its name as people know it.', examples: ['In-house assistant'] }),
  url: v.exactOptional(
    link({ title: 'Page', description: 'Its page.', examples: ['https://intranet.example/assistant'] }),
  ),
  guideUrl: v.exactOptional(
    link({
      title: 'Guide',
      description: 'A guide to moving over.',
      examples: ['https://intranet.example/assistant/moving-over'],
    }),
  ),
};

export const ownAlternativeSchema = v.pipe(
  v.strictObject({
    ...ownAlternative,
    extension: v.exactOptional(
      extension({
        title: 'Extension',
        description: 'The VS Code extension that brings it; people are offered to install it.',
      }),
    ),
  }),
  v.metadata({ description: "Something of the organisation's own, or that the catalogue does not know." }),
);

const alternativeWords = {
  title: 'Alternatives',
  description:
    'What to use instead: ids of the catalogue, or something described here. The first one is offered first.',
  examples: [['qoder']],
  defaultSnippets: [
    {
      label: 'An assistant of our own',
      description: 'Name, page and guide',
      body: [{ name: '$1', url: 'https://$2', guideUrl: 'https://$3' }],
    },
  ],
};

export const exceptionSchema = v.pipe(
  v.strictObject({
    repositories: listOf(repository({ examples: ['github.com/example/ai-research-*'] }), bounds.repositories, {
      title: 'Repositories',
      description:
        'Repositories in which the rule counts as allowed, as host/owner/name of their remote "origin". * stands for any run of characters.',
      examples: [['github.com/example/ai-research-*']],
    }),
    until: v.exactOptional(
      date({ title: 'Until', description: 'The last day of the exception.', examples: ['2026-12-31'] }),
    ),
    reference: v.exactOptional(
      line({ title: 'Reference', description: 'Where it was granted, such as a ticket.', examples: ['SEC-123'] }),
    ),
  }),
  v.metadata({ description: 'Repositories in which the rule counts as allowed.' }),
);

export const ruleSchema = v.pipe(
  v.strictObject({
    ...common,
    alternatives: v.exactOptional(listOf(textOr(toolId, ownAlternativeSchema), bounds.alternatives, alternativeWords)),
    exceptions: v.exactOptional(
      listOf(exceptionSchema, bounds.exceptions, {
        title: 'Exceptions',
        description:
          'Repositories in which the rule counts as allowed, each with an end and a reference where there is one.',
        defaultSnippets: [
          {
            label: 'An exception for some repositories',
            description: 'With an end and a reference',
            body: [{ repositories: ['github.com/$1'], until: '$2', reference: '$3' }],
          },
        ],
      }),
    ),
    dismissible: v.exactOptional(
      v.pipe(
        v.boolean(),
        v.metadata({
          title: 'Dismissible',
          description: `Whether a person may snooze it or ignore it in a file. Without it: ${defaultDismissible('restricted')} for restricted, ${defaultDismissible('banned')} for banned.`,
        }),
      ),
    ),
    presence: v.exactOptional(
      v.pipe(
        v.picklist(presenceEnforcements),
        v.metadata({
          title: "The tool's own files",
          description: 'How files of the tool in a repository, such as CLAUDE.md, are reported.',
          enumDescriptions: ['As information.', 'As a warning.'],
          default: ruleDefaults.presence,
        }),
      ),
    ),
    terminal: v.exactOptional(
      v.pipe(
        v.picklist(terminalEnforcements),
        v.metadata({
          title: 'In a terminal',
          description: 'What running it in a terminal gets.',
          enumDescriptions: [
            'A notice; the command runs.',
            'A question before it runs.',
            'It does not run. Acts only from the managed file or a signed policy; otherwise it asks.',
          ],
          default: ruleDefaults.terminal,
        }),
      ),
    ),
    extension: v.exactOptional(
      v.pipe(
        v.picklist(extensionEnforcements),
        v.metadata({
          title: 'Its extension',
          description: 'Whether disabling its extension is offered or done.',
          enumDescriptions: [
            'Disabling it is offered, one click away.',
            'It is disabled, and people are told. Acts only from the managed file or a signed policy; otherwise it is offered.',
          ],
          default: ruleDefaults.extension,
        }),
      ),
    ),
  }),
  v.metadata({ ...ruleConditions(), description: 'What holds for some tools.', defaultSnippets: ruleSnippets }),
);

/** A rule of a repository's own file: it can inform and warn, not act on the reader's machine. */
export const workspaceRuleSchema = v.pipe(
  v.strictObject({
    ...common,
    alternatives: v.exactOptional(
      listOf(textOr(toolId, v.strictObject(ownAlternative)), bounds.alternatives, alternativeWords),
    ),
    terminal: v.exactOptional(
      v.pipe(
        v.picklist(['notify']),
        v.metadata({
          title: 'In a terminal',
          description: 'A repository can only have it noticed.',
          enumDescriptions: ['A notice; the command runs.'],
        }),
      ),
    ),
    extension: v.exactOptional(
      v.pipe(
        v.picklist(['offer']),
        v.metadata({
          title: 'Its extension',
          description: 'A repository can only have disabling offered.',
          enumDescriptions: ['Disabling it is offered, one click away.'],
        }),
      ),
    ),
  }),
  v.metadata({
    ...ruleConditions(),
    description: 'What holds for some tools in this repository.',
    defaultSnippets: ruleSnippets,
  }),
);

/**
 * What the fields of a rule demand of one another, in JSON Schema's terms for VS Code. `check-rules.ts` says the same to
 * everybody else. The double `not` is for VS Code's `errorMessage`, which `anyOf` does not honour.
 */
function ruleConditions(): { readonly allOf: readonly unknown[] } {
  const anySelector = { anyOf: selectorFields.map((field) => ({ required: [field] })) };
  const remoteServer = { contains: { pattern: '^[hH][tT][tT][pP][sS]?:' } };
  return {
    allOf: [
      { not: { not: anySelector }, errorMessage: `A rule needs at least one of ${selectorFields.join(', ')}.` },
      {
        not: { required: ['versions', 'models'] },
        errorMessage: '"versions" cannot stand beside "models", which carry none.',
      },
      {
        not: { required: ['versions', 'mcpServers'], properties: { mcpServers: remoteServer } },
        errorMessage: '"versions" cannot stand beside remote servers, which carry none.',
      },
      {
        if: { properties: { status: { enum: ['restricted', 'banned'] } }, required: ['status'] },
        // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word.
        then: { required: ['reason', 'rationaleUrl'] },
      },
    ],
  };
}
