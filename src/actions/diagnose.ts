import * as vscode from 'vscode';
import type { Assessment } from '../core/assessment';
import type { DiagnosisFacts, SetSetting } from '../core/diagnose/facts';
import type { AllowedSetting } from '../vscode/allowed-setting';
import type { AnswerStore } from '../vscode/answer-store';
import { settings, settingsSection } from '../vscode/contributions';
import { readWatchProcesses } from '../vscode/policy-settings';

export interface DiagnoseParts {
  readonly context: vscode.ExtensionContext;
  readonly assessment: Assessment;
  readonly answers: AnswerStore;
  readonly setting: AllowedSetting;
  readonly troubles: readonly string[];
  readonly sample: boolean;
}

/** Of the editor's own settings those that change what can be seen or done here. */
const telling: readonly string[] = [
  'extensions.allowed',
  'chat.disableAIFeatures',
  'terminal.integrated.shellIntegration.enabled',
  'terminal.integrated.inheritEnv',
  'http.proxy',
  'http.proxySupport',
  'http.proxyStrictSSL',
  'security.workspace.trust.enabled',
];

/** The facts as the editor reports them; what masks and words them is pure. */
export function diagnosisFacts({
  context,
  assessment,
  answers,
  setting,
  troubles,
  sample,
}: DiagnoseParts): DiagnosisFacts {
  const { env, window, workspace } = vscode;
  const { version } = context.extension.packageJSON as { readonly version: unknown };
  const { snoozes, answered, approvals } = answers.read();
  return {
    now: Date.now(),
    version: String(version),
    editor: {
      appName: env.appName,
      version: vscode.version,
      appHost: env.appHost,
      surface: env.uiKind === vscode.UIKind.Web ? 'web' : 'desktop',
      remote: env.remoteName,
      platform: `${process.platform} ${process.arch}`,
      runtime: `Node.js ${process.versions.node}`,
      language: env.language,
    },
    workspace: {
      trusted: workspace.isTrusted,
      folders: (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme),
    },
    assessment,
    sample,
    settings: Object.values(settings).flatMap((key) => setSetting(`${settingsSection}.${key}`)),
    editorSettings: telling.flatMap(setSetting),
    watchesProcesses: readWatchProcesses(),
    terminals: {
      path: context.environmentVariableCollection.get('PATH')?.value,
      open: window.terminals.length,
      withShellIntegration: window.terminals.filter(({ shellIntegration }) => shellIntegration !== undefined).length,
    },
    disabledFromHere: setting.disabledByUs().length,
    answers: { snoozes: count(snoozes), answered: count(answered), approvals: count(approvals) },
    home: process.env['HOME'] ?? process.env['USERPROFILE'],
    troubles,
  };
}

/** As somebody has set it, at the innermost level; an administrator's policy shows as the value that wins. */
function setSetting(name: string): readonly SetSetting[] {
  const section = vscode.workspace.getConfiguration();
  const inspected = section.inspect<unknown>(name);
  if (inspected === undefined) return [];
  const { defaultValue, globalValue, workspaceValue, workspaceFolderValue } = inspected;
  const value = section.get<unknown>(name);
  const isSet = [globalValue, workspaceValue, workspaceFolderValue].some((one) => one !== undefined);
  const isHeld = JSON.stringify(value) !== JSON.stringify(defaultValue);
  return isSet || isHeld ? [{ name, value }] : [];
}

function count(entries: Readonly<Record<string, unknown>>): number {
  return Object.keys(entries).length;
}
