import type { Page } from 'playwright-core';
import { until } from '../until';
import type { PageElement } from './in-page';
import type { QuickInput } from './quick-input';

export interface ListedExtension {
  readonly name: string;
  /** What VS Code itself says of it in the row: '' or for example 'Disabled'. */
  readonly state: string;
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
  return {
    rows,
    search: async (query) => {
      if ((await page.locator('.extensions-viewlet').count()) === 0)
        await quickInput.runCommand('Extensions: Focus on Extensions View');
      const box = page.locator('.extensions-viewlet .search-box, .extensions-viewlet .suggest-input-container').first();
      await box.click({ timeout: 20_000 });
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type(query);
      let before = '';
      return until(
        `the Extensions view to settle on ${query}`,
        async () => {
          const shown = await rows();
          const progress = await page.locator('.extensions-viewlet .monaco-progress-container.active').count();
          const now = JSON.stringify(shown);
          const settled = progress === 0 && now === before;
          before = now;
          return settled ? shown : undefined;
        },
        { interval: 500 },
      );
    },
  };
}

/** Runs in the page. */
function readRows(elements: readonly PageElement[]): ListedExtension[] {
  return elements.map((element) => {
    const item = element.closest('.monaco-list-row');
    return {
      name: element.querySelector('.name')?.textContent?.trim() ?? '',
      state: element.classList.contains('disabled') || item?.classList.contains('disabled') ? 'disabled' : '',
      label: item?.getAttribute('aria-label') ?? '',
    };
  });
}
