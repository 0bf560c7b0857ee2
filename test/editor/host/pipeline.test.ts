import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Assessment } from '../../../src/core/assessment';
import type { Engine, Log } from '../../../src/core/ports';
import { createEngine } from '../../../src/engine/index';
import { createPipeline, type Pipeline } from '../../../src/vscode/pipeline';
import { hostRun, remotePolicyServer } from '../../harness/host-run';
import type { PolicyAnswer } from '../../harness/policy-server';
import { until } from '../../harness/until';

const policy = (serial: number, tools: readonly string[]) => ({
  version: 1,
  organization: 'Example Group',
  serial,
  rules: tools.map((tool) => ({
    id: tool,
    tools: [tool],
    status: 'banned',
    reason: 'See the notice.',
    rationaleUrl: 'https://intranet.example/why',
  })),
});

const good: Partial<PolicyAnswer> = {
  status: 200,
  contentType: 'application/json',
  fault: 'none',
  delay: 0,
  headers: {},
};

interface Row {
  readonly title: string;
  readonly answer: Partial<PolicyAnswer>;
  readonly status: string;
  readonly reason: string;
}

/** Each keeps serial 7 in force. */
const rows: readonly Row[] = [
  { title: 'no such page', answer: { ...good, status: 404, body: '' }, status: 'unreachable', reason: 'http-404' },
  { title: 'a server that is busy', answer: { ...good, status: 503, body: '' }, status: 'stale', reason: 'http-503' },
  { title: 'a connection that breaks', answer: { ...good, fault: 'reset' }, status: 'stale', reason: 'network' },
  {
    title: 'a sign-in page',
    answer: { ...good, contentType: 'text/html', body: '<!doctype html><p>Sign in' },
    status: 'unreachable',
    reason: 'not-a-policy',
  },
  {
    title: 'not JSON',
    answer: { ...good, body: '{ "version": 1, "organization": "Example Group", "serial": 8, "rules": [ }' },
    status: 'refused',
    reason: 'syntax',
  },
  {
    title: 'a wrong schema',
    answer: { ...good, body: { ...policy(8, []), rules: [{ id: 1 }] } },
    status: 'refused',
    reason: 'schema',
  },
  {
    title: 'another version',
    answer: { ...good, body: { ...policy(8, []), version: 2 } },
    status: 'refused',
    reason: 'version',
  },
  { title: 'a lower serial', answer: { ...good, body: policy(3, []) }, status: 'refused', reason: 'rollback' },
  {
    title: 'too large',
    answer: { ...good, body: ' '.repeat(4 * 1024 * 1024 + 1) },
    status: 'refused',
    reason: 'too-large',
  },
  {
    title: 'an unsigned answer is fine without keys',
    answer: { ...good, body: policy(7, ['claude-code']) },
    status: 'current',
    reason: 'ok',
  },
];

