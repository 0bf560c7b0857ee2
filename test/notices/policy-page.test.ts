import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { emptyAssessment } from '../../src/core/assessment';
import { english } from '../../src/core/explain/localize';
import type { StatedPolicy, StatedRule } from '../../src/core/stated-policies';
import { type PageInput, renderPage } from '../../src/notices/policy-page/render';
import { savedPage } from '../../src/notices/policy-page/saved-page';
import type { PageNode } from '../../src/notices/policy-page/tree';
import { all, byTag, input, onPolicy, policyOf, stated, textOf } from './policy-page-input';
import { announced, assessmentOf, commandFinding, concernOf, endedCommandFinding, sourceOf, speech } from './sample';

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
    match(
      head({}),
      /^Found here: 1 banned\.\nExample Group’s policy \(serial 7\) is up to date\.\nnot signed · checked at 11:58 · next check at 13:00$/,
    );
    const signed = sourceOf({ layer: 'managed', signedBy: 'key-2026', nextCheckAt: undefined });
    match(
      head({ assessment: assessmentOf([], [signed]) }),
      /\nManaged by your administrator · signed by key-2026 · checked at 11:58$/,
    );
    match(head({ assessment: assessmentOf([]) }), /^Nothing here conflicts with the policy\./);
    match(
      head({ assessment: assessmentOf([concernOf({}, endedCommandFinding)]) }),
      /^Nothing here conflicts with the policy any more\./,
    );
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
