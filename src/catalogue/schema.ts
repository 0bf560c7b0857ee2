import * as v from 'valibot';
import { type PackageId, packageEcosystems } from '../core/policy/vocabulary';
import { described, list, optional, text, unknownField } from './schema-parts';
import { binarySchema } from './schema-programs';
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

const vendorSchema = v.strictObject(
  {
    id: described(idSchema, 'Id of the vendor', 'Its id, for "vendors" in rules.'),
    name: described(nameSchema, 'Name of the vendor', 'Its name as people know it.'),
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
    facts: optional(
      list(text(1, 64), 32),
      'Facts',
      'The fields that it bears out. Default: those that no other source claims.',
    ),
    from: described(text(1, 512), 'Where', 'Address or name of a public page, registry entry or repository.'),
    on: described(
      v.pipe(v.string('expected a text'), v.isoDate('expected a day, YYYY-MM-DD')),
      'When',
      'The day it was read, YYYY-MM-DD.',
    ),
  },
  unknownField,
);

const editorSchema = v.strictObject(
  {
    appNames: described(list(nameSchema, 10), 'Names of the editor', 'Its names, as it gives them to extensions.'),
    uriSchemes: described(list(text(1, 64), 10), 'Schemes of links', 'The schemes of links that open it.'),
  },
  unknownField,
);

const overlapSchema = v.strictObject(
  {
    tool: described(idSchema, 'The other tool', 'The id of the other tool.'),
    toldApartBy: described(text(1, 500), 'Told apart by', 'How the two are told apart.'),
  },
  unknownField,
);

const factEntries = {
  formerNames: optional(list(nameSchema, 20), 'Former names', 'Names that it had before.'),
  formerIds: optional(list(idSchema, 20), 'Former ids', 'Ids under which policies may still name it.'),
  successorOf: optional(list(idSchema, 20), 'Successor of', 'Ids of tools that it continues while both are known.'),
  homepage: optional(httpsSchema, 'Home page', 'The https:// address of the product.'),
  extensions: optional(list(extensionSchema, 100), 'Extensions', 'Its VS Code extensions, as publisher.name.'),
  binaries: optional(list(binarySchema, 100), 'Programs', 'Its programs, by name.'),
  packages: optional(list(packageSchema, 200), 'Packages', 'Packages, images, actions and features that bring it.'),
  featureNames: optional(
    list(v.pipe(text(1, 64), v.regex(/^[a-z0-9_-]+$/, 'expected one path segment')), 20),
    'Names of devcontainer features',
    'Last path segments by which a devcontainer feature of any publisher is this tool.',
  ),
  actionNames: optional(
    list(v.pipe(text(1, 64), v.regex(/^[a-z0-9_-]+$/, 'expected the name of a repository')), 20),
    'Names of actions',
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
    'Source repositories',
    'Its source repositories, such as github.com/owner/name: an install from one of them is an install of the tool.',
  ),
  installScripts: optional(list(httpsSchema, 50), 'Install scripts', 'https:// addresses of scripts that install it.'),
  workspaceFiles: optional(
    list(workspaceFileSchema, 100),
    'Files in a repository',
    'Its own files and folders in a repository. A folder ends in a slash; * stands for a run of characters within a name.',
  ),
  mcpConfigFiles: optional(
    list(workspaceFileSchema, 20),
    'Files of its MCP servers',
    'Files in a repository in which it keeps its MCP servers.',
  ),
  settingsPrefixes: optional(
    list(
      v.pipe(
        text(2, 128),
        v.regex(/^[^\s.][^\s]*\.$/, 'expected a prefix that ends in a full stop, such as `example.`'),
      ),
      20,
    ),
    'Prefixes of settings',
    "Prefixes of its keys in VS Code's settings, such as example.",
  ),
  environmentVariables: optional(
    list(v.pipe(text(1, 128), v.regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'expected the name of a variable')), 100),
    'Environment variables',
    'Environment variables that it reads or sets.',
  ),
  apiHosts: optional(
    list(v.pipe(text(1, 253), v.regex(/^[a-z0-9*.-]+(?::\d+)?$/, 'expected a host name in lower case')), 50),
    'Hosts',
    'Hosts that it talks to.',
  ),
  models: optional(
    list(v.pipe(text(1, 128), v.regex(/^\S+$/, 'expected a model family or id')), 50),
    'Language models',
    'Language models that are its own, by family or id; * stands for a run of characters.',
  ),
  mcpServers: optional(
    list(v.pipe(text(1, 2048), v.regex(/^\S+$/, 'expected a package or an address')), 50),
    'MCP servers',
    'MCP servers that are this tool: the package that is run, or the address of a remote one.',
  ),
  editor: optional(
    editorSchema,
    'As an editor',
    'When the tool is an editor: how it calls itself, and the schemes of its links.',
  ),
  overlaps: optional(
    list(overlapSchema, 20),
    'Overlaps',
    'Tools with which it shares a program or package, each with how they are told apart.',
  ),
  notes: optional(text(1, 2000), 'Notes', 'For readers of the catalogue.'),
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
    id: described(
      idSchema,
      'Id of the tool',
      'Its id, for "tools" in rules. It must not be one of the built-in catalogue.',
    ),
    name: described(nameSchema, 'Name of the tool', 'Its name as people know it.'),
    vendor: v.optional(described(vendorSchema, 'Vendor', 'Who makes it. Default: your organisation.'), {
      id: 'organization',
      name: 'Your organisation',
    }),
    kinds: v.optional(described(kindsSchema, 'Kinds', 'What it is. "sdk" stands alone.'), ['other']),
    ...factEntries,
    sources: v.optional(described(list(sourceSchema, 50), 'Sources', 'Where the facts were read, and when.'), []),
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
