import * as v from 'valibot';
import { type PackageId, packageEcosystems } from '../core/policy/vocabulary';
import { type Tool, toolKinds } from './tool';

/**
 * The shape of a tool, checked at the door. Not needed for look-ups, and kept apart from them: this module brings valibot
 * along. Sizes are bounded since an organisation's catalogue comes from the network.
 */

const idSchema = v.pipe(
  v.string('expected a text'),
  v.maxLength(64, 'expected at most 64 characters'),
  v.regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    'expected lower-case letters, digits and single hyphens, such as `example-assistant`',
  ),
);

const nameSchema = text(1, 120);

const httpsSchema = v.pipe(text(1, 2048), v.regex(/^https:\/\/[^\s/?#]+(?:[/?#]\S*)?$/i, 'expected an https address'));

const extensionSchema = v.pipe(
  text(1, 256),
  v.regex(/^[a-z0-9][a-z0-9-]*\.[a-z0-9][a-z0-9._-]*$/i, 'expected `publisher.name`'),
);

const packageSchema = v.pipe(
  text(1, 512),
  v.custom<PackageId>(
    (value) =>
      typeof value === 'string' &&
      packageEcosystems.some((ecosystem) => value.startsWith(`${ecosystem}:`) && value.length > ecosystem.length + 1) &&
      !/[\s*]/.test(value),
    `expected a package such as \`npm:@scope/name\`; the prefixes are ${packageEcosystems.join(', ')}`,
  ),
);

const workspaceFileSchema = v.pipe(
  text(1, 256),
  v.regex(
    /^(?!\.{1,2}(?:\/|$))[^/\\\s][^\\\r\n]*$/,
    'expected a path within a repository, with `/` between folders and none at the start',
  ),
);

const wordsSchema = list(text(1, 64), 100);

const formSchema = v.strictObject(
  {
    never: v.exactOptional(v.boolean('expected true or false')),
    subcommands: v.exactOptional(wordsSchema),
    options: v.exactOptional(wordsSchema),
    alone: v.exactOptional(v.boolean('expected true or false')),
    prompt: v.exactOptional(v.boolean('expected true or false')),
    pipedInput: v.exactOptional(v.boolean('expected true or false')),
    not: v.exactOptional(
      v.strictObject(
        { subcommands: v.exactOptional(wordsSchema), options: v.exactOptional(wordsSchema) },
        unknownField,
      ),
    ),
    otherwise: v.exactOptional(v.literal('tool', 'expected `tool`')),
  },
  unknownField,
);

const binarySchema = v.strictObject(
  {
    name: v.pipe(text(1, 64), v.regex(/^[^\s/\\'"$`]+$/, 'expected the name of a program, without folders')),
    form: v.exactOptional(formSchema),
  },
  unknownField,
);

const vendorSchema = v.strictObject({ id: idSchema, name: nameSchema }, unknownField);

const kindsSchema = v.pipe(
  list(v.picklist(toolKinds, `expected one of ${toolKinds.join(', ')}`), toolKinds.length),
  v.minLength(1, 'expected at least one kind'),
  v.check((kinds) => !kinds.includes('sdk') || kinds.length === 1, 'expected `sdk` to stand alone'),
);

const sourceSchema = v.strictObject(
  {
    facts: v.exactOptional(list(text(1, 64), 32)),
    from: text(1, 512),
    on: v.pipe(v.string('expected a text'), v.isoDate('expected a day, YYYY-MM-DD')),
  },
  unknownField,
);

const factEntries = {
  formerNames: v.exactOptional(list(nameSchema, 20)),
  formerIds: v.exactOptional(list(idSchema, 20)),
  successorOf: v.exactOptional(list(idSchema, 20)),
  homepage: v.exactOptional(httpsSchema),
  extensions: v.exactOptional(list(extensionSchema, 100)),
  binaries: v.exactOptional(list(binarySchema, 100)),
  packages: v.exactOptional(list(packageSchema, 200)),
  featureNames: v.exactOptional(list(v.pipe(text(1, 64), v.regex(/^[a-z0-9_-]+$/, 'expected one path segment')), 20)),
  installScripts: v.exactOptional(list(httpsSchema, 50)),
  workspaceFiles: v.exactOptional(list(workspaceFileSchema, 100)),
  mcpConfigFiles: v.exactOptional(list(workspaceFileSchema, 20)),
  settingsPrefixes: v.exactOptional(
    list(
      v.pipe(
        text(2, 128),
        v.regex(/^[^\s.][^\s]*\.$/, 'expected a prefix that ends in a full stop, such as `example.`'),
      ),
      20,
    ),
  ),
  environmentVariables: v.exactOptional(
    list(v.pipe(text(1, 128), v.regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'expected the name of a variable')), 100),
  ),
  apiHosts: v.exactOptional(
    list(v.pipe(text(1, 253), v.regex(/^[a-z0-9*.-]+(?::\d+)?$/, 'expected a host name in lower case')), 50),
  ),
  models: v.exactOptional(list(v.pipe(text(1, 128), v.regex(/^\S+$/, 'expected a model family or id')), 50)),
  mcpServers: v.exactOptional(list(v.pipe(text(1, 2048), v.regex(/^\S+$/, 'expected a package or an address')), 50)),
  editor: v.exactOptional(
    v.strictObject({ appNames: list(nameSchema, 10), uriSchemes: list(text(1, 64), 10) }, unknownField),
  ),
  overlaps: v.exactOptional(list(v.strictObject({ tool: idSchema, toldApartBy: text(1, 500) }, unknownField), 20)),
  notes: v.exactOptional(text(1, 2000)),
};

/** A tool of the built-in catalogue: vendor, kinds and sources are required. */
export const toolSchema = v.strictObject(
  {
    id: idSchema,
    name: nameSchema,
    vendor: vendorSchema,
    kinds: kindsSchema,
    ...factEntries,
    sources: v.pipe(list(sourceSchema, 50), v.minLength(1, 'expected at least one source')),
  },
  unknownField,
);

/**
 * A tool of an organisation's own `catalogue`. Only `id` and `name` are required: an organisation knows its own tools and
 * owes nobody a source. Without `vendor` it is the organisation's (`vendors: ["organization"]` selects all of them), without
 * `kinds` it is an assistant of no particular kind, so `unlisted` speaks of it.
 */
export const organizationToolSchema = v.strictObject(
  {
    id: idSchema,
    name: nameSchema,
    vendor: v.optional(vendorSchema, { id: 'organization', name: 'Your organisation' }),
    kinds: v.optional(kindsSchema, ['other']),
    ...factEntries,
    sources: v.optional(list(sourceSchema, 50), []),
  },
  unknownField,
);

/** What an organisation may write. */
export type OrganizationToolInput = v.InferInput<typeof organizationToolSchema>;

// The hand-written `Tool`, which readers of the code see, and the schemas must not drift apart: each of these lines fails to
// compile when they do.
export type SchemaAgreement = [
  Assert<Extends<v.InferOutput<typeof toolSchema>, Tool>>,
  Assert<Extends<Tool, v.InferOutput<typeof toolSchema>>>,
  Assert<Extends<keyof Tool, keyof typeof toolSchema.entries>>,
  Assert<Extends<v.InferOutput<typeof organizationToolSchema>, Tool>>,
  Assert<Extends<keyof Tool, keyof typeof organizationToolSchema.entries>>,
];
type Extends<Narrow, Wide> = [Narrow] extends [Wide] ? true : false;
type Assert<Condition extends true> = Condition;

function text(minimum: number, maximum: number) {
  return v.pipe(
    v.string('expected a text'),
    v.minLength(
      minimum,
      minimum === 1 ? 'expected a text that is not empty' : `expected at least ${minimum} characters`,
    ),
    v.maxLength(maximum, `expected at most ${maximum} characters`),
  );
}

function list<Item extends v.GenericSchema>(item: Item, maximum: number) {
  return v.pipe(
    v.array(item, 'expected a list'),
    v.maxLength(maximum, `expected at most ${maximum} entries`),
    v.readonly(),
  );
}

function unknownField(issue: v.StrictObjectIssue): string {
  if (issue.expected === 'never') return `unknown field ${issue.received}`;
  if (issue.expected === 'Object') return 'expected an object';
  return `expected a field ${issue.expected}`;
}
