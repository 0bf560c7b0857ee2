import { deepStrictEqual, match, ok } from 'node:assert/strict';
import type { Assessment } from '../../src/core/assessment';
import { type PageInput, renderPage } from '../../src/notices/policy-page/render';
import { savedPage } from '../../src/notices/policy-page/saved-page';
import { attributes, tags } from '../../src/notices/policy-page/tree';
import { all, input, policyOf, stated, textOf } from './policy-page-input';
import { assessmentOf, concernOf, rule, sourceOf, speech } from './sample';

const hostile: Readonly<Record<string, string>> = {
  html: '<img src=x onerror=alert(1)><script>alert(1)</script>',
  attribute: '" onclick="alert(1)" x="',
  'command link': '[click](command:workbench.action.quit) command:workbench.action.quit',
  template: '${alert(1)} {0} {1} {{x}}',
  escapes: '\u001b]8;;https://evil.example\u0007x\u001b]8;;\u0007\u001b[31m',
  direction: '\u202Egnp.exe\u2066',
  long: 'x'.repeat(1_000_000),
  accents: `z${'\u0301'.repeat(100_000)}`,
};

describe('policy page, under a hostile policy', () => {
  for (const [kind, text] of Object.entries(hostile)) {
    const policies = [
      policyOf(
        [
          stated(
            {
              id: text,
              reason: text,
              rationaleUrl: `https://intranet.example/${text}`,
              versions: text,
              exceptions: [{ repositories: [text], until: text, reference: text }],
            },
            {
              names: (['tool', 'vendor', 'extension', 'command', 'package', 'model', 'mcp-server'] as const).map(
                (one) => ({ kind: one, id: text, name: text }),
              ),
              alternatives: [{ name: text, extension: text, url: `javascript:${text}` }],
              exceptionUrl: `http://intranet.example/${text}`,
            },
          ),
        ],
        {
          policy: {
            version: 1,
            organization: text,
            serial: 1,
            rules: [],
            homepage: text,
            contact: { label: text, url: `mailto:${text}` },
          },
        },
      ),
    ];
    const concern = concernOf({ organization: text, rule: { ...rule, id: text, reason: text, rationaleUrl: text } });
    const found = {
      ...concern,
      name: text,
      finding: { ...concern.finding, key: text, subject: { ...concern.finding.subject, version: text } },
      alternatives: [{ name: text, extension: undefined, url: text }],
    };
    const source = sourceOf({ notes: [text], signedBy: text, origin: { kind: 'url', url: text } });
    const assessment: Assessment = assessmentOf([found], [source]);
    const disabledByUs = [{ key: text, name: text, at: 0 }] as unknown as PageInput['disabledByUs'];

    it(`${kind}: the page is made of known elements, and texts that act on nothing`, () => {
      const { page, title, deeds } = renderPage(input({ policies, assessment, disabledByUs, search: text }), speech);
      const whole = renderPage(input({ policies, assessment, disabledByUs }), speech);
      for (const root of [page, whole.page]) {
        for (const node of all(root, () => true)) {
          ok(tags.includes(node.tag), node.tag);
          for (const [name, value] of Object.entries(node.attributes)) {
            ok((attributes as readonly string[]).includes(name), name);
            if (name === 'class') match(value, /^[a-z ]+$/);
            if (name === 'data-link') match(value, /^https:\/\//);
          }
        }
        const written = textOf(root);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
        ok(!/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(written), 'control characters');
        ok(written.length < 60_000, `${written.length} characters`);
      }
      ok(title.length < 200);
      for (const deed of [...deeds.values(), ...whole.deeds.values()]) {
        if (deed.does === 'open') match(deed.url, /^https:\/\/[^\s]+$/);
      }
    });

    it(`${kind}: saved, it is text as well`, () => {
      const { page, title } = renderPage(input({ policies, assessment, disabledByUs, saved: true }), speech);
      const html = savedPage({ title, page }, 'p { color: red }', 'en');
      const elements = [...html.matchAll(/<\/?([a-z!][a-z0-9]*)/gi)].map(([, name]) => name?.toLowerCase() ?? '');
      const known = new Set<string>([...tags, '!doctype', 'html', 'head', 'meta', 'title', 'style', 'body', 'a']);
      deepStrictEqual(
        elements.filter((name) => !known.has(name)),
        [],
      );
      const written = [...html.matchAll(/\s([a-z-]+)="[^"]*"/g)].map(([, name]) => name ?? '');
      const harmless = new Set([
        ...attributes,
        'lang',
        'charset',
        'name',
        'content',
        'http-equiv',
        'rel',
        'href',
        'class',
      ]);
      deepStrictEqual(
        written.filter((name) => !harmless.has(name as never)),
        [],
      );
      for (const [, href = ''] of html.matchAll(/href="([^"]*)"/g)) match(href, /^https:\/\//);
    });
  }
});
