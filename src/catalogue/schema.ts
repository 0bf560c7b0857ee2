import * as v from 'valibot';
import { type PackageId, packageEcosystems } from '../core/policy/vocabulary';
import { type Tool, type ToolKind, toolKinds } from './tool';

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

const yes = v.boolean('expected true or false');

const formSchema = v.strictObject(
  {
    never: optional(yes, 'The name is never proof by itself: only packages and install scripts show the tool.'),
    subcommands: optional(wordsSchema, 'It is the tool when its first operand is one of these.'),
    options: optional(wordsSchema, 'It is the tool when one of these options is given.'),
    alone: optional(yes, 'It is the tool when it is called with no arguments at all.'),
    prompt: optional(yes, 'It is the tool when its first operand is a quoted text that is no file name.'),
    pipedInput: optional(yes, 'It is the tool when its input is piped.'),
    not: optional(
      v.strictObject(
        {
          subcommands: optional(wordsSchema, 'First operands of the other program.'),
          options: optional(wordsSchema, 'Options of the other program.'),
        },
        unknownField,
      ),
      'Signs of another program of that name. They win over the signs of the tool.',
    ),
    otherwise: optional(
      v.literal('tool', 'expected `tool`'),
      'What it counts as when neither sign is seen. Default: another program.',
    ),
  },
  unknownField,
);

