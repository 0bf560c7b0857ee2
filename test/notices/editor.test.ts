import assert from 'node:assert/strict';
import type { Concern } from '../../src/core/assessment';
import type { Decision } from '../../src/core/decisions/decision';
import type { Finding, ReferenceKind } from '../../src/core/findings/finding';
import { concernsAt, dismissibleRule, renderDiagnostics, renderHover, titleOf } from '../../src/notices/editor/render';
import { announced, assessmentOf, concernOf, decisionOf, rule, speech } from './sample';

const uri = 'file:///work/.github/workflows/review.yml';

function inFile(
  decision: Partial<Decision> = {},
  reference: ReferenceKind = 'run',
  more: Partial<Concern> = {},
): Concern {
  const place = {
    kind: 'file',
    path: '.github/workflows/review.yml',
    uri,
    start: 10,
    end: 16,
    line: 2,
    column: 3,
    endLine: 2,
    endColumn: 9,
    reference,
  } as const;
  const subject = { tool: 'claude-code', assistant: true };
  const finding: Finding = { key: 'file:review.yml:run:claude-code', kind: 'file', subject, place, evidence: [] };
  return { ...concernOf(decision, finding), ...more };
}

const rows: readonly (readonly [title: string, Concern, expected: string | undefined])[] = [
  ['banned', inFile(), 'error Claude Code: banned by Example Group since 10 July 2026'],
  ['restricted', inFile({ status: 'restricted' }), 'warning Claude Code: allowed by Example Group only with approval'],
  ['announced', inFile(announced), 'information Claude Code: will be banned by Example Group on 29 November 2026'],
  [
    'a tool’s own file',
    inFile({}, 'presence'),
    'information .github/workflows/review.yml belongs to Claude Code. Example Group has banned it since 10 July 2026.',
  ],
  [
    'a tool’s own file whose rule warns',
    inFile({ enforcement: { ...decisionOf().enforcement, presence: 'warn' } }, 'presence'),
    'error .github/workflows/review.yml belongs to Claude Code. Example Group has banned it since 10 July 2026.',
  ],
  [
    'with an approval',
    inFile({ status: 'restricted' }, 'run', { approval: { at: speech.now, reference: 'SEC-9' } }),
    'information .github/workflows/review.yml runs Claude Code. Example Group allows Claude Code only with approval. You noted on 22 November 2026 that you have approval (SEC-9).',
  ],
  [
    'counted elsewhere, and still in its place',
    inFile({}, 'run', { countedAs: 'mcp-server:x' }),
    'error Claude Code: banned by Example Group since 10 July 2026',
  ],
  ['only audited', inFile({ audit: true }), undefined],
  [
    'allowed by exception',
    inFile({ status: 'allowed', exception: { scope: 'repository', reference: 'SEC-1', until: undefined } }),
    undefined,
  ],
];

describe('file findings in the editor', () => {
  for (const [title, concern, expected] of rows) {
    it(title, () => {
      const views = renderDiagnostics(assessmentOf([concern]), speech).get(uri) ?? [];
      assert.deepEqual(
        views.map(({ severity, message }) => `${severity} ${message}`),
        expected === undefined ? [] : [expected],
      );
    });
  }

  it('the code is the rule, with its page where that is an https address', () => {
    const ruleOf = (rationaleUrl: string | undefined) => {
      const concern = inFile({ rule: { ...rule, ...(rationaleUrl !== undefined && { rationaleUrl }) } });
      return renderDiagnostics(assessmentOf([concern]), speech).get(uri)?.[0]?.rule;
    };
    const { rationaleUrl } = rule;
    assert.deepEqual(ruleOf(rationaleUrl), { id: 'claude-code', url: rationaleUrl });
    for (const url of ['command:workbench.action.quit', 'http://intranet.example', 'https://a b', 'javascript:1'])
      assert.deepEqual(ruleOf(url), { id: 'claude-code', url: undefined });
  });

  it('what could not be read, where it stands; a folder that is on no disk is no file', () => {
    const part = { path: 'a.yml', uri, start: 0, end: 4, line: 7, column: 3, why: 'broken YAML: \u001b[31mred' };
    const views = renderDiagnostics({ ...assessmentOf([]), unreadable: [part, { ...part, uri: '' }] }, speech);
    assert.deepEqual(
      [...views],
      [
        [
          uri,
          [
            {
              range: { line: 7, column: 3, endLine: 7, endColumn: 7 },
              severity: 'information',
              message: 'This could not be read, so that it is not known which AI tools it names: broken YAML: red',
              rule: undefined,
            },
          ],
        ],
      ],
    );
  });

  it('the hover has the reason, what to use instead, and https links alone', () => {
    const concern = inFile({ rule: { ...rule, reason: 'See [this](command:x)\n<b>now</b>' } }, 'run', {
      exceptionUrl: 'https://intranet.example/ask',
    });
    const [found] = concernsAt(assessmentOf([concern]), uri, { line: 2, column: 9, endLine: 2, endColumn: 9 });
    assert.ok(found);
    assert.deepEqual(renderHover(found, speech), {
      paragraphs: [
        '.github/workflows/review.yml runs Claude Code. Example Group has banned it since 10 July 2026.',
        'See [this] (command:x) <b>now</b>',
        'Instead: Qoder',
      ],
      links: [
        { label: 'Why?', url: 'https://intranet.example/ai-tools/claude-code' },
        { label: 'Request an exception', url: 'https://intranet.example/ask' },
      ],
    });
  });

  it('a place beside it has none', () => {
    const at = (line: number, column: number) =>
      concernsAt(assessmentOf([inFile()]), uri, { line, column, endLine: line, endColumn: column }).length;
    assert.deepEqual([at(2, 2), at(2, 3), at(2, 9), at(2, 10), at(1, 5), at(3, 5)], [0, 1, 1, 0, 0, 0]);
    assert.equal(
      concernsAt(assessmentOf([inFile()]), 'file:///other', { line: 2, column: 4, endLine: 2, endColumn: 4 }).length,
      0,
    );
  });

  it('only what a rule lets people dismiss can be ignored, by a name that a comment can hold', () => {
    const named = (id: string, dismissible: boolean) => {
      const enforcement = { ...decisionOf().enforcement, dismissible };
      const [found] = concernsAt(assessmentOf([inFile({ rule: { ...rule, id }, enforcement })]), uri, {
        line: 2,
        column: 4,
        endLine: 2,
        endColumn: 4,
      });
      return found && dismissibleRule(found);
    };
    assert.deepEqual(
      [named('a', true), named('a', false), named('a b', true), named('a:b', true)],
      ['a', undefined, undefined, undefined],
    );
  });

  it('titles say the deed, in plain text', () => {
    assert.equal(
      titleOf({ kind: 'remove-step', name: 'a\u202Eb $(bug)', edits: [] }, speech),
      'Remove the step “ab $ (bug)”',
    );
    assert.equal(
      titleOf({ kind: 'remove-dependency', name: 'aider-chat', edits: [] }, speech),
      'Remove the dependency aider-chat',
    );
  });
});
