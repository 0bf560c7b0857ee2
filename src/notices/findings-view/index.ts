import * as vscode from 'vscode';
import type { AllowedSetting } from '../../vscode/allowed-setting';
import { commands, contextKeys, findingsViewId } from '../../vscode/contributions';
import { createDisposables } from '../../vscode/disposables';
import type { Pipeline } from '../../vscode/pipeline';
import { speechNow } from '../../vscode/speech';
import { askForFilter } from './filter';
import type { OpenAt } from './node';
import { badgeCount, type FindingNode, type Grouping, renderFindings, renderMessage } from './render';

/** The native tree of what was found, in the Explorer side bar. */
export function createFindingsView(
  pipeline: Pipeline,
  { setting }: { readonly setting: AllowedSetting },
): vscode.Disposable {
  const owned = createDisposables();
  const changed = owned.add(new vscode.EventEmitter<undefined>());
  let by: Grouping = 'place';
  let filter = '';
  const nodes = (): FindingNode[] =>
    renderFindings(pipeline.assessment, speechNow(), { by, filter, disabledByUs: setting.disabledByUs() });
  const view = owned.add(
    vscode.window.createTreeView<FindingNode>(findingsViewId, {
      showCollapseAll: true,
      treeDataProvider: {
        onDidChangeTreeData: changed.event,
        getChildren: (node) => [...(node?.children ?? nodes())],
        getTreeItem: itemOf,
      },
    }),
  );

  const show = (): void => {
    const count = badgeCount(pipeline.assessment);
    view.badge = count === 0 ? undefined : { value: count, tooltip: vscode.l10n.t('{0} to look at', count) };
    // An empty text rather than none: a message that was there goes only with that.
    view.message = renderMessage(pipeline.assessment, nodes(), filter, speechNow()) ?? '';
    view.description = filter.trim() === '' ? '' : vscode.l10n.t('with “{0}”', filter.trim());
    changed.fire(undefined);
  };
  const groupBy = (next: Grouping): void => {
    by = next;
    setContext(contextKeys.findingsBy, by);
    show();
  };
  const filterBy = (next: string): void => {
    filter = next;
    setContext(contextKeys.findingsFiltered, filter.trim() !== '');
    show();
  };
  const focus = (): Thenable<unknown> => vscode.commands.executeCommand(`${findingsViewId}.focus`);
  const register = (id: string, run: () => unknown): void => {
    owned.add(vscode.commands.registerCommand(id, run));
  };

  setContext(contextKeys.findingsBy, by);
  owned.add(
    pipeline.onDidAssess(({ sources }) => {
      setContext(contextKeys.policyConfigured, sources.length > 0);
      show();
    }),
  );
  // Somebody who looks wants to see the models too, of which the editor may not have told yet.
  owned.add(view.onDidChangeVisibility(({ visible }) => visible && pipeline.lookForModels()));
  register(commands.showFindings, focus);
  register(commands.groupFindingsByTool, () => groupBy('tool'));
  register(commands.groupFindingsByPlace, () => groupBy('place'));
  register(commands.filterFindings, async () => {
    await focus();
    askForFilter(filter, filterBy);
  });
  register(commands.clearFindingsFilter, () => filterBy(''));
  return owned;
}

function setContext(key: string, value: string | boolean): void {
  void vscode.commands.executeCommand('setContext', key, value);
}

function itemOf(node: FindingNode): vscode.TreeItem {
  const { Expanded, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(node.label, node.children.length > 0 ? Expanded : None);
  const color = node.icon.color === undefined ? undefined : new vscode.ThemeColor(node.icon.color);
  item.id = node.id;
  item.description = node.description;
  item.tooltip = node.tooltip;
  item.iconPath = new vscode.ThemeIcon(node.icon.id, color);
  item.accessibilityInformation = { label: [node.label, node.description].filter(Boolean).join(', ') };
  if (node.contextValue !== undefined) item.contextValue = node.contextValue;
  if (node.opens !== undefined) item.command = openCommand(node.opens);
  return item;
}

/** At the words themselves; the file is the editor's to open, wherever it lies. */
function openCommand({ uri, line, column, endLine, endColumn }: OpenAt): vscode.Command {
  const selection = new vscode.Range(line - 1, column - 1, endLine - 1, endColumn - 1);
  return { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [vscode.Uri.parse(uri), { selection }] };
}
