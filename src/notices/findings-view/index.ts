import * as vscode from 'vscode';
import type { AllowedSetting } from '../../vscode/allowed-setting';
import { commands, findingsViewId } from '../../vscode/contributions';
import { createDisposables } from '../../vscode/disposables';
import type { Pipeline } from '../../vscode/pipeline';
import { speechNow } from '../../vscode/speech';
import { badgeCount, type FindingNode, renderFindings } from './render';

/** The native tree of what was found, in the Explorer side bar. */
export function createFindingsView(pipeline: Pipeline, setting: AllowedSetting): vscode.Disposable {
  const owned = createDisposables();
  const changed = owned.add(new vscode.EventEmitter<undefined>());
  const view = owned.add(
    vscode.window.createTreeView<FindingNode>(findingsViewId, {
      treeDataProvider: {
        onDidChangeTreeData: changed.event,
        getChildren: (node) => [
          ...(node?.children ?? renderFindings(pipeline.assessment, speechNow(), setting.disabledByUs())),
        ],
        getTreeItem: itemOf,
      },
    }),
  );
  owned.add(
    pipeline.onDidAssess((assessment) => {
      const count = badgeCount(assessment);
      view.badge = count === 0 ? undefined : { value: count, tooltip: vscode.l10n.t('{0} to look at', count) };
      view.message = messageOf(pipeline) ?? '';
      changed.fire(undefined);
    }),
  );
  // Somebody who looks wants to see the models too, of which the editor may not have told yet.
  owned.add(view.onDidChangeVisibility(({ visible }) => visible && pipeline.lookForModels()));
  owned.add(
    vscode.commands.registerCommand(commands.showFindings, () =>
      vscode.commands.executeCommand(`${findingsViewId}.focus`),
    ),
  );
  return owned;
}

function messageOf({ assessment }: Pipeline): string | undefined {
  if (assessment.concerns.length > 0) return undefined;
  const policy = assessment.sources.find((source) => source.policy !== undefined)?.policy;
  return policy === undefined
    ? vscode.l10n.t('No policy is configured.')
    : vscode.l10n.t('Nothing here conflicts with the policy of {0} (serial {1}).', policy.organization, policy.serial);
}

function itemOf(node: FindingNode): vscode.TreeItem {
  const { Expanded, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(node.label, node.children.length > 0 ? Expanded : None);
  item.id = node.id;
  item.description = node.description;
  item.tooltip = node.tooltip;
  if (node.contextValue !== undefined) item.contextValue = node.contextValue;
  if (node.children.length === 0) {
    const color = node.icon.color === undefined ? undefined : new vscode.ThemeColor(node.icon.color);
    item.iconPath = new vscode.ThemeIcon(node.icon.id, color);
  }
  return item;
}
