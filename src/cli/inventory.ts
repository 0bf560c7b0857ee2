import { resolve } from 'node:path';
import { decide } from '../core/decisions/decide';
import type { Decision } from '../core/decisions/decision';
import { explanationOf } from '../core/decisions/explanation';
import { showsAiFeatures } from '../detectors/extensions/detect';
import { momentOf } from './inputs';
import { type Disk, openDisk } from './inventory/disk';
import { findExtensions } from './inventory/extensions';
import type { Found } from './inventory/found';
import { findPrograms } from './inventory/programs';
import { findServers } from './inventory/servers';
import { type LoadedPolicies, loadPolicies } from './policies';
import { type InventoryRow, inventoryAsText } from './reporters/inventory';
import { type Argument, cannotRun, type ExitCode, type Io } from './subcommand';

export interface InventoryGiven {
  readonly operands: readonly string[];
  readonly inOrder: readonly Argument[];
  readonly options: {
    readonly 'public-key': readonly string[];
    readonly home: string | undefined;
    readonly on: string | undefined;
    readonly 'fail-on': 'banned' | 'restricted' | 'never';
    readonly format: 'text' | 'json';
  };
}

/** Exit code 0: nothing that counts; 1: something restricted or banned, in force and not only audited; 2: it could not run. */
export async function runInventory({ operands, inOrder, options }: InventoryGiven, io: Io): Promise<ExitCode> {
  const cannot = (what: string) => cannotRun(io, `inventory: ${what}`, 'See ai-tool-policy inventory --help.');
  if (operands.length > 0) return cannot(`it takes no operand; found ${operands.join(' ')}.`);
  const on = momentOf(options.on, '--on', io.now());
  if ('fault' in on) return cannot(on.fault);
  const home = options.home ?? io.env['HOME'] ?? io.env['USERPROFILE'];
  if (home === undefined || home === '') return cannot('the environment names no home folder; give one with --home.');
  const policies = await loadPolicies(inOrder, options['public-key'], io);
  if ('fault' in policies) return cannot(policies.fault);
  if (policies.policies.length === 0) return cannot('no policy is given.');
  const disk = openDisk(resolve(io.cwd, home));
  if ((await disk.list('.')) === undefined) return cannot(`${disk.home} is not a folder that can be read.`);
  for (const note of policies.notes) io.stderr(`${note}\n`);
  const found = await findAll(disk, policies, io);
  const rows = found.flatMap((one) => rowOf(one, policies, on.time)).sort(byStrictnessThenName);
  const lookedAt = countsOf(found);
  if (options.format === 'json') {
    io.stdout(
      `${JSON.stringify({ home: disk.home, lookedAt, found: rows.map(asJson), unreadable: disk.unreadable }, null, 2)}\n`,
    );
  } else io.stdout(inventoryAsText({ home: disk.home, lookedAt, rows, unreadable: disk.unreadable }, on.time));
  return rows.some(({ decision }) => counts(decision, options['fail-on'])) ? 1 : 0;
}

async function findAll(disk: Disk, { layers, catalogue }: LoadedPolicies, io: Io): Promise<readonly Found[]> {
  const commands = layers.flatMap(({ policy }) => policy.rules.flatMap((rule) => rule.commands ?? []));
  return [
    ...(await findExtensions(disk, catalogue)),
    ...(await findPrograms({ catalogue, commands, path: io.env['PATH'] ?? io.env['Path'] ?? '' }, disk)),
    ...(await findServers(disk, catalogue, io)),
  ];
}

/** What a policy speaks of, and what else is an AI tool or shows AI features. */
function rowOf(found: Found, { layers, catalogue }: LoadedPolicies, now: number): readonly InventoryRow[] {
  const { finding } = found;
  const decision = decide(layers, finding.subject, { now, repository: undefined });
  const isAi = finding.kind !== 'extension' || showsAiFeatures(finding);
  if (!isAi && decision.rule === undefined && decision.status === 'allowed' && decision.announced === undefined)
    return [];
  const tool = finding.subject.tool === undefined ? undefined : catalogue.tool(finding.subject.tool);
  return [{ ...found, decision, item: itemOf(found), name: tool?.name ?? ownName(found) }];
}

function ownName({ finding: { subject, place } }: Found): string {
  switch (place.kind) {
    case 'extension':
      return place.displayName;
    case 'terminal':
      return place.programWord;
    case 'mcp-server':
      return place.name;
    case 'editor':
      return place.appName;
    case 'model':
    case 'file':
      return subject.tool ?? '';
  }
}

/** In the form that `explain` takes, so that a line can be asked about. */
function itemOf({ finding: { subject, place } }: Found): string {
  const version = subject.version === undefined ? '' : `@${subject.version}`;
  switch (place.kind) {
    case 'extension':
      return `extension:${place.id}${version}`;
    case 'terminal':
      return `command:${place.programWord}`;
    case 'mcp-server':
      return subject.mcpServer === undefined ? `command:${subject.command ?? place.name}` : `mcp:${subject.mcpServer}`;
    case 'editor':
      return `tool:${subject.tool ?? place.appName}`;
    case 'model':
    case 'file':
      return `tool:${subject.tool ?? ''}`;
  }
}

function asJson({ finding, decision, item, name, path, editor, profiles }: InventoryRow) {
  return {
    kind: kindOf(finding.kind),
    ...explanationOf(item, decision),
    audit: decision.audit,
    unlisted: decision.unlisted,
    name,
    tool: finding.subject.tool ?? null,
    version: finding.subject.version ?? null,
    package: finding.subject.package ?? null,
    editor: editor ?? null,
    profiles,
    path,
    evidence: finding.evidence,
  };
}

function kindOf(kind: Found['finding']['kind']): string {
  return kind === 'command' ? 'program' : kind;
}

function countsOf(
  found: readonly Found[],
): Readonly<Record<'editors' | 'extensions' | 'programs' | 'mcpServers', number>> {
  const count = (kind: Found['finding']['kind']) => found.filter(({ finding }) => finding.kind === kind).length;
  return {
    editors: new Set(found.flatMap(({ editor }) => editor ?? [])).size,
    extensions: count('extension'),
    programs: count('command'),
    mcpServers: count('mcp-server'),
  };
}

function counts(decision: Decision, failOn: 'banned' | 'restricted' | 'never'): boolean {
  const status = (decision.audit ? decision.acting : decision)?.status;
  if (status === undefined || status === 'allowed' || failOn === 'never') return false;
  return status === 'banned' || failOn === 'restricted';
}

const strictness = { banned: 0, restricted: 1, allowed: 2 } as const;

function byStrictnessThenName(a: InventoryRow, b: InventoryRow): number {
  return (
    strictness[a.decision.status] - strictness[b.decision.status] ||
    a.name.localeCompare(b.name) ||
    (`${a.item} ${a.path}` < `${b.item} ${b.path}` ? -1 : 1)
  );
}
