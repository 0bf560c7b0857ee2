import type { Frame, Page } from 'playwright-core';
import { until } from '../until';

/** The document that an extension shows in a webview: a frame of its own inside VS Code's frame for it. */
export async function webviewFrame(page: Page): Promise<Frame> {
  return until('a webview', async () => {
    for (const handle of await page.locator('iframe.webview.ready').all()) {
      if (!(await handle.isVisible())) continue;
      const outer = await (await handle.elementHandle())?.contentFrame();
      const inner = await (await outer?.$('#active-frame'))?.contentFrame();
      if (inner && (await inner.locator('h1').count()) > 0) return inner;
    }
    return undefined;
  });
}
