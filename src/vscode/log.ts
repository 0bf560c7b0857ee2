import * as vscode from 'vscode';
import type { Log, LogData } from '../core/ports';

export interface EditorLog extends Log, vscode.Disposable {
  show(): void;
  /** The newest warnings and errors of this session, oldest first, for a diagnosis. */
  recent(): readonly string[];
}

const mostRecent = 20;

/** The one output channel of this extension. Values under names that sound secret are masked, as are credentials in URLs. */
export function createLog(): EditorLog {
  const channel = vscode.window.createOutputChannel(vscode.l10n.t('AI Tool Policy'), { log: true });
  const recent: string[] = [];
  const noted = (level: string, text: string): string => {
    recent.push(`${new Date().toISOString()} ${level} ${text}`);
    if (recent.length > mostRecent) recent.shift();
    return text;
  };
  return {
    info: (message, data) => channel.info(line(message, data)),
    warn: (message, data) => channel.warn(noted('warning', line(message, data))),
    error: (message, data) => channel.error(noted('error', line(message, data))),
    recent: () => [...recent],
    show: () => channel.show(),
    dispose: () => channel.dispose(),
  };
}

function line(message: string, data: LogData | undefined): string {
  return data === undefined ? message : `${message} ${JSON.stringify(data, masked)}`;
}

function masked(key: string, value: unknown): unknown {
  if (/token|secret|password|authorization|cookie/i.test(key)) return '***';
  if (value instanceof Error) return { name: value.name, message: value.message, stack: value.stack };
  if (typeof value === 'string') return value.replace(/(:\/\/)[^/@\s]+@/g, '$1***@');
  return value;
}
