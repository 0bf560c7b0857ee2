import type * as vscode from 'vscode';
import { registerActions } from './actions/index';
import { createEditorNotices } from './notices/editor/index';
import { createFindingsView } from './notices/findings-view/index';
import { createNotifications } from './notices/notification/index';
import { createPolicyPage } from './notices/policy-page/index';
import { createQuickMenu } from './notices/quick-menu/index';
import { createStatusBar } from './notices/status-bar/index';
import { createTerminalNotices } from './notices/terminal/index';
import { createDisposables } from './vscode/disposables';
import { editorParts } from './vscode/engine-setup';
import { reportFailedStart } from './vscode/failed-start';
import { createLog } from './vscode/log';
import { openMemory } from './vscode/memory';
import { createPipeline } from './vscode/pipeline';

/** Builds and wires. What is heavy (the policy's schema, the catalogue, the sources) comes with the engine, after this returns. */
export function activate(context: vscode.ExtensionContext): void {
  const owned = createDisposables();
  context.subscriptions.push(owned);
  const log = owned.add(createLog());
  try {
    const known = { ...openMemory(context, log), log };
    const pipeline = owned.add(
      createPipeline({
        ...editorParts(context, log, known.answers),
        openEngine: async (setup) => (await import('./engine')).createEngine(setup),
      }),
    );
    for (const create of [createStatusBar, createQuickMenu, createFindingsView, createEditorNotices])
      owned.add(create(pipeline, known));
    owned.add(createPolicyPage({ ...known, pipeline, context }));
    const { told } = owned.add(createTerminalNotices(pipeline, context, known.answers, log));
    owned.add(createNotifications({ ...known, pipeline, told }));
    owned.add(registerActions({ ...known, context, pipeline }));
    pipeline.start().catch((error: unknown) => reportFailedStart(error, log));
  } catch (error) {
    reportFailedStart(error, log);
  }
}
