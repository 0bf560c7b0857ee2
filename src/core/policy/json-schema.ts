import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { type Catalogue, loadBuiltInCatalogue } from '../../catalogue';
import { policySchema, workspacePolicySchema } from './schema';

/**
 * Makes the JSON Schemas by which VS Code completes, describes and underlines policy files. For building only: nothing that
 * ships imports this. The files in `media/` are written by `UPDATE=1 npx mocha -g core/policy/json-schema`.
 */
export const jsonSchemas: readonly { readonly file: string; readonly make: () => JsonSchema }[] = [
  { file: 'media/policy.schema.json', make: () => jsonSchemaOf(policySchema) },
  { file: 'media/workspace-policy.schema.json', make: () => jsonSchemaOf(workspacePolicySchema) },
];

/** Draft 7, which VS Code's JSON language service knows best. Comments and trailing commas are said to be fine, as they are. */
function jsonSchemaOf(schema: v.GenericSchema): JsonSchema {
  const {
    $schema,
    $defs: _,
    ...rest
  } = toJsonSchema(schema, {
    target: 'draft-07',
    typeMode: 'input',
    errorMode: 'ignore',
    // The form checks are code; the patterns beside them in the metadata say nearly the same.
    ignoreActions: ['check', 'guard', 'readonly', 'custom'],
    overrideSchema: ({ valibotSchema, jsonSchema }) => {
      // The choice by type between a text and an object, which `textOr` makes: to JSON Schema it is a plain union.
      if (valibotSchema.type === 'lazy') return unionOf(valibotSchema as v.LazySchema<v.GenericSchema>);
      return jsonSchema;
    },
    overrideAction: ({ valibotAction, jsonSchema }) => {
      if (valibotAction.type !== 'regex') return jsonSchema;
      // JSON Schema has no flags; a pattern that is stricter than the check would underline what is right.
      const { flags } = (valibotAction as unknown as { readonly requirement: RegExp }).requirement;
      const { pattern: _, ...others } = jsonSchema;
      return flags === '' ? jsonSchema : others;
    },
  });
  const head = { $schema, allowComments: true, allowTrailingCommas: true };
  return withCompletions({ ...head, ...rest }, loadBuiltInCatalogue()) as JsonSchema;
}

function unionOf(lazy: v.LazySchema<v.GenericSchema>): JsonSchema {
  const { $schema: _, ...union } = toJsonSchema(lazy.getter(undefined), { errorMode: 'ignore', typeMode: 'input' });
  return union;
}

/**
 * Puts the catalogue's ids where the schema wishes for completions. The second branch of the `anyOf` takes everything, so that
 * an id of the organisation's own, or of a newer catalogue, is not underlined.
 */
function withCompletions(node: unknown, catalogue: Catalogue): unknown {
  if (Array.isArray(node)) return node.map((item) => withCompletions(item, catalogue));
  if (typeof node !== 'object' || node === null) return node;
  const { completions, ...rest } = node as Readonly<Record<string, unknown>>;
  const mapped = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [key, withCompletions(value, catalogue)]),
  );
  const names = completions === 'tools' || completions === 'vendors' ? namesOf(catalogue, completions) : undefined;
  if (names === undefined) return mapped;
  return { ...mapped, anyOf: [{ enum: [...names.keys()], enumDescriptions: [...names.values()] }, {}] };
}

/** Ids with the names that people know, sorted by id so that a new tool changes one line. */
function namesOf(catalogue: Catalogue, kind: 'tools' | 'vendors'): ReadonlyMap<string, string> {
  const tools = [...catalogue.tools.values()];
  const pairs = tools.map((tool): [string, string] =>
    kind === 'tools' ? [tool.id, `${tool.name} (${tool.vendor.name})`] : [tool.vendor.id, tool.vendor.name],
  );
  return new Map(pairs.sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0)));
}
