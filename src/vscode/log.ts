import * as vscode from 'vscode';
import type { Log, LogData } from '../core/ports';

export interface EditorLog extends Log, vscode.Disposable {
  show(): void;
}

/** The one output channel of this extension. Values under names that sound secret are masked, as are credentials in URLs. */
export function createLog(): EditorLog {
  const channel = vscode.window.createOutputChannel('AI Tool Policy', { log: true });
  return {
    info: (message, data) => channel.info(line(message, data)),
    warn: (message, data) => channel.warn(line(message, data)),
    error: (message, data) => channel.error(line(message, data)),
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
