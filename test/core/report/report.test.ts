import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import type { Assessment, Concern } from '../../../src/core/assessment';
import { reportAsCsv } from '../../../src/core/report/csv';
import { reportAsJson } from '../../../src/core/report/json';
import { reportAsMarkdown } from '../../../src/core/report/markdown';
import { type Report, reportOf } from '../../../src/core/report/report';
import {
  announced,
  assessmentOf,
  commandFinding,
  concernOf,
  decisionOf,
  endedCommandFinding,
  extensionFinding,
  rule,
  sourceOf,
  speech,
} from '../../notices/sample';

const cline: Concern = {
  ...concernOf({ status: 'restricted', rule: { ...rule, id: 'cline', status: 'restricted' } }),
  name: 'Cline',
  approval: { at: speech.now, reference: 'SEC-9' },
};

const found: Assessment = {
  ...assessmentOf([cline, concernOf(), concernOf({}, commandFinding), concernOf(announced)]),
  dormant: [{ id: 'Some.Assistant', name: 'Some Assistant', version: '1.0.0', because: 'not-allowed', rule }],
};

function report(assessment: Assessment): Report {
  return reportOf(assessment, speech);
}

describe('the report', () => {
  it('is by rule, the strictest first', () => {
    deepStrictEqual(
      report(found).rules.map(({ rule: id, status, findings }) => [id, status, findings.map(({ name }) => name)]),
      [
        ['claude-code', 'banned', ['Claude Code', 'Claude Code']],
        ['claude-code', 'banned', ['Some Assistant']],
        ['cline', 'restricted', ['Cline']],
        ['claude-code', 'announced', ['Claude Code']],
      ],
    );
  });

  it('tells a command by its program and time, and that it is over', () => {
    const [finding] = report(assessmentOf([concernOf({}, endedCommandFinding)])).rules[0]?.findings ?? [];
    equal(finding?.active, false);
    match(finding?.place ?? '', /^npx 2026-11-2\dT/);
  });

  it('has what an audit sees, marked as such', () => {
    const [one] = report(assessmentOf([concernOf({ audit: true, acting: undefined })])).rules;
    deepStrictEqual([one?.rule, one?.status, one?.audit], ['claude-code', 'banned', true]);
  });

  it('what acts behind an audit that sees the same rule is no audit', () => {
    const [one] = report(assessmentOf([concernOf({ audit: true, acting: decisionOf() })])).rules;
    equal(one?.audit, false);
  });

  it('names what no rule lists', () => {
    const [one] = report(assessmentOf([concernOf({ rule: undefined, unlisted: true })])).rules;
    equal(one?.rule, 'unlisted');
  });
});

describe('the report as JSON', () => {
  it('is what it is, with a version', () => {
    const made = report(found);
    deepStrictEqual(JSON.parse(reportAsJson(made)), JSON.parse(JSON.stringify({ version: 1, ...made })));
  });
});

describe('the report as CSV', () => {
  it('has a line for each finding', () => {
    const lines = reportAsCsv(report(found)).split('\r\n');
    equal(lines.length, 1 + 5 + 1);
    ok(lines[0]?.startsWith('\uFEFFstatus,rule,name,version'));
    ok(
      lines[1]?.startsWith(
        '"banned","claude-code","Claude Code","2.1.91","extension","extension:anthropic.claude-code"',
      ),
    );
  });

  const rows: readonly (readonly [text: string, cell: string])[] = [
    ['Claude Code', '"Claude Code"'],
    ['=HYPERLINK("https://evil.example","x")', '"\'=HYPERLINK(""https://evil.example"",""x"")"'],
    ['+1', '"\'+1"'],
    ['-1', '"\'-1"'],
    ['@SUM(A1)', '"\'@SUM(A1)"'],
    ["'=1", '"\'\'=1"'],
    ['"=1', '"\'""=1"'],
    ['|calc', '"\'|calc"'],
    ['%0A=1', '"\'%0A=1"'],
    ['＝1+1', '"\'＝1+1"'],
    ['a,b', '"a,b"'],
    ['two\r\nlines', '"two lines"'],
    ['\t=1', '"\'=1"'],
    ['a-b=c', '"a-b=c"'],
  ];
  for (const [text, cell] of rows) {
    it(`writes ${JSON.stringify(text)} as ${cell}`, () => {
      const csv = reportAsCsv(report(assessmentOf([{ ...concernOf(), name: text }])));
      ok(csv.includes(`"claude-code",${cell},"2.1.91"`), csv);
    });
  }
});

