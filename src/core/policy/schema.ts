import * as v from 'valibot';
import { organizationToolSchema } from '../../catalogue/schema';
import { policyDefaults } from './defaults';
import type { PolicyDocument } from './document';
import { bounds, contactLink, date, line, link, linkTemplate, listOf } from './schema-parts';
import { ruleSchema, workspaceRuleSchema } from './schema-rule';
import { policySnippets, workspacePolicySnippets } from './schema-snippets';
import { modes, statuses } from './vocabulary';

/**
 * The one schema of the policy format. The types in `document.ts` are proved equal to it below, `read.ts` checks by it, and
 * the JSON Schemas in `media/` are made of it (`json-schema.ts`). This module brings valibot along: what only decides imports
 * the types alone.
 */
const schemaLink = v.exactOptional(
  v.pipe(
    v.string(),
    v.maxLength(bounds.link, 'too-long'),
    v.metadata({ title: 'Schema', description: 'Address of this schema, for editors.' }),
  ),
);

const version = v.pipe(
  v.literal(1),
  v.metadata({
    title: 'Version of the format',
    description: 'Always 1. It is not the number of your policy: that is "serial".',
    default: 1,
  }),
);

export const policySchema = v.pipe(
  v.strictObject({
    $schema: schemaLink,
    version,
    organization: line({
      title: 'Organisation',
      description: 'Its name as people know it. Every notice speaks in its name.',
      examples: ['Example Group'],
    }),
    serial: v.pipe(
      v.number(),
      v.safeInteger('whole-number'),
      v.minValue(0, 'whole-number'),
      v.metadata({
        title: 'Serial number',
        description:
          'Grows with every issue of this policy. A lower one than was seen before from the same address is refused, so that nobody can bring back an old policy.',
        examples: [1],
      }),
    ),
    issuedAt: v.exactOptional(
      date({ title: 'Issued at', description: 'When this issue was published.', examples: ['2026-07-03T00:00:00Z'] }),
    ),
    expiresAt: v.exactOptional(
      date({
        title: 'Expires at',
        description:
          "When this issue should have been replaced. Past it the rules still hold, and the status says 'expired'.",
        examples: ['2027-07-03T00:00:00Z'],
      }),
    ),
    homepage: v.exactOptional(
      link({
        title: 'Home page',
        description: "The organisation's page on AI tools.",
        examples: ['https://intranet.example/ai-tools'],
      }),
    ),
    contact: v.exactOptional(
      v.pipe(
        v.strictObject({
          label: line({ title: 'Label', description: 'Whom to ask.', examples: ['AI governance'] }),
          url: contactLink({
            title: 'Address',
            description: 'An https:// or mailto: address.',
            examples: ['mailto:ai-governance@example.com', 'https://intranet.example/ai-tools/ask'],
          }),
        }),
        v.metadata({
          title: 'Contact',
          description: 'Whom people ask.',
          defaultSnippets: [
            { label: 'Contact by mail', description: 'Label and address', body: { label: '$1', url: 'mailto:$2' } },
          ],
        }),
      ),
    ),
    exceptionUrl: v.exactOptional(
      linkTemplate({
        title: 'Where exceptions are asked for',
        description:
          'An https:// address in which {tool}, {item}, {version}, {rule} and {repository} are filled in. Without it the button is not shown.',
        examples: ['https://intranet.example/exception?tool={tool}&rule={rule}&repository={repository}'],
      }),
    ),
    unlisted: v.exactOptional(
      v.pipe(
        v.picklist(statuses),
        v.metadata({
          title: 'Assistants that no rule is about',
          description: 'The status of AI assistants that no rule decides. It does not concern SDKs.',
          enumDescriptions: [
            'They may be used.',
            'They are shown as a warning.',
            'Only what a rule allows may be used.',
          ],
          default: policyDefaults.unlisted,
        }),
      ),
    ),
    mode: v.exactOptional(
      v.pipe(
        v.picklist(modes),
        v.metadata({
          title: 'Mode',
          description: 'Whether the policy acts or only reports.',
          enumDescriptions: [
            'People are told, and what a rule demands is done.',
            'Everything is found and shown in the view, the log and the command line; nothing interrupts. For trying a policy out.',
          ],
          default: policyDefaults.mode,
        }),
      ),
    ),
    catalogue: v.exactOptional(
      listOf(organizationToolSchema, bounds.tools, {
        title: 'Tools of your own',
        description:
          'Tools that the built-in catalogue does not know, so that rules can name them. A known id cannot be redefined.',
        defaultSnippets: [
          {
            label: 'A tool of our own',
            description: 'Id, name and how it shows',
            body: [{ id: '$1', name: '$2', extensions: ['$3'], binaries: [{ name: '$4' }] }],
          },
        ],
      }),
    ),
    rules: listOf(ruleSchema, bounds.rules, {
      title: 'Rules',
      description:
        'What holds for which tools. The more specific rule decides; of equally specific ones the stricter; of equally strict ones the earlier.',
    }),
  }),
  v.metadata({
    title: 'AI tool policy',
    description: 'Which AI tools an organisation allows, restricts and bans, why, and what to use instead.',
    defaultSnippets: policySnippets,
  }),
);

/** A repository's own file, `.ai-tool-policy.json`. */
export const workspacePolicySchema = v.pipe(
  v.strictObject({
    $schema: schemaLink,
    version,
    rules: listOf(workspaceRuleSchema, bounds.rules, {
      title: 'Rules',
      description:
        "What holds for which tools in this repository. It adds to the organisation's policy and cannot loosen it.",
    }),
  }),
  v.metadata({
    title: 'AI tool policy of a repository',
    description: 'Which AI tools this repository allows, restricts and bans. Read in trusted workspaces.',
    defaultSnippets: workspacePolicySnippets,
  }),
);

// The hand-written types, which readers of the code see, and the schema must not drift apart: each of these lines fails to
// compile when they do.
type SchemaOutput = Omit<v.InferOutput<typeof policySchema>, '$schema'>;
type Rule = PolicyDocument['rules'][number];
type RuleOutput = SchemaOutput['rules'][number];
export type SchemaAgreement = [
  Assert<Extends<SchemaOutput, PolicyDocument>>,
  Assert<Extends<PolicyDocument, DeepReadonly<SchemaOutput>>>,
  Assert<Extends<keyof PolicyDocument, keyof SchemaOutput>>,
  Assert<Extends<keyof SchemaOutput, keyof PolicyDocument>>,
  Assert<Extends<keyof Rule, keyof RuleOutput>>,
  Assert<Extends<keyof RuleOutput, keyof Rule>>,
  Assert<Extends<v.InferOutput<typeof workspaceRuleSchema>, Rule>>,
];
type Extends<Narrow, Wide> = [Narrow] extends [Wide] ? true : false;
type Assert<Condition extends true> = Condition;
type DeepReadonly<Value> = Value extends (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> }
    : Value;
