import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import type { Concern } from '../../src/core/assessment';
import type { Finding } from '../../src/core/findings/finding';
import { badgeCount, renderFindings, renderMessage } from '../../src/notices/findings-view/render';
import {
  announced,
  assessmentOf,
  commandFinding,
  concernOf,
  endedCommandFinding,
  extensionFinding,
  sourceOf,
  speech,
} from './sample';

interface Row {
  readonly title: string;
  readonly concern: Concern;
  readonly icon: string;
  readonly description: string;
  readonly actions: string;
  readonly counted: number;
}

const rows: readonly Row[] = [
  {
    title: 'an extension',
    concern: concernOf(),
    icon: 'error',
    description: 'banned',
    actions: 'disable why',
    counted: 1,
  },
  {
    title: 'a command that runs can be stopped',
    concern: concernOf({}, commandFinding),
    icon: 'error',
    description: 'banned · by npx, 11:00',
    actions: 'stop why',
    counted: 1,
  },
  {
    title: 'one that has ended is shown, and neither counted nor stopped',
    concern: concernOf({}, endedCommandFinding),
    icon: 'history',
    description: 'banned · by npx, 11:00, ended',
    actions: 'why',
    counted: 0,
  },
  {
    title: 'one that is only audited is not stopped',
    concern: concernOf({ audit: true }, commandFinding),
    icon: 'eye',
    description: 'banned · by npx, 11:00',
    actions: 'why',
    counted: 0,
  },
];

