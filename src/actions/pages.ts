import * as vscode from 'vscode';
import type { Log } from '../core/ports';
import type { Disposables } from '../vscode/disposables';
import type { Memory } from '../vscode/memory';
import type { Pipeline } from '../vscode/pipeline';
import type { PlainPages } from '../vscode/plain-pages';
import { speechNow } from '../vscode/speech';
import type { Deeds } from './deed';
import { createSample } from './sample';

/** What the actions work with. */
export interface DeedParts extends Memory {
  readonly log: Log & { show(): void; recent(): readonly string[] };
  readonly context: vscode.ExtensionContext;
  readonly pipeline: Pipeline;
  readonly pages: PlainPages;
  /** Takes over what must be disposed with the actions. */
  readonly own: Disposables['add'];
}

type PageDeeds = Pick<Deeds, 'trySample' | 'endSample' | 'newPolicy' | 'showNotices' | 'exportReport' | 'diagnose'>;

/** What a person asks for to read or to keep: the notices shown, a report, a diagnosis; and a sample to try it all on. */
export function pageDeeds(parts: DeedParts): PageDeeds {
  const { context, pipeline, answers, setting, notices, log, pages } = parts;
  const sample = parts.own(createSample(parts));
  return {
    trySample: sample.begin,
    endSample: sample.end,
    newPolicy: async () => (await import('./new-policy')).newPolicy(context.extensionUri),
    async showNotices() {
      const { describeNoticeLog } = await import('../core/explain/notice-log');
      await pages.show(vscode.l10n.t('Notices shown'), describeNoticeLog(notices.read(), speechNow()));
    },
    async exportReport() {
      const { exportReport } = await import('./export-report');
      await exportReport(pipeline.assessment);
    },
    async diagnose() {
      const [{ diagnosisFacts }, { describeDiagnosis }] = await Promise.all([
        import('./diagnose'),
        import('../core/diagnose/render'),
      ]);
      const { assessment } = pipeline;
      const troubles = log.recent();
      const facts = diagnosisFacts({ context, assessment, answers, setting, troubles, sample: sample.inForce });
      await pages.show(vscode.l10n.t('Diagnosis'), describeDiagnosis(facts));
    },
  };
}