describe('the pipeline in the extension host', () => {
  const server = remotePolicyServer();
  const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  let folder: string;
  let pipeline: Pipeline;

  const open = (opened: (engine: Engine) => Engine = (engine) => engine) =>
    createPipeline({
      log: silent,
      openEngine: async (setup) =>
        opened(createEngine({ ...setup, settings: { ...setup.settings, policyUrl: server.url } })),
      observeDormant: async () => ({ outcome: 'unreadable', why: 'not looked at' }),
      setup: {
        cacheDirectory: folder,
        now: Date.now,
        log: silent,
        token: async () => undefined,
        githubEnterpriseUri: undefined,
        managedFilePath: join(folder, 'there-is-none.json'),
        readAsset: async (name) => {
          const product = vscode.extensions.getExtension('ai-tool-policy.ai-tool-policy');
          if (product === undefined) throw new Error('The product is not installed.');
          return readFileSync(join(product.extensionPath, 'dist', name));
        },
      },
    });
  const claudeCode = ({ concerns }: Assessment) =>
    concerns.find(({ finding }) => finding.subject.tool === 'claude-code');

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ai-tool-policy-pipeline-'));
    await server.answer({ ...good, body: policy(7, ['claude-code']) });
    pipeline = open();
    await pipeline.start();
  });
  after(async () => {
    pipeline.dispose();
    rmSync(folder, { recursive: true });
  });

  it('finds the stand-in and decides on it', () => {
    const concern = claudeCode(pipeline.assessment);
    strictEqual(concern?.decision.status, 'banned');
    strictEqual(concern?.decision.rule?.id, 'claude-code');
    strictEqual(concern?.name, 'Claude Code');
    ok(pipeline.assessment.lookedAt.extensions > 10);
  });

  for (const { title, answer, status, reason } of rows) {
    it(`${title}: ${status}, ${reason}, and the last good stays in force`, async () => {
      await server.answer(answer);
      await pipeline.refresh();
      const [source] = pipeline.assessment.sources;
      deepStrictEqual(
        { status: source?.status, reason: source?.reason, serial: source?.policy?.serial },
        { status, reason: reason === 'ok' ? (source?.reason ?? '') : reason, serial: 7 },
      );
      strictEqual(claudeCode(pipeline.assessment)?.decision.status, 'banned');
    });
  }

  it('a newer policy that lifts the ban is taken', async () => {
    await server.answer({ ...good, body: policy(9, []) });
    await pipeline.refresh();
    strictEqual(claudeCode(pipeline.assessment), undefined);
    strictEqual(pipeline.assessment.sources[0]?.policy?.serial, 9);
  });

  it('the same again costs one conditional request', async () => {
    const before = await server.count();
    await pipeline.refresh();
    const after = await server.count();
    deepStrictEqual(
      { all: after.all - before.all, notModified: after.notModified - before.notModified },
      { all: 1, notModified: 1 },
    );
    strictEqual(pipeline.assessment.sources[0]?.reason, 'not-modified');
  });

  it('a second window starts with what the first has kept', async () => {
    const second = open();
    try {
      await second.start();
      strictEqual(second.assessment.sources[0]?.policy?.serial, 9);
    } finally {
      second.dispose();
    }
  });

  it('a window that closes while it opens leaves nothing running', async () => {
    const steps: string[] = [];
    const closing = open((engine) => ({
      ...engine,
      load: async () => void steps.push('load'),
      dispose: () => {
        steps.push('dispose');
        engine.dispose();
      },
    }));
    const opening = closing.start();
    closing.dispose();
    await opening;
    deepStrictEqual(steps, ['dispose']);
  });

  it('a rule comes into force at its moment, and nobody has to ask for it', async () => {
    const soon = policy(10, ['claude-code']);
    const from = new Date(Date.now() + 4_000).toISOString();
    await server.answer({ ...good, body: { ...soon, rules: soon.rules.map((rule) => ({ ...rule, from })) } });
    await pipeline.refresh();
    strictEqual(claudeCode(pipeline.assessment)?.decision.announced?.status, 'banned');
    const { all } = await server.count();
    await until('the ban to hold', () => claudeCode(pipeline.assessment)?.decision.status === 'banned');
    strictEqual((await server.count()).all, all, 'the policy was not fetched for it');
  });
});

describe('the product in the extension host', () => {
  it('is active, and its commands are there', async () => {
    const product = vscode.extensions.getExtension('ai-tool-policy.ai-tool-policy');
    await until('the product to be active', () => product?.isActive);
    const commands = await vscode.commands.getCommands(true);
    for (const { command } of product?.packageJSON.contributes.commands ?? []) ok(commands.includes(command), command);
  });

  it('keeps workspaces from setting the policy’s address', async () => {
    const inspected = vscode.workspace.getConfiguration('aiToolPolicy').inspect('policyUrl');
    strictEqual(inspected?.workspaceValue, undefined);
    match(String(inspected?.globalValue), /^http:\/\/127\.0\.0\.1:/);
    strictEqual(hostRun().policyUrl, inspected?.globalValue);
  });
});