const binarySchema = v.strictObject(
  {
    name: described(
      v.pipe(text(1, 64), v.regex(/^[^\s/\\'"$`]+$/, 'expected the name of a program, without folders')),
      'The name of the program, without folder and file ending.',
    ),
    form: optional(formSchema, 'For a name that other programs have as well: which calls of it are the tool.'),
  },
  unknownField,
);

const vendorSchema = v.strictObject(
  {
    id: described(idSchema, 'Its id, for "vendors" in rules.'),
    name: described(nameSchema, 'Its name as people know it.'),
  },
  unknownField,
);

const kindDescriptions: Readonly<Record<ToolKind, string>> = {
  cli: 'A program for the terminal.',
  'ide-extension': 'An extension of an editor.',
  editor: 'An editor of its own.',
  desktop: 'An application for the desktop.',
  ci: 'An action or a step in continuous integration.',
  'cloud-agent': 'An agent that works on a server.',
  sdk: 'A library for programs of your own: no assistant. Only an exact tool id or package selects it.',
  gateway: 'It passes requests on to models of several makers.',
  adapter: 'It connects another tool to an editor or a protocol.',
  mcp: 'An MCP server.',
  'local-model': 'It runs models on the machine.',
  other: 'None of these.',
};

const kindSchema = v.pipe(
  v.picklist(toolKinds, `expected one of ${toolKinds.join(', ')}`),
  v.metadata({ enumDescriptions: toolKinds.map((kind) => kindDescriptions[kind]) }),
);

const kindsSchema = v.pipe(
  list(kindSchema, toolKinds.length),
  v.minLength(1, 'expected at least one kind'),
  v.check((kinds) => !kinds.includes('sdk') || kinds.length === 1, 'expected `sdk` to stand alone'),
);

const sourceSchema = v.strictObject(
  {
    facts: optional(list(text(1, 64), 32), 'The fields that it bears out. Default: those that no other source claims.'),
    from: described(text(1, 512), 'Address or name of a public page, registry entry or repository.'),
    on: described(
      v.pipe(v.string('expected a text'), v.isoDate('expected a day, YYYY-MM-DD')),
      'The day it was read, YYYY-MM-DD.',
    ),
  },
  unknownField,
);

const editorSchema = v.strictObject(
  {
    appNames: described(list(nameSchema, 10), 'Its names, as it gives them to extensions.'),
    uriSchemes: described(list(text(1, 64), 10), 'The schemes of links that open it.'),
  },
  unknownField,
);

const overlapSchema = v.strictObject(
  {
    tool: described(idSchema, 'The id of the other tool.'),
    toldApartBy: described(text(1, 500), 'How the two are told apart.'),
  },
  unknownField,
);

const factEntries = {
  formerNames: optional(list(nameSchema, 20), 'Names that it had before.'),
  formerIds: optional(list(idSchema, 20), 'Ids under which policies may still name it.'),
  successorOf: optional(list(idSchema, 20), 'Ids of tools that it continues while both are known.'),
  homepage: optional(httpsSchema, 'The https:// address of the product.'),
  extensions: optional(list(extensionSchema, 100), 'Its VS Code extensions, as publisher.name.'),
  binaries: optional(list(binarySchema, 100), 'Its programs, by name.'),
  packages: optional(list(packageSchema, 200), 'Packages, images, actions and features that bring it.'),
  featureNames: optional(
    list(v.pipe(text(1, 64), v.regex(/^[a-z0-9_-]+$/, 'expected one path segment')), 20),
    'Last path segments by which a devcontainer feature of any publisher is this tool.',
  ),
  actionNames: optional(
    list(v.pipe(text(1, 64), v.regex(/^[a-z0-9_-]+$/, 'expected the name of a repository')), 20),
    'Names of repositories by which an action of any owner, such as a fork, is this tool.',
  ),
  repositories: optional(
    list(
      v.pipe(
        text(1, 256),
        v.regex(/^[a-z0-9.-]+\.[a-z]+(?:\/[\w.-]+){2,}$/i, 'expected a repository such as `github.com/owner/name`'),
      ),
      20,
    ),
    'Its source repositories, such as github.com/owner/name: an install from one of them is an install of the tool.',
  ),
  installScripts: optional(list(httpsSchema, 50), 'https:// addresses of scripts that install it.'),
  workspaceFiles: optional(
    list(workspaceFileSchema, 100),
    'Its own files and folders in a repository. A folder ends in a slash; * stands for a run of characters within a name.',
  ),
  mcpConfigFiles: optional(list(workspaceFileSchema, 20), 'Files in a repository in which it keeps its MCP servers.'),
  settingsPrefixes: optional(
    list(
      v.pipe(
        text(2, 128),
        v.regex(/^[^\s.][^\s]*\.$/, 'expected a prefix that ends in a full stop, such as `example.`'),
      ),
      20,
    ),
    "Prefixes of its keys in VS Code's settings, such as example.",
  ),
  environmentVariables: optional(
    list(v.pipe(text(1, 128), v.regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'expected the name of a variable')), 100),
    'Environment variables that it reads or sets.',
  ),
  apiHosts: optional(
    list(v.pipe(text(1, 253), v.regex(/^[a-z0-9*.-]+(?::\d+)?$/, 'expected a host name in lower case')), 50),
    'Hosts that it talks to.',
  ),
  models: optional(
    list(v.pipe(text(1, 128), v.regex(/^\S+$/, 'expected a model family or id')), 50),
    'Language models that are its own, by family or id; * stands for a run of characters.',
  ),
  mcpServers: optional(
    list(v.pipe(text(1, 2048), v.regex(/^\S+$/, 'expected a package or an address')), 50),
    'MCP servers that are this tool: the package that is run, or the address of a remote one.',
  ),
  editor: optional(editorSchema, 'When the tool is an editor: how it calls itself, and the schemes of its links.'),
  overlaps: optional(
    list(overlapSchema, 20),
    'Tools with which it shares a program or package, each with how they are told apart.',
  ),
  notes: optional(text(1, 2000), 'For readers of the catalogue.'),
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
    id: described(idSchema, 'Its id, for "tools" in rules. It must not be one of the built-in catalogue.'),
    name: described(nameSchema, 'Its name as people know it.'),
    vendor: v.optional(described(vendorSchema, 'Who makes it. Default: your organisation.'), {
      id: 'organization',
      name: 'Your organisation',
    }),
    kinds: v.optional(described(kindsSchema, 'What it is. "sdk" stands alone.'), ['other']),
    ...factEntries,
    sources: v.optional(described(list(sourceSchema, 50), 'Where the facts were read, and when.'), []),
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
    v.regex(/^[^\p{Cc}\p{Cs}]*$/u, 'expected plain text without control characters and broken Unicode'),
  );
}

function optional<Schema extends v.GenericSchema>(schema: Schema, description: string) {
  return v.exactOptional(described(schema, description));
}

function described<Schema extends v.GenericSchema>(schema: Schema, description: string) {
  return v.pipe(schema, v.metadata({ description }));
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
