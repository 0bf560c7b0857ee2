import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import type { Concern } from '../../src/core/assessment';
import type { Finding } from '../../src/core/findings/finding';
import { badgeCount, renderFindings } from '../../src/notices/findings-view/render';
import { assessmentOf, commandFinding, concernOf, endedCommandFinding, extensionFinding, speech } from './sample';

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
});
