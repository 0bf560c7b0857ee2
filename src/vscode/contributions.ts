/**
 * Every id that this extension shares with the editor, once. `package.json` declares the same ones; a contract test proves
 * that the two agree.
 */

export const extensionId = 'ai-tool-policy.ai-tool-policy';

export const commands = {
  showStatus: 'aiToolPolicy.showStatus',
  showPolicy: 'aiToolPolicy.showPolicy',
  showFindings: 'aiToolPolicy.showFindings',
  groupFindingsByTool: 'aiToolPolicy.groupFindingsByTool',
  groupFindingsByPlace: 'aiToolPolicy.groupFindingsByPlace',
  filterFindings: 'aiToolPolicy.filterFindings',
  clearFindingsFilter: 'aiToolPolicy.clearFindingsFilter',
  refreshPolicy: 'aiToolPolicy.refreshPolicy',
  disableExtension: 'aiToolPolicy.disableExtension',
  enableExtension: 'aiToolPolicy.enableExtension',
  updateExtension: 'aiToolPolicy.updateExtension',
  uninstallExtension: 'aiToolPolicy.uninstallExtension',
  disableAiFeatures: 'aiToolPolicy.disableAiFeatures',
  enableAiFeatures: 'aiToolPolicy.enableAiFeatures',
  approve: 'aiToolPolicy.approve',
  withdrawApproval: 'aiToolPolicy.withdrawApproval',
  snooze: 'aiToolPolicy.snooze',
  requestException: 'aiToolPolicy.requestException',
  removeEverything: 'aiToolPolicy.removeEverything',
  openRationale: 'aiToolPolicy.openRationale',
  useAlternative: 'aiToolPolicy.useAlternative',
  stopCommand: 'aiToolPolicy.stopCommand',
  showLog: 'aiToolPolicy.showLog',
  checkWorkspace: 'aiToolPolicy.checkWorkspace',
  ignoreHere: 'aiToolPolicy.ignoreHere',
  showNotices: 'aiToolPolicy.showNotices',
  exportReport: 'aiToolPolicy.exportReport',
  diagnose: 'aiToolPolicy.diagnose',
  newPolicy: 'aiToolPolicy.newPolicy',
  trySample: 'aiToolPolicy.trySample',
  endSample: 'aiToolPolicy.endSample',
} as const;

/** The settings section; a setting's full name is `aiToolPolicy.<key>`. */
export const settingsSection = 'aiToolPolicy';

export const settings = {
  policyUrl: 'policyUrl',
  publicKeys: 'publicKeys',
  authentication: 'authentication',
  authenticationScope: 'authenticationScope',
  watchProcesses: 'watchProcesses',
} as const;

export const statusBarItemId = 'aiToolPolicy.status';
export const sampleItemId = 'aiToolPolicy.sample';
export const findingsViewId = 'aiToolPolicy.findings';
export const policyPageId = 'aiToolPolicy.policy';

/** Names of conditions that the manifest's menus and welcome texts ask for. */
export const contextKeys = {
  /** `place` or `tool`. */
  findingsBy: 'aiToolPolicy.findingsBy',
  findingsFiltered: 'aiToolPolicy.findingsFiltered',
  /** Whether there is any source of a policy; unset until that is known. */
  policyConfigured: 'aiToolPolicy.policyConfigured',
} as const;
