import assert from 'node:assert/strict';
import { createCatalogue } from '../../../src/catalogue';
import type { Tool } from '../../../src/catalogue/tool';
import { type CompiledLayer, compileLayer } from '../../../src/core/decisions/compile';
import { decide } from '../../../src/core/decisions/decide';
import type { Decision } from '../../../src/core/decisions/decision';
import type { MachineException } from '../../../src/core/decisions/exceptions';
import { subjectOfItem } from '../../../src/core/decisions/items';
import { subjectOfCommand } from '../../../src/core/decisions/subjects';
import type { Subject } from '../../../src/core/findings/subject';
import type { PolicyDocument, PolicyRule } from '../../../src/core/policy/document';
import { type Layer, layers as layerNames, type Status } from '../../../src/core/policy/vocabulary';

/** Rules as the rows write them: id, status and whatever the row is about. */
export type RuleText = readonly [id: string, status: Status, rest: Partial<PolicyRule>];

export type LayerText =
  | readonly RuleText[]
  | (Partial<Omit<PolicyDocument, 'rules'>> & {
      readonly rules?: readonly RuleText[];
      readonly signed?: boolean;
      readonly machine?: readonly MachineException[];
    });

export interface Row {
  readonly it: string;
  readonly managed?: LayerText;
  readonly organization?: LayerText;
  readonly workspace?: LayerText;
  /** As in `explain`; `command:` takes a bare name here. */
  readonly item: string | Subject;
  /** A local date, or date and time. Default: 2026-08-01, noon. */
  readonly on?: string;
  readonly repository?: string;
  readonly window?: readonly (string | undefined)[];
  /** `banned organization/rule-id`, `allowed organization/unlisted`, or `allowed` alone where nothing decides. */
  readonly expect: string;
  /** `rule-id because`, with `layer/` before it where several layers are given. */
  readonly considered?: readonly string[];
  /** `rule-id status from`. */
  readonly announced?: string;
  /** `reference until`. */
  readonly exception?: string;
  readonly versionUnknown?: boolean;
  /** Under audit: what acts, in the form of `expect`. */
  readonly acting?: string;
  readonly audit?: boolean;
}

/** Declares one test for each row. What a row does not mention is expected to be absent. */
export function checkRows(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    for (const row of rows) it(row.it, () => checkRow(row));
  });
}

function checkRow(row: Row): void {
  const decision = decideRow(row);
  const several = layerNames.filter((layer) => row[layer] !== undefined).length > 1;
  assert.deepEqual(
    {
      decision: inShort(decision),
      considered: decision.considered.map(
        ({ rule, layer, because }) => `${several ? `${layer}/` : ''}${rule} ${because}`,
      ),
      announced:
        decision.announced && `${decision.announced.rule.id} ${decision.announced.status} ${decision.announced.from}`,
      exception: decision.exception && `${decision.exception.reference} ${decision.exception.until}`,
      versionUnknown: decision.versionUnknown,
      audit: decision.audit,
      acting: decision.acting && inShort(decision.acting),
    },
    {
      decision: row.expect,
      considered: row.considered ?? [],
      announced: row.announced,
      exception: row.exception,
      versionUnknown: row.versionUnknown ?? false,
      audit: row.audit ?? false,
      acting: row.acting,
    },
  );
}

export function decideRow(row: Omit<Row, 'it' | 'expect'>): Decision {
  const layers = layerNames.flatMap((layer) => {
    const text = row[layer];
    return text === undefined ? [] : [compile(layer, text)];
  });
  return decide(layers, subjectOf(row.item), {
    now: timeOf(row.on ?? '2026-08-01T12:00'),
    repository: row.repository,
    windowRepositories: row.window,
  });
}

