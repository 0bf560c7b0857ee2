import { deepStrictEqual, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noAnswers } from '../../src/core/answers/answers';
import type { Assessment } from '../../src/core/assessment';
import { renderShims } from '../../src/notices/terminal/render';
import { shimSet } from '../../src/notices/terminal/shim-set';
import { run } from '../cli/support';
import { checkOnlyText, hostileTexts } from './only-text';
import { everythingShown, inLines, judged, speech } from './surfaces';

const rule = {
  id: 'claude-code',
  tools: ['claude-code'],
  extensions: ['evil.tool'],
  status: 'banned',
  reason: 'A reason.',
  rationaleUrl: 'https://intranet.example/why',
};
const plain = { version: 1, organization: 'Example Group', serial: 7, rules: [rule] };

/** Each text field of a policy, filled with the text. */
const fields: Readonly<Record<string, (text: string) => { readonly rules: readonly object[] }>> = {
  organization: (text) => ({ ...plain, organization: text }),
  homepage: (text) => ({ ...plain, homepage: text }),
  'mail address of the contact': (text) => ({ ...plain, contact: { label: 'Help', url: `mailto:${text}` } }),
  'guide of an alternative, behind its host': (text) => ({
    ...plain,
    rules: [{ ...rule, alternatives: [{ name: 'Own', guideUrl: `https://intranet.example/${text}` }] }],
  }),
  'label of the contact': (text) => ({ ...plain, contact: { label: text, url: 'https://intranet.example' } }),
  'address of the contact': (text) => ({ ...plain, contact: { label: 'Help', url: text } }),
  exceptionUrl: (text) => ({ ...plain, exceptionUrl: text }),
  'exceptionUrl behind its host': (text) => ({ ...plain, exceptionUrl: `https://intranet.example/${text}` }),
  'id of a rule': (text) => ({ ...plain, rules: [{ ...rule, id: text }] }),
  'a vendor': (text) => ({ ...plain, rules: [{ ...rule, vendors: ['anthropic', text] }] }),
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
  'repository of an exception': (text) => ({
    ...plain,
    rules: [{ ...rule, exceptions: [{ repositories: [text, `github.com/example/${text}`] }] }],
  }),
  'end of an exception': (text) => ({
    ...plain,
    rules: [{ ...rule, exceptions: [{ repositories: ['github.com/example/app'], until: text }] }],
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
  'the other texts of a tool of its own': (text) => ({
    ...plain,
    catalogue: [
      {
        id: 'own',
        name: 'Own',
        vendor: text,
        kinds: ['cli', text],
        homepage: `https://intranet.example/${text}`,
        binaries: [text],
        extensions: [text],
        packages: { npm: [text] },
        models: [text],
      },
    ],
    rules: [rule, { ...rule, id: 'own', tools: ['own'] }],
  }),
  'words for words': (text) => ({
    ...plain,
    mode: text,
    unlisted: text,
    issuedAt: text,
    expiresAt: text,
    rules: [rule, { ...rule, id: 'r', status: text, terminal: text, extension: text, presence: text, until: text }],
  }),
  'a field that nobody knows': (text) => ({ ...plain, [text]: text }),
};

/** In every field that makes no policy refused. */
function everywhere(text: string) {
  const alternatives = [{ name: text, guideUrl: `https://intranet.example/${text.slice(0, 60)}` }];
  const exceptions = [{ repositories: ['github.com/example/app'], reference: text }];
  const some = { ...rule, reason: { en: text }, commands: ['claude'], alternatives };
  return {
    ...plain,
    organization: text,
    contact: { label: text, url: 'https://intranet.example' },
    rules: [some, { ...some, id: 'excepted', exceptions }, { ...some, id: 'versions', versions: '>=2' }],
  };
}

/** Where other words are said of the same rules. */
const circumstances: Readonly<Record<string, (policy: ReturnType<typeof everywhere>) => object>> = {
  'in force': (policy) => policy,
  'not in force yet': (policy) => ({ ...policy, rules: policy.rules.map((one) => ({ ...one, from: '2026-09-01' })) }),
  'only looked at': (policy) => ({ ...policy, mode: 'audit' }),
  'with approval': (policy) => ({ ...policy, rules: policy.rules.map((one) => ({ ...one, status: 'restricted' })) }),
};

describe('a hostile policy', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'ai-tool-policy-abuse-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const [field, policyWith] of Object.entries(fields)) {
    it(`${field}: shown as text alone, if at all`, async function () {
      this.timeout(180_000);
      for (const [name, text] of hostileTexts) {
        const policy = JSON.stringify(policyWith(text));
        const made = await judged(policy, folder);
        for (const shown of [...everythingShown(made), ...(await printed(policy))])
          checkOnlyText({ ...shown, where: `${name}: ${shown.where}` });
        obeyed(made.assessment, name);
      }
    });
  }

  for (const [when, under] of Object.entries(circumstances)) {
    it(`all of them at once, ${when}`, async function () {
      this.timeout(180_000);
      for (const [name, text] of hostileTexts) {
        const made = await judged(JSON.stringify(under(everywhere(text))), folder);
        for (const shown of everythingShown(made)) checkOnlyText({ ...shown, where: `${name}: ${shown.where}` });
      }
    });
  }

  it('the plain one is shown on every surface, so that there is something to look at', async () => {
    const shown = everythingShown(await judged(JSON.stringify(plain), folder));
    const surfaces = new Set(shown.map(({ where }) => where.replace(/\..*/, '')));
    deepStrictEqual(
      [...surfaces],
      [
        'status item',
        'notification',
        'summary',
        'quick menu',
        'view',
        'shim',
        'problems',
        'hover',
        'page',
        'deeds of the page',
        'report',
        'report as Markdown',
        'report as CSV',
        'report as JSON',
        'diagnosis',
        'notices shown',
      ],
    );
  });

  it('what matches everything bans it, and says so of each thing', async function () {
    this.timeout(30_000);
    const commands = ['*', 'sh', 'bash', 'zsh', 'node', 'python3', 'git', 'ls', 'sudo', 'env', 'npm', 'npx', 'code'];
    const all = { ...rule, tools: undefined, extensions: ['*'], commands, models: ['*'], mcpServers: ['*'] };
    const made = await judged(JSON.stringify({ ...plain, unlisted: 'banned', rules: [all] }), folder);
    const { assessment } = made;
    for (const shown of everythingShown(made)) checkOnlyText(shown);
    // Never for shells, interpreters or what the system needs: a shim in their place would stand in everybody's way.
    deepStrictEqual(
      assessment.shimmed
        .map(({ name }) => name)
        .filter((name) => /^(sh|bash|zsh|node|python3?|git|ls|sudo|env|npm|npx|code)$/.test(name)),
      [],
    );
  });

  /** By the command line, a line at a time. */
  async function printed(policy: string) {
    const cases = JSON.stringify([{ name: 'a case', item: 'tool:claude-code', expect: { status: 'allowed' } }]);
    const world = { files: { 'p.json': policy, 'cases.json': cases } };
    const withPolicy = ['--policy', 'p.json'];
    const runs = await Promise.all(
      [
        ['validate', 'p.json'],
        ['explain', ...withPolicy, 'tool:claude-code', 'command:claude'],
        ['test', ...withPolicy, 'cases.json'],
        ['export', '--format', 'vscode-allowed-extensions', ...withPolicy],
      ].map((args) => run(args, world)),
    );
    return runs.flatMap(({ stdout, stderr }, index) => inLines(`command line ${index}`, `${stdout}\n${stderr}`));
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
