import * as vscode from 'vscode';
import { describeSource } from '../../core/explain/source-status';
import { plainText } from '../../core/explain/text';
import type { Log } from '../../core/ports';
import { commands, extensionId } from '../../vscode/contributions';
import type { Pipeline } from '../../vscode/pipeline';
import { speechNow } from '../../vscode/speech';
import { unawaited } from '../../vscode/unawaited';
import { disableAllTargets, type MenuFinding, renderMenu } from './render';

interface MenuItem extends vscode.QuickPickItem {
  readonly run?: () => Thenable<unknown>;
  readonly finding?: MenuFinding;
}

/** Findings first, each with its remedy on Enter, then what else can be done. */
export function openMenu(pipeline: Pipeline, log: Pick<Log, 'error'>): void {
  const speech = speechNow();
  const menu = vscode.window.createQuickPick<MenuItem>();
  const [source] = pipeline.assessment.sources;
  menu.title = source === undefined ? vscode.l10n.t('No policy is configured.') : describeSource(source, speech);
  menu.placeholder = vscode.l10n.t('Choose a finding or an action');
  menu.matchOnDescription = true;
  const { findings, more } = renderMenu(pipeline.assessment, speech);
  const { t } = vscode.l10n;
  menu.items = [
    ...findingItems(findings),
    ...(more > 0 ? [action('ellipsis', t('And {0} more: show findings', more), commands.showFindings)] : []),
    ...actionItems(disableAllTargets(pipeline.assessment), { isConfigured: source !== undefined }),
  ];
  menu.onDidAccept(() => {
    const [chosen] = menu.selectedItems;
    menu.hide();
    unawaited(chosen?.run?.(), log, 'action');
  });
  menu.onDidTriggerItemButton(({ item, button }) => {
    menu.hide();
    unawaited(press(button, item.finding), log, 'action');
  });
  menu.onDidHide(() => menu.dispose());
  menu.show();
}

function press(button: vscode.QuickInputButton, finding: MenuFinding | undefined): Thenable<unknown> {
  const key = { key: finding?.key };
  if (button === why) return vscode.commands.executeCommand(commands.openRationale, finding?.rationaleUrl);
  if (button === snooze) return vscode.commands.executeCommand(commands.snooze, key);
  if (button === request) return vscode.commands.executeCommand(commands.requestException, key);
  return vscode.commands.executeCommand(commands.useAlternative, finding?.alternative);
}

const why: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('question'),
  get tooltip() {
    return vscode.l10n.t('Why?');
  },
};

const snooze: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('bell-slash'),
  get tooltip() {
    return vscode.l10n.t('Put off notices');
  },
};

const request: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('mail'),
  get tooltip() {
    return vscode.l10n.t('Request an exception');
  },
};

function findingItems(findings: readonly MenuFinding[]): MenuItem[] {
  return findings.map((finding) => {
    const { label, description, detail, remedy, rationaleUrl, alternative } = finding;
    const other: vscode.QuickInputButton[] =
      alternative === undefined
        ? []
        : [
            {
              iconPath: new vscode.ThemeIcon('arrow-swap'),
              tooltip: vscode.l10n.t('Use {0}', plainText(alternative.name, 40)),
            },
          ];
    return {
      label,
      description,
      ...(detail === undefined ? {} : { detail }),
      buttons: [
        ...(finding.canRequest ? [request] : []),
        ...(finding.canSnooze ? [snooze] : []),
        ...(rationaleUrl === undefined ? [] : [why]),
        ...other,
      ],
      finding,
      run: () => {
        switch (remedy?.kind) {
          case 'disable':
            return vscode.commands.executeCommand(commands.disableExtension, { id: remedy.id, name: remedy.name });
          case 'disable-ai-features':
            return vscode.commands.executeCommand(commands.disableAiFeatures);
          case 'open': {
            const at = new vscode.Position(remedy.line - 1, remedy.column - 1);
            const options = { selection: new vscode.Range(at, at) };
            return vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(remedy.uri), options);
          }
          case 'update':
            return vscode.commands.executeCommand(commands.updateExtension, { key: remedy.key });
          case 'approve':
            return vscode.commands.executeCommand(commands.approve, { key: remedy.key });
          case 'withdraw-approval':
            return vscode.commands.executeCommand(commands.withdrawApproval, { key: remedy.key });
          case 'why':
            return vscode.commands.executeCommand(commands.openRationale, remedy.url);
          case undefined:
            return vscode.commands.executeCommand(commands.showFindings);
        }
      },
    };
  });
}

function action(icon: string, label: string, id: string, ...values: unknown[]): MenuItem {
  return { label: `$(${icon}) ${label}`, run: () => vscode.commands.executeCommand(id, ...values) };
}

function actionItems(
  banned: ReturnType<typeof disableAllTargets>,
  { isConfigured }: { readonly isConfigured: boolean },
): MenuItem[] {
  return [
    { label: vscode.l10n.t('Actions'), kind: vscode.QuickPickItemKind.Separator },
    ...(banned.length === 0
      ? []
      : [
          action(
            'circle-slash',
            vscode.l10n.t('Disable all {0} that are banned', banned.length),
            commands.disableExtension,
            ...banned,
          ),
        ]),
    action('refresh', vscode.l10n.t('Refresh policy'), commands.refreshPolicy),
    action('law', vscode.l10n.t('Show policy'), commands.showPolicy),
    action('list-tree', vscode.l10n.t('Show findings'), commands.showFindings),
    action('bell-slash', vscode.l10n.t('Put off notices'), commands.snooze),
    action('debug-restart', vscode.l10n.t('Enable again what was disabled from here'), commands.enableExtension),
    action('export', vscode.l10n.t('Export report'), commands.exportReport),
    action('history', vscode.l10n.t('Show notices that were shown'), commands.showNotices),
    ...(isConfigured ? [] : [action('beaker', vscode.l10n.t('Try a sample policy'), commands.trySample)]),
    action('output', vscode.l10n.t('Show log'), commands.showLog),
    action('gear', vscode.l10n.t('Settings'), 'workbench.action.openSettings', `@ext:${extensionId}`),
  ];
}
