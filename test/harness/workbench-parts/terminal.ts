import type { Page } from 'playwright-core';
import { type Patience, until } from '../until';
import type { TerminalElement } from './in-page';
import type { QuickInput } from './quick-input';

export interface Terminal {
  /** Opens a new integrated terminal, and waits for its first prompt. */
  open(): Promise<void>;
  /** Types into the active terminal; ends with Enter unless told otherwise. */
  type(text: string, options?: { readonly enter: boolean }): Promise<void>;
  /** The lines of the active terminal's buffer, blank lines at the end left out. */
  lines(): Promise<string[]>;
  /** Waits until the buffer's text matches, and gives it. */
  wait(text: string | RegExp, patience?: Patience): Promise<string>;
}

export function terminalOf(page: Page, quickInput: QuickInput): Terminal {
  const element = page.locator('.terminal-wrapper.active');
  const lines = async (): Promise<string[]> => {
    const buffer = (await element.evaluate(readBuffer)) as string[];
    const last = buffer.findLastIndex((line) => line.trim() !== '');
    return buffer.slice(0, last + 1);
  };
  const wait = (text: string | RegExp, patience?: Patience) =>
    until(
      `${String(text)} in the terminal`,
      async () => {
        const all = (await lines()).join('\n');
        return (typeof text === 'string' ? all.includes(text) : text.test(all)) ? all : undefined;
      },
      patience,
      lines,
    );
  return {
    lines,
    wait,
    open: async () => {
      const before = await page.locator('.terminal-wrapper').count();
      await quickInput.runCommand('Terminal: Create New Terminal');
      await until('a new terminal', async () => (await page.locator('.terminal-wrapper').count()) > before);
      await wait(/\S/);
    },
    type: async (text, { enter } = { enter: true }) => {
      await element.evaluate(input, enter ? `${text}\r` : text);
    },
  };
}

/** Runs in the page. */
function readBuffer(element: TerminalElement): string[] {
  const buffer = element.xterm?.buffer.active;
  if (buffer === undefined) throw new Error('This terminal has no xterm.js object.');
  return Array.from({ length: buffer.length }, (_, index) => buffer.getLine(index).translateToString(true));
}

/** Runs in the page. */
function input(element: TerminalElement, text: string): void {
  element.xterm?.input(text);
}
