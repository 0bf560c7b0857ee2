import type { commands } from '../vscode/contributions';

/** The commands of notices that show themselves; the notices register them. */
type OfNotices =
  | 'showStatus'
  | 'showPolicy'
  | 'showFindings'
  | 'groupFindingsByTool'
  | 'groupFindingsByPlace'
  | 'filterFindings'
  | 'clearFindingsFilter';

export type DeedName = Exclude<keyof typeof commands, OfNotices>;

/** What a command does. From the Command Palette it is given nothing, by a button or a key binding anything. */
export type Deed = (...values: unknown[]) => unknown;

export type Deeds = Readonly<Record<DeedName, Deed>>;

export const deedNames: readonly DeedName[] = [
  'refreshPolicy',
  'disableExtension',
  'enableExtension',
  'updateExtension',
  'uninstallExtension',
  'disableAiFeatures',
  'enableAiFeatures',
  'approve',
  'withdrawApproval',
  'snooze',
  'requestException',
  'removeEverything',
  'openRationale',
  'useAlternative',
  'stopCommand',
  'showLog',
  'checkWorkspace',
  'ignoreHere',
  'showNotices',
  'exportReport',
  'diagnose',
  'newPolicy',
  'trySample',
  'endSample',
];
