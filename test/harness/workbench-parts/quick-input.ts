import type { Page } from 'playwright-core';
import { type Patience, until } from '../until';

export interface QuickInput {
  /** Runs a command by its title in the palette, as people do ('Category: Title'). */
  runCommand(title: string): Promise<void>;
  /** Labels of the rows of the quick pick that is open; [] when none is. */
  rows(): Promise<string[]>;
  /** Waits for a row whose text contains `text`. */
  waitFor(text: string, patience?: Patience): Promise<void>;
  /** Waits for a row whose text contains `text`, and chooses it. */
  pick(text: string, patience?: Patience): Promise<void>;
  /** Types into the open quick pick or input box, and accepts with Enter. */
  answer(text: string): Promise<void>;
  dismiss(): Promise<void>;
}

const widget = '.quick-input-widget:not([style*="display: none"])';

export function quickInputOf(page: Page): QuickInput {
  const rowElements = page.locator(`${widget} .quick-input-list .monaco-list-row`);
  const rows = () =>
    rowElements.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? each.textContent ?? ''));
  const input = page.locator(`${widget} .quick-input-box input`);
  const waitFor = async (text: string, patience?: Patience) => {
    await until(`a row '${text}'`, async () => (await rows()).some((row) => row.includes(text)), patience, rows);
  };
  return {
    rows,
    runCommand: async (title) => {
      await until(
        `the command '${title}' in the palette`,
        async () => {
          // Extensions' commands arrive after the page, and what comes to the front closes the palette: it is opened
          // anew until it lists this one, and the row is clicked.
          if (await input.isVisible()) await page.keyboard.press('Escape');
          await page.keyboard.press('F1');
          await input.waitFor({ timeout: 5000 });
          await input.fill(`>${title}`, { timeout: 5000 });
          const label = await until('palette rows', async () => labelOf(await rows(), title), { timeout: 5000 });
          // By its whole label: the list may be sorted anew, and 'Save' is also part of 'Compare Active File with Saved'.
          const row = page.locator(`${widget} .quick-input-list .monaco-list-row[aria-label=${JSON.stringify(label)}]`);
          await row.first().click({ timeout: 10_000, noWaitAfter: true });
          return true;
        },
        {},
        rows,
      );
    },
    waitFor,
    pick: async (text, patience) => {
      await waitFor(text, patience);
      await rowElements.filter({ hasText: text }).first().click();
    },
    answer: async (text) => {
      await input.waitFor();
      await input.fill(text);
      await page.keyboard.press('Enter');
    },
    dismiss: () => page.keyboard.press('Escape'),
  };
}

/** Of the command with this title; a key binding, or where the row comes from, may follow it. */
function labelOf(labels: readonly string[], title: string): string | undefined {
  return labels.find((label) => label === title || label.startsWith(`${title},`));
}
