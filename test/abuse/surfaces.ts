import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { noAnswers } from '../../src/core/answers/answers';
import type { Assessment } from '../../src/core/assessment';
import type { DiagnosisFacts } from '../../src/core/diagnose/facts';
import { describeDiagnosis } from '../../src/core/diagnose/render';
import { describeNoticeLog } from '../../src/core/explain/notice-log';
import type { Speech } from '../../src/core/explain/speech';
import type { Engine, Observations } from '../../src/core/ports';
import { reportAsCsv } from '../../src/core/report/csv';
import { reportAsJson } from '../../src/core/report/json';
import { reportAsMarkdown } from '../../src/core/report/markdown';
import { reportOf } from '../../src/core/report/report';
import type { StatedPolicy } from '../../src/core/stated-policies';
import { createEngine } from '../../src/engine';
import { isFileConcern, renderDiagnostics, renderHover } from '../../src/notices/editor/render';
import { renderFindings } from '../../src/notices/findings-view/render';
import { renderNotification, renderSummary } from '../../src/notices/notification/render';
import { renderPage } from '../../src/notices/policy-page/render';
import { renderMenu } from '../../src/notices/quick-menu/render';
import { renderStatus } from '../../src/notices/status-bar/render';
import { renderShims } from '../../src/notices/terminal/render';
import { readAsset } from '../cli/support';
import { hostileTexts, type Shown, shownIn } from './only-text';

const now = Date.parse('2026-08-01T12:00:00Z');

export const speech: Speech = {
  t: (message: string, ...values: readonly (string | number)[]) =>
    message.replace(/\{(\d+)\}/g, (_, index) => String(values[Number(index)])),
  locale: 'en',
  now,
};

export interface Judged {
  readonly assessment: Assessment;
  readonly stated: readonly StatedPolicy[];
}

/** As the product makes it: from the policy's text on, with one thing of each kind that was found and whose own name is hostile too. */
export async function judged(policy: string, folder: string): Promise<Judged> {
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
    readAsset,
  });
  try {
    await engine.load();
    await engine.refresh({ force: true });
    return { assessment: engine.assess(await observe(engine)), stated: engine.statePolicies() };
  } finally {
    engine.dispose();
  }
}

const hostileName = hostileTexts.map(([, text]) => text.slice(0, 60)).join(' ');

async function observe(engine: Engine): Promise<Observations> {
  const commands = await engine.readCommand({
    text: 'claude -p x',
    shell: 'bash',
    terminalName: hostileName,
    at: now,
    workingDirectory: undefined,
  });
  const path = 'run.sh';
  const reading = await engine.files.read({
    folder: undefined,
    path,
    text: '#!/bin/sh\nclaude -p x\n',
    textOf: () => undefined,
  });
  return {
    extensions: [
      {
        id: 'anthropic.claude-code',
        version: '2.1.91',
        displayName: hostileName,
        active: true,
        builtIn: false,
        manifest: {},
      },
      // Of which no catalogue knows another name.
      { id: 'evil.tool', version: hostileName, displayName: hostileName, active: true, builtIn: false, manifest: {} },
    ],
    dormant: { outcome: 'unreadable', why: hostileName },
    commands: commands.map((finding) => ({ finding, repository: undefined })),
    models: [{ vendor: 'anthropic', id: 'claude-x', family: 'claude', name: hostileName }],
    mcpServers: {
      servers: [],
      unreadable: [{ path: hostileName, uri: '', start: 0, end: 1, line: 1, column: 1, why: hostileName }],
    },
    files: [{ uri: 'file:///x/run.sh', path: hostileName, repository: undefined, reading }],
    editor: { appName: 'Code', uriScheme: 'vscode', chatAgent: undefined, aiFeatures: 'unknown' },
    repositories: ['https://github.com/example/app'],
    now,
  };
}

/** Everything that the editor's side shows of it. */
export function everythingShown({ assessment, stated }: Judged): readonly Shown[] {
  const { concerns } = assessment;
  const notifications = concerns.map((concern) => renderNotification(concern, speech));
  const page = renderPage(
    {
      assessment,
      policies: stated,
      disabledByUs: [],
      search: '',
      settings: { authentication: 'none', watchProcesses: true },
    },
    speech,
  );
  const report = reportOf(assessment, speech);
  const notices = [{ at: now, message: JSON.stringify(notifications), answer: { kind: 'open' } as const }];
  return [
    ...shownIn(renderStatus({ assessment, checking: false, remote: undefined }, speech), 'status item'),
    ...shownIn(notifications, 'notification'),
    ...(concerns.length > 1 ? shownIn(renderSummary(concerns, speech), 'summary') : []),
    ...shownIn(renderMenu(assessment, speech), 'quick menu'),
    ...shownIn(renderFindings(assessment, speech), 'view'),
    ...shownIn(renderShims(assessment.shimmed, noAnswers, speech), 'shim'),
    ...shownIn(
      [...renderDiagnostics(assessment, speech).values()].flat().map(({ message, rule }) => ({ message, rule })),
      'problems',
    ),
    ...shownIn(
      concerns.filter(isFileConcern).map((concern) => renderHover(concern, speech)),
      'hover',
    ),
    ...shownIn(page.page, 'page'),
    ...shownIn([...page.deeds.values()], 'deeds of the page'),
    ...shownIn(report, 'report'),
    ...inLines('report as Markdown', unmarked(reportAsMarkdown(report, speech))),
    ...inLines('report as CSV', reportAsCsv(report).replace('\uFEFF', '')),
    ...inLines('report as JSON', reportAsJson(report)),
    ...inLines('diagnosis', describeDiagnosis(factsOf(assessment))),
    ...inLines('notices shown', describeNoticeLog(notices, speech)),
  ];
}

/** Line by line, without the parting of brackets that only VS Code's own places need. */
export function inLines(where: string, text: string): readonly Shown[] {
  return text.split(/\r?\n/).map((line) => ({ where, text: line.replaceAll(/\]\(|\$\(/g, '') }));
}

/** Our own links to the policy's https pages are meant; whatever else is a link is left to be found. */
function unmarked(markdown: string): string {
  return markdown.replaceAll(/\[Why\?\]\(https:\/\/[^\s()<>]+\)/g, '');
}

function factsOf(assessment: Assessment): DiagnosisFacts {
  return {
    now,
    version: '0.0.0',
    editor: {
      appName: hostileName,
      version: '1.100.0',
      appHost: 'desktop',
      surface: 'desktop',
      remote: undefined,
      platform: 'linux',
      runtime: 'node',
      language: 'en',
    },
    workspace: { trusted: true, folders: ['file'] },
    assessment,
    sample: false,
    settings: [{ name: 'aiToolPolicy.policyUrl', value: hostileName }],
    editorSettings: [],
    watchesProcesses: true,
    terminals: { path: undefined, open: 0, withShellIntegration: 0 },
    disabledFromHere: 0,
    answers: { snoozes: 0, answered: 0, approvals: 0 },
    home: undefined,
    troubles: [hostileName],
  };
}
