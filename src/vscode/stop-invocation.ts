import * as vscode from 'vscode';
import type { Engine } from '../core/ports';
import type { Invocation } from './observe/invocations';

/** `still-running`: it was asked to stop and has not done so yet. */
export type StopOutcome = 'stopped' | 'gone' | 'still-running' | 'not-permitted';

export interface StopParts {
  readonly invocation: Invocation | undefined;
  readonly isRunning: () => boolean;
  readonly engine: Engine | undefined;
  /** The terminal in whose foreground its command line runs. */
  readonly terminal: vscode.Terminal | undefined;
}

/** Ctrl-C, as the terminal sends it. */
const interrupt = '\u0003';

/** Milliseconds until a second Ctrl-C, which tools with a screen of their own ask for, and until it is given up. */
const patience = { second: 700, end: 3000 };

/**
 * Interrupts what was started, in the way its kind of start has: Ctrl-C in its terminal, the end of the task or the debug session,
 * or the signal of Ctrl-C to the process. Nothing is forced: a program may put its work in order, or refuse.
 */
export async function stopInvocation({ invocation, isRunning, engine, terminal }: StopParts): Promise<StopOutcome> {
  if (invocation === undefined || !isRunning()) return 'gone';
  switch (invocation.source) {
    case 'execution': {
      if (terminal === undefined) return 'gone';
      terminal.sendText(interrupt, false);
      if (await ends(isRunning, patience.second)) return 'stopped';
      terminal.sendText(interrupt, false);
      break;
    }
    case 'task':
      vscode.tasks.taskExecutions.find((execution) => execution === invocation.subject)?.terminate();
      break;
    case 'debug':
      await vscode.debug.stopDebugging(invocation.subject as vscode.DebugSession);
      break;
    case 'process': {
      const { process } = invocation;
      if (process === undefined || engine === undefined) return 'gone';
      const running = async (): Promise<boolean> => engine.isRunning(process);
      const first = await engine.interrupt(process);
      if (first !== 'interrupted') return first;
      if (await ends(running, patience.second)) return 'stopped';
      await engine.interrupt(process);
      return (await ends(running, patience.end)) ? 'stopped' : 'still-running';
    }
  }
  return (await ends(isRunning, patience.end)) ? 'stopped' : 'still-running';
}

async function ends(isRunning: () => boolean | Promise<boolean>, within: number): Promise<boolean> {
  for (const until = Date.now() + within; Date.now() < until; ) {
    if (!(await isRunning())) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return !(await isRunning());
}
