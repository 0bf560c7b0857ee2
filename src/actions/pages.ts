import * as vscode from 'vscode';
import type { Log } from '../core/ports';
import { commands } from '../vscode/contributions';
import { createDisposables } from '../vscode/disposables';
import type { Memory } from '../vscode/memory';
import type { Pipeline } from '../vscode/pipeline';
import { createPlainPages } from '../vscode/plain-pages';
import { speechNow } from '../vscode/speech';
import { createSample } from './sample';

export interface PageParts extends Memory {
  readonly log: Log & { recent(): readonly string[] };
  readonly context: vscode.ExtensionContext;
  readonly pipeline: Pipeline;
}

/** What a person asks for to read or to keep: the notices shown, a report, a diagnosis; and a sample to try it all on. */
export function registerPages(parts: PageParts): vscode.Disposable {
  const { context, pipeline, answers, setting, notices, log } = parts;
  const owned = createDisposables();
  const pages = owned.add(createPlainPages());
  const sample = owned.add(createSample(parts));
  const register = (id: string, run: () => unknown): void => {
    owned.add(vscode.commands.registerCommand(id, run));
  };
  register(commands.trySample, sample.begin);
  register(commands.endSample, sample.end);
  register(commands.newPolicy, async () => (await import('./new-policy')).newPolicy(context.extensionUri));
  register(commands.showNotices, async () => {
    const { describeNoticeLog } = await import('../core/explain/notice-log');
    await pages.show(vscode.l10n.t('Notices shown'), describeNoticeLog(notices.read(), speechNow()));
  });
  register(commands.exportReport, async () => {
    const { exportReport } = await import('./export-report');
    await exportReport(pipeline.assessment);
  });
  register(commands.diagnose, async () => {
    const [{ diagnosisFacts }, { describeDiagnosis }] = await Promise.all([
      import('./diagnose'),
      import('../core/diagnose/render'),
    ]);
    const { assessment } = pipeline;
    const troubles = log.recent();
    const facts = diagnosisFacts({ context, assessment, answers, setting, troubles, sample: sample.inForce });
    await pages.show(vscode.l10n.t('Diagnosis'), describeDiagnosis(facts));
  });
  return owned;
}
