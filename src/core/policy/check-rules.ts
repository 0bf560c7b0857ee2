import { isRemoteServer } from './forms';
import { type Fault, foundText, type JsonPath } from './problem';
import { selectorFields } from './selector-fields';

/**
 * What the fields of a rule demand of one another, and rules of each other. It looks at the raw values and takes nothing for
 * granted, so that it finds its faults beside those of the schema.
 */
export function checkRule(
  rule: unknown,
  path: JsonPath,
  options: { readonly mayLackSelectors: boolean },
): readonly Fault[] {
  if (typeof rule !== 'object' || rule === null || Array.isArray(rule)) return [];
  const fields: Readonly<Record<string, unknown>> = { ...rule };
  const id = typeof fields['id'] === 'string' ? fields['id'] : undefined;
  return [
    ...(options.mayLackSelectors ? [] : missingSelector(fields, path, id)),
    ...missingWords(fields, path, id),
    ...versionsBeside(fields, path, id),
  ];
}

/** Faults for every id that an earlier rule has. */
export function checkUniqueIds(rules: readonly unknown[], path: JsonPath): readonly Fault[] {
  const first = new Map<string, number>();
  const faults: Fault[] = [];
  for (const [index, rule] of rules.entries()) {
    const id = typeof rule === 'object' && rule !== null && 'id' in rule ? rule.id : undefined;
    if (typeof id !== 'string') continue;
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, index);
      continue;
    }
    const other = `rules ${earlier + 1} and ${index + 1}`;
    faults.push({
      code: 'duplicate-id',
      severity: 'error',
      path: [...path, index, 'id'],
      found: foundText(id),
      expected: 'an id that no other rule has',
      rule: id,
      other,
    });
  }
  return faults;
}

type Fields = Readonly<Record<string, unknown>>;

function missingSelector(fields: Fields, path: JsonPath, rule: string | undefined): readonly Fault[] {
  const present = selectorFields.some((field) => {
    const value = fields[field];
    // Something of another type is a fault of its own.
    return value !== undefined && (!Array.isArray(value) || value.length > 0);
  });
  if (present) return [];
  const expected = selectorFields.join(', ');
  return [{ code: 'no-selector', severity: 'error', path, on: 'start', found: 'nothing', expected, rule }];
}

function missingWords(fields: Fields, path: JsonPath, rule: string | undefined): readonly Fault[] {
  const status = fields['status'];
  if (status !== 'banned' && status !== 'restricted') return [];
  const other = `a ${status} rule says why, and where people read more`;
  return ['reason', 'rationaleUrl']
    .filter((field) => fields[field] === undefined)
    .map((field): Fault => {
      const expected = JSON.stringify(field);
      return {
        code: 'missing-field',
        severity: 'error',
        path: [...path, field],
        on: 'start',
        found: 'nothing',
        expected,
        rule,
        other,
      };
    });
}

function versionsBeside(fields: Fields, path: JsonPath, rule: string | undefined): readonly Fault[] {
  if (fields['versions'] === undefined) return [];
  const servers = fields['mcpServers'];
  const remote =
    Array.isArray(servers) && servers.some((server) => typeof server === 'string' && isRemoteServer(server));
  const beside = [
    ...(fields['models'] === undefined ? [] : ['"models"']),
    ...(remote ? ['remote servers in "mcpServers"'] : []),
  ];
  if (beside.length === 0) return [];
  const found = beside.join(' and ');
  const expected = 'extensions, commands, packages, tools or vendors alone';
  return [
    { code: 'versions-beside', severity: 'error', path: [...path, 'versions'], on: 'key', found, expected, rule },
  ];
}
