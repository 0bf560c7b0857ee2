import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import type { Assessment } from '../../src/core/assessment';
import { emptyAssessment } from '../../src/core/assessment';
import { english } from '../../src/core/explain/localize';
import type { PolicyDocument, PolicyRule } from '../../src/core/policy/document';
import type { StatedPolicy, StatedRule } from '../../src/core/stated-policies';
import { type PageInput, renderPage } from '../../src/notices/policy-page/render';
import { savedPage } from '../../src/notices/policy-page/saved-page';
import { attributes, type PageNode, tags } from '../../src/notices/policy-page/tree';
import { announced, assessmentOf, commandFinding, concernOf, rule, sourceOf, speech } from './sample';

function stated(change: Partial<PolicyRule> = {}, rest: Partial<StatedRule> = {}): StatedRule {
  const changed = { ...rule, ...change };
  return {
    rule: changed,
    names: (changed.tools ?? []).map((id) => ({ kind: 'tool', id, name: id === 'claude-code' ? 'Claude Code' : id })),
    enforcement: { terminal: 'notify', extension: 'offer', presence: 'inform' },
    alternatives: [{ name: 'Qoder', extension: 'qoder.qoder', url: 'https://qoder.com/' }],
    exceptionUrl: undefined,
    ...rest,
  };
}

function policyOf(
  rules: readonly StatedRule[],
  rest: Partial<StatedPolicy & { policy: PolicyDocument }> = {},
): StatedPolicy {
  return {
    layer: 'organization',
    policy: { version: 1, organization: 'Example Group', serial: 7, rules: rules.map((one) => one.rule) },
    mode: 'enforce',
    unlisted: undefined,
    rules,
    ...rest,
  };
}

const onPolicy = policyOf([
  stated(),
  stated({ id: 'cline', tools: ['Cline'], status: 'restricted', reason: 'Ask first.' }),
  stated({ id: 'qoder', tools: ['Qoder'], status: 'allowed', from: '2026-01-01' }),
  stated({ id: 'cody', tools: ['Cody'], from: '2027-01-01' }),
  stated({ id: 'old', tools: ['Tabnine'], until: '2026-08-01' }),
]);

function input(change: Partial<PageInput> = {}): PageInput {
  return {
    assessment: assessmentOf([concernOf()]),
    policies: [onPolicy],
    disabledByUs: [],
    search: '',
    settings: { authentication: 'none', watchProcesses: true },
    ...change,
  };
}

function textOf(child: PageNode | string): string {
  return typeof child === 'string' ? child : child.children.map(textOf).join('');
}

function all(root: PageNode, accept: (node: PageNode) => boolean): readonly PageNode[] {
  const inner = root.children.flatMap((child) => (typeof child === 'string' ? [] : all(child, accept)));
  return accept(root) ? [root, ...inner] : inner;
}

const byTag = (root: PageNode, tag: PageNode['tag']): readonly PageNode[] => all(root, (node) => node.tag === tag);

/** Titles of the cards below each heading. */
function outline(root: PageNode): Record<string, readonly string[]> {
  return Object.fromEntries(
    byTag(root, 'section').map((section) => [
      textOf(byTag(section, 'h2')[0] ?? ''),
      all(section, ({ attributes: { class: given } }) => /\bcard\b/.test(given ?? '')).map((card) =>
        textOf(byTag(card, 'h3')[0] ?? ''),
      ),
    ]),
  );
}

