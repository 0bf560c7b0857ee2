import type { Page } from 'playwright-core';
import { until } from '../until';
import type { PageElement } from './in-page';
import type { QuickInput } from './quick-input';

export interface ListedExtension {
  readonly name: string;
  /** VS Code greys out the row of an extension that is disabled, whatever the cause. */
  readonly state: 'enabled' | 'disabled';
  /** What a screen reader says of the row: name, version, publisher, description. */
  readonly label: string;
}

export interface ExtensionsView {
  /** Shows VS Code's own Extensions view with this search (`@installed`, `@disabled`, `@enabled`…), and reads its rows. */
  search(query: string): Promise<ListedExtension[]>;
  /** Reads the rows that the view shows now. */
  rows(): Promise<ListedExtension[]>;
}

export function extensionsViewOf(page: Page, quickInput: QuickInput): ExtensionsView {
  const row = page.locator('.extensions-viewlet .extension-list-item');
  const rows = async () => (await row.evaluateAll(readRows)) as ListedExtension[];
  const none = page.locator('.extensions-viewlet .message', { hasText: 'No extensions found' }).locator('visible=true');
  const progress = page.locator('.part.sidebar .monaco-progress-container.active');
  const box = page.locator('.extensions-viewlet .suggest-input-container').first();

  const type = async (query: string) => {
    await box.click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(query);
  };

  return {
    rows,
    search: async (query) => {
      if ((await page.locator('.extensions-viewlet').count()) === 0) {
        await quickInput.runCommand('Extensions: Focus on Extensions View');
      }
      // The rows of the search before stay for a moment, so a search that finds nothing comes in between.
      await type('@installed there-is-no-such-extension');
      await until('an empty Extensions view', async () => (await none.count()) > 0 && (await rows()).length === 0);
      await type(query);
      let last = '';
      let since = Date.now();
      return until(`the Extensions view to settle on ${query}`, async () => {
        const shown = await rows();
        const now = JSON.stringify(shown);
        // As long as it searches, what it shows is no answer, however long that stands there.
        if (now !== last || (await progress.count()) > 0) since = Date.now();
        last = now;
        // An empty list is what stands there before the answer too, so it has to last.
        return Date.now() - since >= (shown.length > 0 ? 600 : 3000) ? shown : undefined;
      });
    },
  };
}

/** Runs in the page. */
function readRows(elements: readonly PageElement[]): ListedExtension[] {
  return elements.map((element) => {
    const item = element.closest('.monaco-list-row');
    return {
      name: element.querySelector('.name')?.textContent?.trim() ?? '',
      state: element.classList.contains('disabled') || item?.classList.contains('disabled') ? 'disabled' : 'enabled',
      label: item?.getAttribute('aria-label') ?? '',
    };
  });
}