describe('the report as Markdown', () => {
  const page = (assessment: Assessment): string => reportAsMarkdown(report(assessment), speech);

  it('can be read as it is', () => {
    const lines = page(found).split('\n');
    ok(lines.includes('- The policy of Example Group, serial 7 (current).'), lines.join('\n'));
    ok(lines.includes('## claude-code'));
    ok(lines.includes('> Alleged backdoor risk; see the security notice.'));
    ok(
      lines.includes(
        'banned · Example Group · from 10 July 2026 · [Why?](https://intranet.example/ai-tools/claude-code)',
      ),
    );
    ok(lines.includes('- Claude Code 2.1.91 · banned · anthropic.claude-code'));
    ok(lines.includes('- Cline 2.1.91 · you have approval (SEC-9) · anthropic.claude-code'));
  });

  const hostile: readonly (readonly [text: string, written: string])[] = [
    ['[x](command:evil)', '\\[x\\] (command:evil)'],
    ['<img src=x onerror=y>', '\\<img src=x onerror=y\\>'],
    ['`code` *b* _i_ ~s~', '\\`code\\` \\*b\\* \\_i\\_ \\~s\\~'],
    ['# no heading', '\\# no heading'],
    ['- no item', '\\- no item'],
    ['1. no item', '1\\. no item'],
    ['![x](https://evil.example/p.png)', '\\!\\[x\\] (https\\://evil.example/p.png)'],
    ['see www.evil.example', 'see www\\.evil.example'],
    ['me@evil.example', 'me\\@evil.example'],
    ['a | b', 'a \\| b'],
    ['&lt;script&gt;', '\\&lt;script\\&gt;'],
    ['two\nlines', 'two lines'],
  ];
  for (const [text, written] of hostile) {
    it(`writes ${JSON.stringify(text)} as text`, () => {
      const lines = page(
        assessmentOf([{ ...concernOf({ rule: { ...rule, id: text, reason: text } }), name: text }]),
      ).split('\n');
      ok(lines.includes(`## ${written}`), lines.join('\n'));
      ok(lines.includes(`> ${written}`), lines.join('\n'));
      ok(
        lines.some((line) => line.startsWith(`- ${written} 2.1.91 ·`)),
        lines.join('\n'),
      );
    });
  }

  const links: readonly (readonly [url: string, written: string | undefined])[] = [
    ['https://intranet.example/a(b)', '[Why?](https://intranet.example/a%28b%29)'],
    ['https://intranet.example/a b<c>', '[Why?](https://intranet.example/a%20b%3Cc%3E)'],
    ['javascript:alert(1)', undefined],
    ['http://intranet.example/', undefined],
  ];
  for (const [url, written] of links) {
    it(`${written === undefined ? 'does not link' : 'links'} ${url}`, () => {
      const text = page(assessmentOf([concernOf({ rule: { ...rule, rationaleUrl: url } })]));
      equal(text.includes('[Why?]'), written !== undefined);
      if (written !== undefined) ok(text.includes(written), text);
    });
  }

  it('says so where nothing was found and no policy is configured', () => {
    const text = page(assessmentOf([], []));
    ok(text.includes('- No policy is configured.'));
  });

  it('does not take no answer for all clear', () => {
    const text = page(assessmentOf([], [sourceOf({ policy: undefined, status: 'unreachable', reason: 'network' })]));
    ok(text.includes('- A policy is configured and none is in force (unreachable).'), text);
    ok(!text.includes('Nothing here conflicts'), text);
  });

  it('finds nothing against the policy', () =>
    ok(page(assessmentOf([])).includes('Nothing here conflicts with the policy.')));

  it('is bounded where a name is a megabyte', () => {
    const named = {
      ...concernOf(),
      name: 'x'.repeat(1_000_000),
      finding: { ...extensionFinding, key: 'y'.repeat(1_000_000) },
    };
    ok(page(assessmentOf([named])).length < 10_000);
  });
});