describe('policy page', () => {
  it('puts each rule where its status and its dates say', () => {
    const { page, title } = renderPage(input(), speech);
    strictEqual(title, 'AI tool policy of Example Group');
    deepStrictEqual(outline(page), {
      'Found here (1)': ['Claude Code 2.1.91 banned'],
      'Coming up (1)': ['Cody coming'],
      'Banned (1)': ['Claude Code banned'],
      'Only with approval (1)': ['Cline only with approval'],
      'Approved (1)': ['Qoder allowed'],
      'Where the policy comes from': [],
      'What this extension sees and sends': [],
      'How this was decided': [],
    });
  });

  it('says since when, why, and what instead', () => {
    const { page, deeds } = renderPage(input({ assessment: assessmentOf([]) }), speech);
    const [card] = all(page, ({ key }) => key === 'organization 0 claude-code');
    ok(card);
    deepStrictEqual(
      card.children.map((child) => textOf(child)),
      [
        'Claude Code banned',
        'Banned since 10 July 2026, 4 months ago.',
        'Alleged backdoor risk; see the security notice.',
        'Why? (intranet.example)Install QoderRead about Qoder (qoder.com)',
        'Rule claude-code',
      ],
    );
    deepStrictEqual(
      byTag(card, 'button').map(({ attributes: { 'data-act': id } }) => deeds.get(id ?? '')),
      [
        { does: 'open', url: 'https://intranet.example/ai-tools/claude-code' },
        { does: 'use', alternative: { name: 'Qoder', extension: 'qoder.qoder', url: 'https://qoder.com/' } },
        { does: 'open', url: 'https://qoder.com/' },
      ],
    );
  });

  it('says what is done about it, and under an audit that nothing is', () => {
    const lines = (change: Partial<StatedPolicy>, rest: Partial<StatedRule>): string => {
      const policies = [{ ...policyOf([stated({}, rest)]), ...change }];
      const [card] = all(
        renderPage(input({ policies }), speech).page,
        ({ key }) => key === 'organization 0 claude-code',
      );
      return card === undefined ? '' : byTag(card, 'p').map(textOf).join('\n');
    };
    const strict = { enforcement: { terminal: 'block', extension: 'disable', presence: 'warn' } } as const;
    match(lines({}, strict), /do not start its commands\.\nIts extensions are disabled without a click/);
    const audited = lines({ mode: 'audit' }, strict);
    match(audited, /nothing is enforced/);
    ok(!audited.includes('disabled'), audited);
  });

  it('says how things stand in its head', () => {
    const head = (change: Partial<PageInput>): string => {
      const [header] = byTag(renderPage(input(change), speech).page, 'header');
      ok(header);
      return byTag(header, 'p').map(textOf).join('\n');
    };
    match(head({}), /^Found here: 1 banned\.\nExample Group’s policy \(serial 7\) is up to date\.$/);
    match(head({ assessment: assessmentOf([]) }), /^Nothing here conflicts with the policy\./);
    match(head({ assessment: assessmentOf([concernOf(announced)]) }), /^Found here: 1 coming\./);
    match(
      head({ policies: [{ ...onPolicy, mode: 'audit' }] }),
      /Example Group only looks for now: nothing is enforced\./,
    );
    match(
      head({ assessment: emptyAssessment, policies: [] }),
      /^No policy is configured\.\nSet aiToolPolicy\.policyUrl/,
    );
  });

  it('offers for each finding what its place allows, the first of it standing out', () => {
    const labels = (change: Partial<PageInput>): readonly string[] => {
      const { page } = renderPage(input(change), speech);
      const [found] = all(page, ({ attributes: { id } }) => id === 'found');
      return byTag(found ?? page, 'button').map(
        (button) => `${textOf(button)}${button.attributes.class === 'primary' ? ' *' : ''}`,
      );
    };
    deepStrictEqual(labels({}), ['Disable *', 'Why? (intranet.example)', 'Read about Qoder (qoder.com)']);
    deepStrictEqual(labels({ assessment: assessmentOf([concernOf({}, commandFinding)]) })[0], 'Stop *');
    deepStrictEqual(
      labels({ assessment: assessmentOf([concernOf({ audit: true }, commandFinding)]) })[0],
      'Why? (intranet.example)',
    );
    const inFile = concernOf(
      {},
      {
        ...commandFinding,
        kind: 'file',
        place: {
          kind: 'file',
          path: 'a.yml',
          uri: 'file:///w/a.yml',
          start: 0,
          end: 1,
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 6,
          reference: 'run',
        },
      },
    );
    deepStrictEqual(labels({ assessment: assessmentOf([inFile]) })[0], 'Open');
    deepStrictEqual(
      renderPage(input({ assessment: assessmentOf([inFile]) }), speech).deeds.get(`open ${inFile.finding.key}`),
      {
        does: 'open-file',
        uri: 'file:///w/a.yml',
        line: 3,
        column: 5,
      },
    );
    const disabledByUs = [{ key: 'a.b', name: 'A B', at: speech.now }] as unknown as PageInput['disabledByUs'];
    deepStrictEqual(labels({ assessment: assessmentOf([]), disabledByUs }), ['Enable again']);
  });

  it('searches names, ids, reasons and alternatives', () => {
    const found = (search: string): readonly string[] =>
      Object.values(outline(renderPage(input({ search }), speech).page)).flat();
    deepStrictEqual(found('ask FIRST'), ['Cline only with approval']);
    deepStrictEqual(found('Ｃｏｄｙ'), ['Cody coming']);
    deepStrictEqual(found('anthropic.claude-code'), ['Claude Code 2.1.91 banned']);
    deepStrictEqual(found('no such thing'), []);
    const count = (search: string): string => {
      const [status] = all(renderPage(input({ search }), speech).page, ({ attributes: { id } }) => id === 'count');
      return textOf(status ?? '');
    };
    strictEqual(count(''), '');
    strictEqual(count('claude'), '2 of 5 entries match.');
    strictEqual(count('zzz'), '0 of 5 entries match.');
  });

  it('shows a policy of ten thousand rules in part, and finds the rest', () => {
    const rules = Array.from({ length: 10_000 }, (_, index) => stated({ id: `r${index}`, tools: [`Tool ${index}`] }));
    const policies = [policyOf(rules)];
    const { page } = renderPage(input({ policies }), speech);
    ok(outline(page)['Banned (10000)']?.length === 200);
    ok(textOf(page).includes('And 9800 more: search to find them.'));
    deepStrictEqual(outline(renderPage(input({ policies, search: 'tool 9999' }), speech).page), {
      'Banned (1)': ['Tool 9999 banned'],
    });
  });

  it('tells exactly what is sent, and to whom', () => {
    const said = (change: Partial<PageInput>): string => {
      const [section] = all(renderPage(input(change), speech).page, ({ attributes: { id } }) => id === 'sees');
      return textOf(section ?? '');
    };
    const settings = { authentication: 'github', watchProcesses: false };
    match(said({}), /One request, for the policy, to intranet\.example\./);
    ok(!said({}).includes('GitHub account'));
    match(said({ settings }), /token of your GitHub account/);
    match(said({ settings }), /Processes: none/);
    match(said({ assessment: emptyAssessment }), /No request: no policy is configured\./);
    const file = sourceOf({ origin: { kind: 'url', url: 'file:///srv/policy.json' } });
    match(said({ assessment: assessmentOf([], [file]) }), /No request over the network/);
    ok(!said({}).includes('user:'), 'credentials of the address are not shown');
  });

  it('says where each policy comes from', () => {
    const facts = (change: Parameters<typeof sourceOf>[0]): string => {
      const { page } = renderPage(input({ assessment: assessmentOf([], [sourceOf(change)]) }), speech);
      return byTag(page, 'dl')
        .map((list) => list.children.map((row) => textOf(row)).join(' | '))
        .join('\n');
    };
    match(
      facts({}),
      /From ?intranet\.example \| Serial ?7 \| Signed by ?nobody: it is not signed \| Last checked ?11:58/,
    );
    match(
      facts({ signedBy: 'key-2026', layer: 'managed' }),
      /Example Group, managed by your administrator.*Signed by ?key-2026/,
    );
  });
});

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

describe('policy page, saved', () => {
  it('holds the words and the links, and nothing to click besides', () => {
    const { page, title } = renderPage(input({ saved: true }), { ...speech, t: english });
    const html = savedPage({ title, page }, '', 'en');
    ok(html.includes('Alleged backdoor risk; see the security notice.'));
    ok(html.includes('<a rel="noreferrer" href="https://intranet.example/ai-tools/claude-code">'));
    ok(!/<(button|input|script)/.test(html));
    ok(html.includes('<details open>'));
  });
});