export function compile(layer: Layer, text: LayerText): CompiledLayer {
  const { rules = [], signed = false, machine = [], ...policy } = 'length' in text ? { rules: text } : text;
  return compileLayer({
    layer,
    signed,
    catalogue: testCatalogue,
    machineExceptions: machine,
    policy: { version: 1, organization: 'Example Group', serial: 7, ...policy, rules: rules.map(ruleOf) },
  });
}

export function ruleOf([id, status, rest]: RuleText): PolicyRule {
  return { id, status, reason: 'A reason.', rationaleUrl: 'https://intranet.example/why', ...rest };
}

export function subjectOf(item: string | Subject): Subject {
  if (typeof item !== 'string') return item;
  const reading = subjectOfItem(item, testCatalogue);
  switch (reading.kind) {
    case 'subject':
      return reading.subject;
    case 'command-line':
      return subjectOfCommand({ name: reading.text }, testCatalogue);
    case 'problem':
      throw new Error(`${item}: ${JSON.stringify(reading.problem)}`);
  }
}

/** Local time, as a policy's days are. */
export function timeOf(text: string): number {
  const time = new Date(text.length === 10 ? `${text}T12:00` : text).getTime();
  assert.ok(Number.isFinite(time), text);
  return time;
}

function inShort(decision: Decision): string {
  const by = decision.unlisted ? 'unlisted' : decision.rule?.id;
  return by === undefined ? decision.status : `${decision.status} ${decision.layer}/${by}`;
}

const sources = [{ from: 'made for the tests', on: '2026-11-22' }];
const anthropic = { id: 'anthropic', name: 'Anthropic' };

export const testTools: readonly Tool[] = [
  {
    id: 'claude-code',
    name: 'Claude Code',
    vendor: anthropic,
    kinds: ['cli', 'ide-extension', 'ci'],
    extensions: ['Anthropic.claude-code'],
    binaries: [{ name: 'claude' }],
    packages: ['npm:@anthropic-ai/claude-code', 'github-action:anthropics/claude-code-action'],
    sources,
  },
  {
    id: 'anthropic-sdk',
    name: 'Anthropic SDKs',
    vendor: anthropic,
    kinds: ['sdk'],
    packages: ['npm:@anthropic-ai/sdk', 'pypi:anthropic'],
    models: ['claude-*'],
    sources,
  },
  {
    id: 'cline',
    name: 'Cline',
    vendor: { id: 'cline-bot', name: 'Cline Bot' },
    kinds: ['ide-extension', 'cli'],
    extensions: ['saoudrizwan.claude-dev'],
    binaries: [{ name: 'cline' }],
    packages: ['npm:cline'],
    sources,
  },
  {
    id: 'devin',
    name: 'Devin',
    vendor: { id: 'cognition', name: 'Cognition' },
    kinds: ['editor', 'cli'],
    formerIds: ['windsurf'],
    formerNames: ['Windsurf'],
    binaries: [{ name: 'devin' }, { name: 'windsurf' }],
    editor: { appNames: ['Windsurf', 'Devin'], uriSchemes: ['windsurf'] },
    sources,
  },
  {
    id: 'ollama',
    name: 'Ollama',
    vendor: { id: 'ollama', name: 'Ollama' },
    kinds: ['local-model', 'sdk'],
    binaries: [{ name: 'ollama' }],
    packages: ['npm:ollama', 'brew:ollama'],
    sources,
  },
  {
    id: 'amazon-q',
    name: 'Amazon Q',
    vendor: { id: 'aws', name: 'Amazon Web Services' },
    kinds: ['cli'],
    binaries: [{ name: 'q', form: { subcommands: ['chat'] } }],
    sources,
  },
  {
    id: 'playwright-mcp',
    name: 'Playwright MCP',
    vendor: { id: 'microsoft', name: 'Microsoft' },
    kinds: ['mcp'],
    packages: ['npm:@playwright/mcp'],
    mcpServers: ['npm:@playwright/mcp', 'https://mcp.playwright.example/*'],
    sources,
  },
];

export const testCatalogue = createCatalogue(testTools);
