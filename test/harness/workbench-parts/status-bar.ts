import type { Page } from 'playwright-core';
import { type Patience, until } from '../until';
import type { PageElement } from './in-page';

export interface StatusBarItem {
  /** The words, without the icons. */
  readonly text: string;
  /** Codicon names, in order: `shield`, `error` … */
  readonly icons: readonly string[];
  readonly background: 'none' | 'warning' | 'error';
  /** What a screen reader says. */
  readonly label: string;
}

export interface StatusBar {
  /** The item with this id as VS Code knows it: `publisher.name.itemId`. Undefined when it is not shown. */
  item(id: string): Promise<StatusBarItem | undefined>;
  /** Waits until the item is there and `accept` holds for it. */
  wait(id: string, accept?: (item: StatusBarItem) => boolean, patience?: Patience): Promise<StatusBarItem>;
  click(id: string): Promise<void>;
  /** Moves the pointer over the item, and gives the text of the hover that VS Code shows. */
  tooltip(id: string): Promise<string>;
}

export function statusBarOf(page: Page): StatusBar {
  const locator = (id: string) => page.locator(`.statusbar-item[id="${id}"]`);
  const item = async (id: string): Promise<StatusBarItem | undefined> => {
    const [found] = (await locator(id).evaluateAll(readItems)) as StatusBarItem[];
    return found;
  };
  return {
    item,
    wait: (id, accept = () => true, patience) =>
      until(
        `the status bar item ${id}`,
        async () => {
          const found = await item(id);
          return found !== undefined && accept(found) ? found : undefined;
        },
        patience,
        async () =>
          (await item(id)) ?? (await page.locator('.statusbar-item').evaluateAll((all) => all.map((each) => each.id))),
      ),
    click: async (id) => {
      await locator(id).locator('a').first().click();
    },
    tooltip: async (id) => {
      await page.mouse.move(0, 0);
      await locator(id).hover();
      const hover = page.locator('.workbench-hover-container:not(.hidden) .workbench-hover, .workbench-hover');
      return until(
        `the tooltip of ${id}`,
        async () => (await hover.first().textContent({ timeout: 500 }))?.trim() || undefined,
      );
    },
  };
}

/** Runs in the page. */
function readItems(elements: readonly PageElement[]): StatusBarItem[] {
  return elements.map((element) => {
    const icons = [...element.querySelectorAll('.codicon')].flatMap((icon) =>
      [...icon.classList].flatMap((name) =>
        name.startsWith('codicon-') && !name.startsWith('codicon-modifier') ? [name.slice(8)] : [],
      ),
    );
    const kinds = ['warning', 'error'] as const;
    return {
      text: element.textContent?.trim() ?? '',
      icons,
      background: kinds.find((kind) => element.classList.contains(`${kind}-kind`)) ?? 'none',
      label:
        element.getAttribute('aria-label') ?? element.querySelector('[aria-label]')?.getAttribute('aria-label') ?? '',
    };
  });
}
