import { ok } from 'node:assert/strict';
import type { DiagnosisFacts } from '../../../src/core/diagnose/facts';
import { describeDiagnosis } from '../../../src/core/diagnose/render';
import { assessmentOf, concernOf, now, policy, sourceOf } from '../../notices/sample';

const facts: DiagnosisFacts = {
  now,
  version: '0.9.0',
  editor: {
    appName: 'Visual Studio Code',
    version: '1.107.0',
    appHost: 'desktop',
    surface: 'desktop',
    remote: undefined,
    platform: 'linux x64',
    runtime: 'Node.js 22.0.0',
    language: 'en',
  },
  workspace: { trusted: true, folders: ['file'] },
  assessment: assessmentOf([concernOf()]),
  sample: false,
  settings: [{ name: 'aiToolPolicy.policyUrl', value: 'https://user:secret@intranet.example/policy.json?sig=abc' }],
  editorSettings: [],
  watchesProcesses: true,
  terminals: { path: '/home/maria/.vscode/shims:', open: 3, withShellIntegration: 2 },
  disabledFromHere: 1,
  answers: { snoozes: 0, answered: 1, approvals: 0 },
  home: undefined,
  troubles: ['2026-11-22T11:00:00.000Z warning A fetch failed. {"url":"https://user:secret@intranet.example/p"}'],
};

function page(change: Partial<DiagnosisFacts> = {}): string {
  return describeDiagnosis({ ...facts, ...change });
}

function has(text: string, ...expected: readonly string[]): void {
  const lines = text.split('\n').map((line) => line.trim());
  for (const line of expected) ok(lines.includes(line), `no line “${line}” in:\n${text}`);
}

describe('the diagnosis', () => {
  it('tells the host, the sources and their answers, what is in force, and what was found', () => {
    has(
      page(),
      'AI Tool Policy 0.9.0',
      'Visual Studio Code 1.107.0 (desktop, desktop)',
      'remote side: none',
      'organization: https://***@intranet.example/policy.json',
      'answer: current (ok)',
      'not signed',
      'organization: Example Group, serial 7, 1 rules, mode enforce, unlisted allowed',
      'extension:anthropic.claude-code: banned by organization/claude-code',
      'aiToolPolicy.policyUrl = "https://***@intranet.example/policy.json?***"',
      'put off 0, answered 1, approvals 0',
    );
  });

  it('holds no secret and no name of a person', () => {
    const text = page();
    for (const secret of ['secret', 'sig=abc', 'maria']) ok(!text.includes(secret), `${secret} in:\n${text}`);
    has(text, 'scripts on PATH: ~/.vscode/shims:');
  });

  it('shows of a key its name alone', () => {
    const keys = [{ kty: 'OKP', kid: 'policy-2026', x: 'public', d: 'private' }, 'nonsense'];
    const text = page({ settings: [{ name: 'aiToolPolicy.publicKeys', value: keys }] });
    has(text, 'aiToolPolicy.publicKeys = 2 keys (OKP policy-2026; unknown without a name)');
    ok(!text.includes('private'));
  });

  it('tells what could not be fetched, and since when', () => {
    const failed = sourceOf({
      status: 'stale',
      reason: 'http-503',
      failingSince: now,
      detail: 'the server answered 503',
    });
    has(
      page({ assessment: assessmentOf([], [failed]) }),
      'answer: stale (http-503)',
      'detail: the server answered 503',
      `failing since: ${new Date(now).toISOString()}`,
    );
  });

  it('tells what each detector could not see', () => {
    has(
      page({
        editor: { ...facts.editor, remote: 'ssh-remote' },
        workspace: { trusted: true, folders: ['file', 'vscode-vfs'] },
      }),
      'extensions: 12 running',
      'not seen: those in an extension host on another machine or in the browser',
      'not seen: those of other profiles',
      'not seen: what is typed in the 1 open terminals without shell integration',
      'not seen: files of a virtual workspace that are not open',
      'nothing of the above: AI tools in a web browser, in other editors, on other machines',
    );
  });

  it('tells what could not be read, and how much more of that there is', () => {
    const part = { path: '/home/maria/.mcp.json', start: 0, end: 1, line: 3, column: 1, why: 'it is not JSON' };
    const assessment = { ...facts.assessment, unreadable: Array.from({ length: 12 }, () => part) };
    has(page({ assessment }), 'could not be read: ~/.mcp.json:3: it is not JSON', 'and 2 more');
  });

  it('says that nothing is looked at without a policy', () => {
    const none = page({ assessment: assessmentOf([], []) });
    has(none, 'none is configured', 'none ran: without a policy in force nothing is looked at');
  });

  it('says that a sample is being tried', () => ok(page({ sample: true }).includes('a sample policy is being tried')));

  it('is a page, whatever a policy says', () => {
    const many = Array.from({ length: 500 }, () => concernOf({ rule: { id: 'x'.repeat(100_000), status: 'banned' } }));
    const source = sourceOf({ policy: { ...policy, organization: 'y\u001b[31m\n'.repeat(100_000) } });
    const text = page({ assessment: assessmentOf(many, [source]) });
    ok(text.length < 60_000, String(text.length));
    ok(!text.includes('\u001b'));
    has(text, 'and 470 more');
  });
});
