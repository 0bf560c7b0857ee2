import type { Report, ReportedFinding, ReportedRule } from './report';

/**
 * A line for each finding, as RFC 4180 has it. The column names are words for programs and stay English. It begins with a byte
 * order mark, without which spreadsheets on Windows take UTF-8 for something else.
 */
export function reportAsCsv({ rules }: Report): string {
  const lines = rules.flatMap((rule) =>
    rule.findings.map((finding) => columns.map(([, read]) => cell(read(finding, rule))).join(',')),
  );
  return `\uFEFF${[columns.map(([name]) => name).join(','), ...lines].join('\r\n')}\r\n`;
}

type Value = string | number | boolean | undefined;

const columns: readonly (readonly [name: string, read: (finding: ReportedFinding, rule: ReportedRule) => Value])[] = [
  ['status', (_, { status }) => status],
  ['rule', (_, { rule }) => rule],
  ['name', ({ name }) => name],
  ['version', ({ version }) => version],
  ['kind', ({ kind }) => kind],
  ['item', ({ item }) => item],
  ['place', ({ place }) => place],
  ['active', ({ active }) => active],
  ['standing', ({ standing }) => standing],
  ['audit', (_, { audit }) => audit],
  ['layer', (_, { layer }) => layer],
  ['organization', (_, { organization }) => organization],
  ['serial', (_, { serial }) => serial],
  ['from', (_, { from }) => from],
  ['reason', (_, { reason }) => reason],
  ['rationaleUrl', (_, { rationaleUrl }) => rationaleUrl],
];

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe in front, after which it is text. The full-width forms
 * are formulas to some Japanese and Chinese settings; a minus in front of a mere number does no harm and is guarded all the same.
 */
function cell(value: Value): string {
  const text = value === undefined ? '' : String(value);
  const guarded =
    typeof value === 'string' && /^[\s"']*[=+\-@|%\uFF1D\uFF0B\uFF0D\uFF20\t\r]/u.test(text) ? `'${text}` : text;
  return `"${guarded.replaceAll('"', '""')}"`;
}
