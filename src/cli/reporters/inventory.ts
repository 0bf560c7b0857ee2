import type { Decision } from '../../core/decisions/decision';
import { dayOf } from '../../core/explain/dates';
import { describeEvidence } from '../../core/explain/evidence';
import { english } from '../../core/explain/localize';
import type { Speech } from '../../core/explain/speech';
import { localizedText, plainText } from '../../core/explain/text';
import type { Finding } from '../../core/findings/finding';

/** A line of the inventory: what was found, where, and what the policies say of it. */
export interface InventoryRow {
  readonly finding: Finding;
  readonly decision: Decision;
  readonly item: string;
  readonly name: string;
  readonly path: string;
  readonly editor: string | undefined;
  readonly profiles: readonly string[];
}

export interface InventoryToTell {
  readonly home: string;
  readonly lookedAt: Readonly<Record<'editors' | 'extensions' | 'programs' | 'mcpServers', number>>;
  readonly rows: readonly InventoryRow[];
  readonly unreadable: readonly { readonly path: string; readonly line: number | null; readonly why: string }[];
}

export function inventoryAsText({ home, lookedAt, rows, unreadable }: InventoryToTell, now: number): string {
  const speech: Speech = { t: english, locale: 'en', now };
  const { editors, extensions, programs, mcpServers } = lookedAt;
  const lines = [
    ...rows.flatMap((row) => linesOf(row, speech)),
    ...(unreadable.length === 0 ? [] : ['Could not be read:']),
    ...unreadable.map(({ path, line, why }) => `  ${plainText(path)}${line === null ? '' : `:${line}`}: ${why}`),
    `${plainText(home)}: ${numberOf(editors, 'editor')}, ${numberOf(extensions, 'extension')}, ${numberOf(programs, 'program')} and ${numberOf(mcpServers, 'MCP server')} looked at.`,
  ];
  return `${lines.join('\n')}\n`;
}

function linesOf(
  { finding, decision, item, name, path, editor, profiles }: InventoryRow,
  speech: Speech,
): readonly string[] {
  const profile = profiles.some((one) => one !== 'Default')
    ? ` (${profiles.map((one) => plainText(one, 40)).join(', ')})`
    : '';
  const where = [editor === undefined ? undefined : `${editor}${profile}`, plainText(path)].filter(Boolean).join(', ');
  const version =
    finding.subject.version === undefined || item.includes('@') ? '' : ` ${plainText(finding.subject.version, 40)}`;
  const reason = decision.status === 'allowed' ? undefined : localizedText(decision.rule?.reason, speech.locale);
  return [
    `${standingOf(decision, speech)}: ${plainText(name, 80)} (${plainText(item)}${version})`,
    `  in ${where}`,
    ...(reason === undefined ? [] : [`  ${plainText(reason)}`]),
    ...describeEvidence(finding, speech.t).map((line) => `  ${line}`),
  ];
}

function standingOf(
  { status, rule, unlisted, versionUnknown, audit, announced, exception }: Decision,
  speech: Speech,
): string {
  const notes = [
    rule === undefined ? (unlisted ? 'not listed' : undefined) : `rule ${JSON.stringify(plainText(rule.id, 120))}`,
    versionUnknown ? 'its version is not known' : undefined,
    audit ? 'audit' : undefined,
    exception === undefined ? undefined : 'by exception',
    announced === undefined ? undefined : `${announced.status} from ${dayOf(announced.from, speech)}`,
  ].filter((note) => note !== undefined);
  return notes.length === 0 ? status : `${status} [${notes.join('; ')}]`;
}

function numberOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
