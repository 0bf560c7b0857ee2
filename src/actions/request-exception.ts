import * as vscode from 'vscode';
import type { Assessment } from '../core/assessment';
import type { Log } from '../core/ports';
import { canRequest } from '../core/remedies/exception-request';
import { unawaited } from '../vscode/unawaited';
import { openLink } from './open-link';
import { choice, concernFrom, say } from './targets';

/** Opens the organisation's page for exceptions, filled in, and shows what was opened. Nothing is sent before that page is. */
export async function requestException(given: unknown, assessment: Assessment, log: Pick<Log, 'error'>): Promise<void> {
  const { t } = vscode.l10n;
  const concern = await concernFrom(given, assessment, {
    fits: canRequest,
    ask: t('Request an exception for what?'),
    none: t('The policy names no page for requesting an exception for what is here.'),
  });
  if (concern?.exceptionUrl === undefined) return;
  const url = concern.exceptionUrl;
  // Not awaited: VS Code may ask whether to open it, and this shows what it is about.
  const said = say(
    t('Request an exception at {0}', url),
    choice(t('Copy link'), () => vscode.env.clipboard.writeText(url)),
  );
  unawaited(said, log, 'notification');
  await openLink(url);
}