describe('findings view', () => {
  for (const { title, concern, icon, description, actions, counted } of rows) {
    it(title, () => {
      const assessment = assessmentOf([concern]);
      const [node] = renderFindings(assessment, speech).flatMap(({ children }) => children);
      deepStrictEqual([node?.icon.id, node?.description, node?.contextValue], [icon, description, actions]);
      strictEqual(badgeCount(assessment), counted);
    });
  }

  it('says where a server and a model are, and what brings an extension', () => {
    const server: Finding = {
      key: 'mcp-server:.vscode/mcp.json#s',
      kind: 'mcp-server',
      subject: { mcpServer: 'npm:a-mcp', assistant: false },
      place: { kind: 'mcp-server', name: 's', path: '.vscode/mcp.json' },
      evidence: [],
    };
    const model: Finding = {
      key: 'model:acme/m',
      kind: 'model',
      subject: { models: ['m'], assistant: false },
      place: { kind: 'model', vendor: 'acme', id: 'm' },
      evidence: [],
    };
    const packed = { ...extensionFinding, evidence: [{ code: 'pack', data: { id: 'a.pack', name: 'The Pack' } }] };
    const nodes = renderFindings(assessmentOf([server, model, packed].map((one) => concernOf({}, one))), speech);
    const children = nodes.flatMap((node) => node.children);
    deepStrictEqual(
      children.map(({ description }) => description),
      ['banned', 'banned · offered by acme', 'banned · .vscode/mcp.json'],
    );
    ok(children[0]?.tooltip.includes('the extension pack The Pack brings it'), children[0]?.tooltip);
  });

  it('shows AI features that no rule speaks of and what could not be read, and counts neither', () => {
    const finding: Finding = {
      ...extensionFinding,
      evidence: [{ code: 'languageModelTools', data: { names: 'search' } }],
    };
    const assessment = {
      ...assessmentOf([]),
      aiFeatures: [{ finding, name: 'Search' }],
      unreadable: [
        { path: '.vscode/mcp.json', start: 5, end: 6, line: 2, column: 1, why: 'broken JSON: value expected' },
      ],
    };
    const nodes = renderFindings(assessment, speech).flatMap(({ children }) => children);
    deepStrictEqual(
      nodes.map(({ label, tooltip, contextValue }) => [label, tooltip.split('\n')[0], contextValue]),
      [
        ['Search', 'It gives tools to language models: search.', undefined],
        [
          '.vscode/mcp.json:2',
          '.vscode/mcp.json:2: broken JSON: value expected. What this part declares is not known.',
          undefined,
        ],
      ],
    );
    strictEqual(badgeCount(assessment), 0);
  });

  const fileFinding: Finding = {
    key: 'file:.github/workflows/review.yml:run:claude-code',
    kind: 'file',
    subject: { tool: 'claude-code', assistant: true },
    place: {
      kind: 'file',
      path: '.github/workflows/review.yml',
      uri: 'file:///w/.github/workflows/review.yml',
      start: 5,
      end: 9,
      line: 2,
      column: 3,
      endLine: 2,
      endColumn: 7,
      reference: 'run',
    },
    evidence: [],
  };
  const cline = { ...concernOf({ status: 'restricted' }, { ...extensionFinding, key: 'extension:c' }), name: 'Cline' };
  const clineByTool = { ...cline, finding: { ...cline.finding, subject: { tool: 'cline', assistant: true } } };
  const several = assessmentOf([concernOf(), concernOf({}, fileFinding), clineByTool]);
  const outline = (nodes: ReturnType<typeof renderFindings>): string[] =>
    nodes.flatMap(({ label, description, icon, children }) => [
      `${icon.id} ${label} (${description})`,
      ...children.map((child) => `- ${child.label}: ${child.description}`),
    ]);

  it('what stands in a file opens there', () => {
    const [node] = renderFindings(assessmentOf([concernOf({}, fileFinding)]), speech).flatMap(
      ({ children }) => children,
    );
    deepStrictEqual(node?.opens, {
      uri: 'file:///w/.github/workflows/review.yml',
      line: 2,
      column: 3,
      endLine: 2,
      endColumn: 7,
    });
    strictEqual(node?.description, 'banned · .github/workflows/review.yml:2');
  });

  it('lists by place', () => {
    deepStrictEqual(outline(renderFindings(several, speech)), [
      'extensions Extensions (2)',
      '- Claude Code 2.1.91: banned',
      '- Cline: only with approval',
      'files Files (1)',
      '- Claude Code: banned · .github/workflows/review.yml:2',
    ]);
  });

  it('lists by tool, with the sign of the strictest', () => {
    deepStrictEqual(outline(renderFindings(several, speech, { by: 'tool' })), [
      'error Claude Code (2)',
      '- Claude Code 2.1.91: banned',
      '- .github/workflows/review.yml:2: banned',
      'warning Cline (1)',
      '- Cline: only with approval',
    ]);
  });

  const filters: readonly (readonly [string, readonly string[]])[] = [
    ['', ['Claude Code 2.1.91', 'Cline', 'Claude Code']],
    ['  ', ['Claude Code 2.1.91', 'Cline', 'Claude Code']],
    ['cline', ['Cline']],
    ['REVIEW.yml banned', ['Claude Code']],
    ['backdoor files', ['Claude Code']],
    ['nothing at all', []],
  ];
  for (const [filter, labels] of filters) {
    it(`filtered by “${filter}”`, () => {
      const nodes = renderFindings(several, speech, { filter });
      deepStrictEqual(
        nodes.flatMap(({ children }) => children.map(({ label }) => label)),
        labels,
      );
      for (const { description, children } of nodes) strictEqual(description, String(children.length));
    });
  }

  it('has a message where it has nothing else', () => {
    const message = (assessment: Parameters<typeof renderMessage>[0], filter = ''): string | undefined =>
      renderMessage(assessment, renderFindings(assessment, speech, { filter }), filter, speech);
    strictEqual(message(several), undefined);
    strictEqual(message(several, 'zzz'), 'No finding has “zzz”.');
    strictEqual(message(assessmentOf([], [])), undefined, 'the welcome text tells of that');
    strictEqual(
      message(assessmentOf([])),
      'Nothing here conflicts with the policy of Example Group (serial 7, checked at 11:58).',
    );
    const never = sourceOf({ status: 'none', reason: 'http-404', policy: undefined });
    strictEqual(
      message(assessmentOf([], [never])),
      'No policy is in force: the one at intranet.example could not be read (the server answered 404).',
    );
  });

  it('a tool’s own file only informs, in its icon as in the count', () => {
    const place = { kind: 'file', path: 'CLAUDE.md', start: 0, end: 0, line: 1, column: 1, endLine: 1, endColumn: 1 };
    const present = { ...commandFinding, kind: 'file', place: { ...place, reference: 'presence' } } as Finding;
    const assessment = assessmentOf([concernOf({}, present)]);
    const [node] = renderFindings(assessment, speech).flatMap(({ children }) => children);
    strictEqual(node?.icon.id, 'info');
    strictEqual(badgeCount(assessment), 0);
  });

  it('what is only announced has a bell, and is not counted', () => {
    const assessment = assessmentOf([concernOf(announced)]);
    const [node] = renderFindings(assessment, speech).flatMap(({ children }) => children);
    strictEqual(node?.icon.id, 'bell');
    strictEqual(badgeCount(assessment), 0);
  });
});
