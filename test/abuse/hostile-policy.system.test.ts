import { deepStrictEqual, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { noAnswers } from '../../src/core/answers/answers';
import type { Assessment } from '../../src/core/assessment';
import type { Observations } from '../../src/core/ports';
import { createEngine } from '../../src/engine';
import { renderFindings } from '../../src/notices/findings-view/render';
import { renderNotification, renderSummary } from '../../src/notices/notification/render';
import { renderMenu } from '../../src/notices/quick-menu/render';
import { renderStatus } from '../../src/notices/status-bar/render';
import { renderShims } from '../../src/notices/terminal/render';
import { shimSet } from '../../src/notices/terminal/shim-set';
import { run } from '../cli/support';
import { installedGrammars } from '../command-reader/grammars';
import { checkOnlyText, hostileTexts, shownIn } from './only-text';

const now = Date.parse('2026-08-01T12:00:00Z');
const speech = {
  t: (message: string, ...values: readonly (string | number)[]) =>
    message.replace(/\{(\d+)\}/g, (_, index) => String(values[Number(index)])),
  locale: 'en',
  now,
};

const rule = {
  id: 'claude-code',
  tools: ['claude-code'],
  status: 'banned',
  reason: 'A reason.',
  rationaleUrl: 'https://intranet.example/why',
};
const plain = { version: 1, organization: 'Example Group', serial: 7, rules: [rule] };

/** Each text field of a policy, filled with the text. */
const fields: Readonly<Record<string, (text: string) => object>> = {
  organization: (text) => ({ ...plain, organization: text }),
  homepage: (text) => ({ ...plain, homepage: text }),
  'label of the contact': (text) => ({ ...plain, contact: { label: text, url: 'https://intranet.example' } }),
  'address of the contact': (text) => ({ ...plain, contact: { label: 'Help', url: text } }),
  exceptionUrl: (text) => ({ ...plain, exceptionUrl: text }),
  'exceptionUrl behind its host': (text) => ({ ...plain, exceptionUrl: `https://intranet.example/${text}` }),
  'id of a rule': (text) => ({ ...plain, rules: [{ ...rule, id: text }] }),
  reason: (text) => ({ ...plain, rules: [{ ...rule, reason: text }] }),
  'reason in a language': (text) => ({
    ...plain,
    rules: [{ ...rule, reason: { en: text, [text.slice(0, 20)]: text } }],
  }),
  rationaleUrl: (text) => ({ ...plain, rules: [{ ...rule, rationaleUrl: text }] }),
  'rationaleUrl behind its host': (text) => ({
    ...plain,
    rules: [{ ...rule, rationaleUrl: `https://intranet.example/${text}` }],
  }),
  'name of an alternative': (text) => ({
    ...plain,
    rules: [{ ...rule, alternatives: [{ name: text, url: 'https://intranet.example' }] }],
  }),
  'address of an alternative': (text) => ({
    ...plain,
    rules: [{ ...rule, alternatives: [{ name: 'Own', url: text, guideUrl: text }] }],
  }),
  'extension of an alternative': (text) => ({
    ...plain,
    rules: [{ ...rule, alternatives: [{ name: 'Own', extension: text }] }],
  }),
  'reference of an exception': (text) => ({
    ...plain,
    rules: [{ ...rule, exceptions: [{ repositories: ['github.com/example/app'], reference: text }] }],
  }),
  'a tool': (text) => ({ ...plain, rules: [{ ...rule, tools: ['claude-code', text] }] }),
  'a command': (text) => ({ ...plain, rules: [{ ...rule, commands: [text] }] }),
  'an extension': (text) => ({ ...plain, rules: [{ ...rule, extensions: [text] }] }),
  'a package': (text) => ({ ...plain, rules: [{ ...rule, packages: [`npm:${text}`] }] }),
  'a model': (text) => ({ ...plain, rules: [{ ...rule, models: [text] }] }),
  'an MCP server': (text) => ({ ...plain, rules: [{ ...rule, mcpServers: [text] }] }),
  versions: (text) => ({ ...plain, rules: [{ ...rule, versions: text }] }),
  from: (text) => ({ ...plain, rules: [{ ...rule, from: text }] }),
  'name of a tool of its own': (text) => ({
    ...plain,
    catalogue: [{ id: 'own', name: text, vendor: 'own', kinds: ['cli'], binaries: ['claude'] }],
    rules: [rule, { ...rule, id: 'own', tools: ['own'] }],
  }),
  'a field that nobody knows': (text) => ({ ...plain, [text]: text }),
};

describe('a hostile policy', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'ai-tool-policy-abuse-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const [field, policyWith] of Object.entries(fields)) {
    it(`${field}: shown as text alone, if at all`, async function () {
      this.timeout(30_000);
      for (const [name, text] of hostileTexts) {
        const policy = JSON.stringify(policyWith(text));
        const assessment = await assessed(policy);
        for (const shown of await everythingShown(assessment))
          checkOnlyText({ ...shown, where: `${name}: ${shown.where}` });
        for (const shown of await printed(policy)) checkOnlyText({ ...shown, where: `${name}: ${shown.where}` });
        obeyed(assessment, name);
      }
    });
  }

  it('what matches everything bans it, and says so of each thing', async () => {
    const all = { ...rule, tools: undefined, extensions: ['*'], commands: ['*'], models: ['*'], mcpServers: ['*'] };
    const assessment = await assessed(JSON.stringify({ ...plain, unlisted: 'banned', rules: [all] }));
    for (const shown of await everythingShown(assessment)) checkOnlyText(shown);
    // Never for shells, interpreters or what the system needs: a shim in their place would stand in everybody's way.
    deepStrictEqual(
      assessment.shimmed
        .map(({ name }) => name)
        .filter((name) => /^(sh|bash|zsh|node|python3?|git|ls|sudo|env|npm|npx|code)$/.test(name)),
      [],
    );
  });

  /** As the product makes it: from the text on, with things that were found and whose own names are hostile too. */
  async function assessed(policy: string): Promise<Assessment> {
    writeFileSync(join(folder, 'policy.json'), policy);
    const engine = createEngine({
      settings: {
        policyUrl: pathToFileURL(join(folder, 'policy.json')).href,
        publicKeys: [],
        authentication: 'none',
        authenticationScope: '',
      },
      cacheDirectory: mkdtempSync(join(folder, 'cache-')),
      trustedFolders: [],
      now: () => now,
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      token: async () => undefined,
      githubEnterpriseUri: undefined,
      managedFilePath: join(folder, 'none.json'),
      sourceChanged: () => undefined,
      readAsset: (name) => installedGrammars.read(name as never),
    });
    try {
      await engine.load();
      await engine.refresh({ force: true });
      return engine.assess(observations);
    } finally {
      engine.dispose();
    }
  }

  /** On every surface. */
  async function everythingShown(assessment: Assessment) {
    const { concerns } = assessment;
    return [
      ...shownIn(renderStatus({ assessment, checking: false, remote: undefined }, speech), 'status item'),
      ...concerns.flatMap((concern) => shownIn(renderNotification(concern, speech), 'notification')),
      ...(concerns.length > 1 ? shownIn(renderSummary(concerns, speech), 'summary') : []),
      ...shownIn(renderMenu(assessment, speech), 'quick menu'),
      ...shownIn(renderFindings(assessment, speech), 'view'),
      ...shownIn(renderShims(assessment.shimmed, noAnswers, speech), 'shim'),
    ];
  }

  /** By the command line, a line at a time. */
  async function printed(policy: string) {
    const world = { files: { 'p.json': policy } };
    const runs = await Promise.all([
      run(['validate', 'p.json'], world),
      run(['explain', '--policy', 'p.json', 'tool:claude-code', 'command:claude'], world),
    ]);
    return runs.flatMap(({ stdout, stderr }, index) =>
      `${stdout}\n${stderr}`
        .split('\n')
        .map((text) => ({ where: `command line ${index}`, text: text.replaceAll(/\]\(|\$\(/g, '') })),
    );
  }

  /** The shims are run by a real shell: they end as they do, and nothing of the text was done. */
  function obeyed(assessment: Assessment, name: string): void {
    if (process.platform === 'win32' || assessment.shimmed.length === 0) return;
    const views = renderShims(assessment.shimmed, noAnswers, speech).filter((view) => view.name === 'claude');
    const shims = mkdtempSync(join(folder, 'shims-'));
    const work = join(shims, 'work');
    mkdirSync(work);
    for (const { path, text } of shimSet(views, process.platform).files)
      writeFileSync(join(shims, path), text, { mode: 0o700 });
    writeFileSync(join(shims, '.ai-tool-policy-shims'), 'active\n');
    const { status, stdout, stderr } = spawnSync(join(shims, 'claude'), ['--version'], {
      cwd: work,
      env: { PATH: `${shims}:/usr/bin:/bin`, HOME: work },
      encoding: 'utf8',
    });
    ok(views.length === 0 || status === 127, `${name}: ended with ${status}, ${stderr}`);
    for (const text of [stdout, stderr])
      checkOnlyText({ where: `${name}: what the shim says`, text: text.replaceAll(/\]\(|\$\(/g, '') });
    deepStrictEqual(readdirSync(work), [], name);
    ok(!existsSync(join(shims, 'pwned')), name);
  }
});

const hostileName = hostileTexts.map(([, text]) => text.slice(0, 60)).join(' ');

const observations: Observations = {
  extensions: [
    {
      id: 'anthropic.claude-code',
      version: '2.1.91',
      displayName: hostileName,
      active: true,
      builtIn: false,
      manifest: {},
    },
  ],
  dormant: { outcome: 'unreadable', why: hostileName },
  commands: [],
  models: [],
  mcpServers: { servers: [], unreadable: [] },
  files: [],
  editor: { appName: 'Code', uriScheme: 'vscode', chatAgent: undefined, aiFeatures: 'unknown' },
  repositories: ['https://github.com/example/app'],
  now,
};
