import type { Locator, Page } from 'playwright-core';
import { type Patience, until } from '../until';
import type { PageElement } from './in-page';

/** A notification as people see it, in a toast or in the list behind the bell. */
export interface Notification {
  readonly severity: 'info' | 'warning' | 'error' | 'unknown';
  readonly message: string;
  /** The extension that it comes from, when VS Code shows it (only with buttons). */
  readonly source: string;
  readonly buttons: readonly string[];
}

export interface Notifications {
  /** What is visible now. */
  all(): Promise<Notification[]>;
  /** Waits for one whose message matches; looks behind the bell when toasts have gone or are too many. */
  wait(message: string | RegExp, patience?: Patience): Promise<Notification>;
  /** Waits for the notification, clicks its button. */
  click(message: string | RegExp, button: string, patience?: Patience): Promise<void>;
  /** Waits until no notification, not even behind the bell, matches. */
  waitGone(message: string | RegExp, patience?: Patience): Promise<void>;
  /** Closes every notification, as 'Notifications: Clear All Notifications' does. */
  clear(): Promise<void>;
}

/** A click that gives up when what it is for goes away, and waits for nothing that may follow from it. */
const atOnce = { timeout: 10_000, noWaitAfter: true } as const;

const item = '.notifications-toasts .notification-list-item, .notifications-center.visible .notification-list-item';

export function notificationsOf(page: Page): Notifications {
  const all = async () => (await page.locator(item).evaluateAll(readAll)) as Notification[];

  const find = async (message: string | RegExp): Promise<{ found: Notification; locator: Locator } | undefined> => {
    const list = await all();
    const index = list.findIndex((each) => matches(each.message, message));
    const found = list[index];
    return found === undefined ? undefined : { found, locator: page.locator(item).nth(index) };
  };

  const center = page.locator('.notifications-center.visible');
  const bell = page.locator('#status\\.notifications a');

  const dot = page.locator('#status\\.notifications .codicon-bell-dot');

  const openCenter = async () => {
    if ((await center.count()) === 0) await bell.click(atOnce);
  };
  const closeCenter = () =>
    until('the list of notifications to close', async () => {
      if ((await center.count()) > 0) await bell.click(atOnce);
      return (await center.count()) === 0;
    });

  /** Finds it, and looks behind the bell when it is time to. */
  const finder = (message: string | RegExp) => {
    const started = Date.now();
    let dotSince: number | undefined;
    return async () => {
      const found = await find(message);
      if (found !== undefined) return found;
      // A toast goes after some seconds, and three show at once: the rest is behind the bell. The bell has a dot for
      // what is new, also in the moment before its toast shows; and none for what was seen there before.
      dotSince = (await dot.count()) > 0 ? (dotSince ?? Date.now()) : undefined;
      if (Date.now() - (dotSince ?? Date.now()) > 3000 || Date.now() - started > 20_000) await openCenter();
      return undefined;
    };
  };

  const locate = (message: string | RegExp, patience?: Patience) => {
    const look = finder(message);
    let before = '';
    return until(
      `a notification ${quote(message)}`,
      async () => {
        // Read twice alike: one that is just being drawn has its message and no buttons yet.
        const result = await look();
        const same = JSON.stringify(result?.found) === before;
        before = JSON.stringify(result?.found) ?? '';
        return same ? result : undefined;
      },
      patience,
      all,
    );
  };

  return {
    all,
    wait: async (message, patience) => (await locate(message, patience)).found,
    click: async (message, button, patience) => {
      const { found } = await locate(message, patience);
      if (!found.buttons.includes(button)) {
        throw new Error(
          `The notification ${quote(message)} has no button '${button}', only: ${found.buttons.join(', ')}`,
        );
      }
      // Its toast may go at any moment; and a click that did its work may end too late to be told so.
      const again = finder(message);
      let isTried = false;
      await until(`a click on '${button}' of ${quote(message)}`, async () => {
        const current = await again();
        if (current === undefined && !isTried) return undefined;
        if (current === undefined) {
          await openCenter();
          return (await find(message)) === undefined;
        }
        isTried = true;
        await current.locator.locator('.monaco-button', { hasText: exactly(button) }).click(atOnce);
        return true;
      });
    },
    waitGone: async (message, patience) => {
      const isGone = async () => {
        await openCenter();
        return (await find(message)) === undefined;
      };
      await until(`no notification ${quote(message)}`, isGone, patience, all);
      await closeCenter();
    },
    clear: async () => {
      const button = center.locator('.codicon-notifications-clear-all').first();
      await until('no notification', async () => {
        await openCenter();
        // Disabled where there is nothing to clear.
        if (await button.isEnabled({ timeout: 5000 })) await button.click(atOnce);
        return (await all()).length === 0;
      });
      await closeCenter();
    },
  };
}

/** Runs in the page. */
function readAll(elements: readonly PageElement[]): Notification[] {
  return elements.map((element) => {
    const text = (selector: string) => element.querySelector(selector)?.textContent?.trim() ?? '';
    const icon = element.querySelector('.notification-list-item-icon')?.className ?? '';
    const severity = (['info', 'warning', 'error'] as const).find((name) => icon.includes(`codicon-${name}`));
    return {
      severity: severity ?? 'unknown',
      message: text('.notification-list-item-message'),
      source: text('.notification-list-item-source').replace(/^Source: /, ''),
      buttons: [...element.querySelectorAll('.notification-list-item-buttons-container .monaco-text-button')].map(
        (button) => button.textContent?.trim() ?? '',
      ),
    };
  });
}

function matches(text: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
}

function exactly(text: string): RegExp {
  return new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
}

function quote(text: string | RegExp): string {
  return typeof text === 'string' ? `'${text}'` : String(text);
}
