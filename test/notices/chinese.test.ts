import { deepStrictEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { english, type Localize } from '../../src/core/explain/localize';
import type { Speech } from '../../src/core/explain/speech';
import { renderNotification } from '../../src/notices/notification/render';
import { renderPage } from '../../src/notices/policy-page/render';
import { renderMenu } from '../../src/notices/quick-menu/render';
import { renderStatus } from '../../src/notices/status-bar/render';
import { renderShim } from '../../src/notices/terminal/render';
import { all, input } from './policy-page-input';
import { assessmentOf, commandFinding, concernOf, now, sourceOf } from './sample';

const words = JSON.parse(readFileSync('media/l10n/bundle.l10n.zh-cn.json', 'utf8')) as Readonly<Record<string, string>>;
const t: Localize = (message, ...values) => english(words[message] ?? message, ...values);
const speech: Speech = { t, locale: 'zh-cn', now };

const command = concernOf(
  { enforcement: { terminal: 'block', extension: 'offer', presence: 'inform', dismissible: true } },
  commandFinding,
);
const sources = [sourceOf({ status: 'stale', reason: 'network', failingSince: now - 60_000, signedBy: 'key-2026' })];
const assessment = assessmentOf([concernOf(), command], sources);

/** What each surface shows of a ban, all of it in one. */
const surfaces: Readonly<Record<string, () => readonly string[]>> = {
  'the status item': () => renderStatus({ assessment, checking: false, remote: 'ssh-remote' }, speech).tooltip,
  'the quick menu': () =>
    renderMenu(assessment, speech).findings.flatMap(({ label, description }) => [label, description]),
  'a notification': () => [renderNotification(concernOf(), speech).message],
  'the page of the policy': () =>
    all(renderPage(input({ assessment }), speech).page, () => true).flatMap(({ children }) =>
      children.filter((child) => typeof child === 'string'),
    ),
  'a terminal': () =>
    [renderShim({ name: 'claude', concern: command }, speech)].flatMap((view) => [
      view?.title ?? '',
      view?.refusal ?? '',
      view?.missing ?? '',
      ...(view?.body ?? []).map(({ text }) => text),
    ]),
};

describe('in Chinese', () => {
  for (const [name, shown] of Object.entries(surfaces)) {
    it(`${name} has the punctuation of Chinese, and room around times of day`, () => {
      const odd =
        /\p{Script=Han} ?[,:;!?]|[,:;!?]\p{Script=Han}|[。；：] \p{Script=Han}|\p{Script=Han}\d\d:\d\d|\d\d:\d\d\p{Script=Han}/u;
      const written = shown().filter((text) => /\p{Script=Han}/u.test(text));
      ok(written.length > 0);
      deepStrictEqual(
        written.filter((text) => odd.test(text) || /[()]/.test(text.replaceAll('$(', ''))),
        [],
      );
    });
  }
});
