import * as vscode from 'vscode';
import type { PolicySettings } from '../core/ports';
import { settings, settingsSection } from './contributions';

/**
 * Only the user's own values count. All of these settings have application scope, so VS Code ignores a workspace's; reading
 * the global value alone makes sure of it.
 */
export function readPolicySettings(): PolicySettings {
  const section = vscode.workspace.getConfiguration(settingsSection);
  const keys = userValue(section, settings.publicKeys);
  return {
    policyUrl: textValue(section, settings.policyUrl),
    publicKeys: Array.isArray(keys) ? keys : [],
    authentication: textValue(section, settings.authentication),
    authenticationScope: textValue(section, settings.authenticationScope),
  };
}

/** Whether the processes under terminals may be looked at. */
export function readWatchProcesses(): boolean {
  return userValue(vscode.workspace.getConfiguration(settingsSection), settings.watchProcesses) !== false;
}

export function concernsPolicySettings(event: vscode.ConfigurationChangeEvent): boolean {
  return event.affectsConfiguration(settingsSection);
}

function textValue(section: vscode.WorkspaceConfiguration, key: string): string {
  const value = userValue(section, key);
  return typeof value === 'string' ? value.trim() : '';
}

function userValue(section: vscode.WorkspaceConfiguration, key: string): unknown {
  const inspected = section.inspect<unknown>(key);
  return inspected?.globalValue ?? inspected?.defaultValue;
}
