import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands, findingsViewId, settings, settingsSection } from '../../src/vscode/contributions';
import { root } from './source-files';

interface Step {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly media: { readonly image?: string; readonly altText?: string; readonly markdown?: string };
  readonly completionEvents: readonly string[];
}

interface Walkthrough {
  readonly id: string;
  readonly steps: readonly Step[];
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

const manifest = read('package.json') as { readonly contributes: { readonly walkthroughs: readonly Walkthrough[] } };
const names = read('package.nls.json') as Readonly<Record<string, string>>;
const chinese = read('package.nls.zh-cn.json') as Readonly<Record<string, string>>;
const { walkthroughs } = manifest.contributes;
const steps = walkthroughs.flatMap((walkthrough) => walkthrough.steps);

/** Commands of the editor itself that a step may name. */
const editorCommands = ['workbench.action.terminal.new', 'workbench.action.openSettings'];
const known: readonly string[] = [...Object.values(commands), ...editorCommands];
const settingNames = Object.values(settings).map((key) => `${settingsSection}.${key}`);

describe('walkthroughs', () => {
  it('are one for developers and one for administrators', () => {
    deepStrictEqual(
      walkthroughs.map(({ id }) => id),
      ['aiToolPolicy.developer', 'aiToolPolicy.administrator'],
    );
  });

  for (const { id, title, description, media, completionEvents } of steps) {
    it(`the step ${id} can be completed, by what it offers`, () => {
      ok(completionEvents.length > 0);
      const offered = commandsIn(textOf(description, names));
      for (const event of completionEvents) {
        const [kind, what = ''] = event.split(/:(.*)/);
        switch (kind) {
          case 'onCommand':
            ok(offered.includes(what), `${event} is not offered`);
            break;
          case 'onSettingChanged':
            ok(settingNames.includes(what), event);
            break;
          case 'onView':
            equal(what, findingsViewId);
            break;
          default:
            equal(event, 'onStepSelected');
            deepStrictEqual(offered, [], 'a step with a button is done when that is used');
        }
      }
    });

    it(`the step ${id} shows a picture or a page that there is, in both languages`, () => {
      for (const language of [names, chinese]) {
        ok(textOf(title, language) !== '');
        ok(!textOf(description, language).includes('`'), 'VS Code shows these signs as they are');
        const offered = commandsIn(textOf(description, language));
        deepStrictEqual(offered, commandsIn(textOf(description, names)));
        for (const command of offered) ok(known.includes(command), command);
      }
      const { image, altText, markdown } = media;
      if (image !== undefined) {
        ok(existsSync(join(root, image)), image);
        for (const language of [names, chinese]) ok(textOf(altText ?? '', language) !== '');
      }
      if (markdown !== undefined) {
        ok(existsSync(join(root, markdown)), markdown);
        ok(existsSync(join(root, markdown.replace(/\.md$/, '.nls.zh-cn.md'))), `${markdown} in Chinese`);
      }
      ok((image === undefined) !== (markdown === undefined));
    });
  }

  it('no page is left over, and both languages show the same commands', () => {
    const folder = 'media/walkthroughs';
    const pages = steps.flatMap(({ media }) => media.markdown ?? []);
    deepStrictEqual(
      readdirSync(join(root, folder))
        .map((file) => `${folder}/${file}`)
        .toSorted(),
      pages.flatMap((page) => [page, page.replace(/\.md$/, '.nls.zh-cn.md')]).toSorted(),
    );
    for (const page of pages) deepStrictEqual(codeIn(page.replace(/\.md$/, '.nls.zh-cn.md')), codeIn(page), page);
  });
});

function textOf(reference: string, language: Readonly<Record<string, string>>): string {
  return language[reference.slice(1, -1)] ?? '';
}

function commandsIn(text: string): readonly string[] {
  return [...text.matchAll(/\]\(command:([\w.]+)/g)].map((match) => match[1] ?? '');
}

function codeIn(page: string): readonly string[] {
  return [...readFileSync(join(root, page), 'utf8').matchAll(/```\w+\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
}
