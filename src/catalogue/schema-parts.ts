import * as v from 'valibot';

/** Plain text of so many characters, in no need of escaping wherever it is shown. */
export function text(minimum: number, maximum: number) {
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

/** A field that may be left out. Editors show its title and description. */
export function optional<Schema extends v.GenericSchema>(schema: Schema, title: string, description: string) {
  return v.exactOptional(described(schema, title, description));
}

/** What editors show of a field. */
export function described<Schema extends v.GenericSchema>(schema: Schema, title: string, description: string) {
  return v.pipe(schema, v.metadata({ title, description }));
}

/** A list that is not without bound. */
export function list<Item extends v.GenericSchema>(item: Item, maximum: number) {
  return v.pipe(
    v.array(item, 'expected a list'),
    v.maxLength(maximum, `expected at most ${maximum} entries`),
    v.readonly(),
  );
}

/** The message of an object with a field too many or too few. */
export function unknownField(issue: v.StrictObjectIssue): string {
  if (issue.expected === 'never') return `unknown field ${issue.received}`;
  if (issue.expected === 'Object') return 'expected an object';
  return `expected a field ${issue.expected}`;
}
