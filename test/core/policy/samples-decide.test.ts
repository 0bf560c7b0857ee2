import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadBuiltInCatalogue, withOrganizationTools } from '../../../src/catalogue';
import { compileLayer } from '../../../src/core/decisions/compile';
import { decide } from '../../../src/core/decisions/decide';
import { subjectOfItem } from '../../../src/core/decisions/items';
import { readPolicy } from '../../../src/core/policy/read';
import type { Layer } from '../../../src/core/policy/vocabulary';

interface Row {
  readonly sample: string;
  readonly layer?: Layer;
  readonly item: string;
  readonly on?: string;
  readonly repository?: string;
  /** Status, and the rule that decides. */
  readonly expected: string;
  readonly announced?: string;
  readonly audit?: true;
}

const grace = 'ban-with-grace-period.ai-tool-policy.json';
const allowList = 'allow-list.ai-tool-policy.json';
const versions = 'version-limited-ban.ai-tool-policy.json';
const exceptions = 'exceptions.ai-tool-policy.json';
const audit = 'audit-mode.ai-tool-policy.json';
const repositoryFile = 'repository-file/.ai-tool-policy.json';

const rows: readonly Row[] = [
  {
    sample: grace,
    item: 'tool:claude-code',
    on: '2026-11-30',
    expected: 'allowed',
    announced: 'banned from 2026-12-01',
  },
  { sample: grace, item: 'tool:claude-code', on: '2026-12-01', expected: 'banned by claude-code' },
  { sample: grace, item: 'extension:Anthropic.claude-code', on: '2026-12-01', expected: 'banned by claude-code' },
  { sample: grace, item: 'tool:github-copilot', on: '2026-12-01', expected: 'allowed' },
  { sample: allowList, item: 'tool:github-copilot', expected: 'allowed by copilot' },
  { sample: allowList, item: 'tool:claude-code', expected: 'banned' },
  { sample: allowList, item: 'tool:qoder', expected: 'restricted by qoder' },
  { sample: allowList, item: 'extension:example.assistant', expected: 'allowed by in-house' },
  { sample: allowList, item: 'package:npm:@anthropic-ai/sdk', expected: 'allowed' },
  { sample: versions, item: 'package:npm:@example/code-helper@2.1.200', expected: 'banned by trojanised-build' },
  { sample: versions, item: 'extension:example.code-helper@2.1.314', expected: 'allowed' },
  { sample: versions, item: 'package:npm:@example/code-helper', expected: 'restricted by trojanised-build' },
  { sample: exceptions, item: 'tool:aider', expected: 'banned by aider' },
  {
    sample: exceptions,
    item: 'tool:aider',
    repository: 'git@github.com:example/ai-research-vision.git',
    expected: 'allowed by aider',
  },
  {
    sample: exceptions,
    item: 'tool:aider',
    on: '2027-07-01',
    repository: 'https://github.com/example/ai-research-vision',
    expected: 'banned by aider',
  },
  {
    sample: exceptions,
    item: 'tool:aider',
    repository: 'https://git.example.com/labs/a/b',
    expected: 'allowed by aider',
  },
  { sample: audit, item: 'tool:gemini-cli', expected: 'restricted by agents-in-terminals', audit: true },
  {
    sample: audit,
    item: 'package:github-action:anthropics/other-action@v1',
    expected: 'restricted by actions',
    audit: true,
  },
  { sample: repositoryFile, layer: 'workspace', item: 'tool:aider', expected: 'banned by no-agents-here' },
  { sample: repositoryFile, layer: 'workspace', item: 'tool:github-copilot', expected: 'restricted by completion' },
  { sample: repositoryFile, layer: 'workspace', item: 'tool:qoder', expected: 'allowed' },
];

describe('media/samples decide', () => {
  for (const row of rows) {
    const where = row.repository === undefined ? '' : ` in ${row.repository}`;
    it(`${row.sample}: ${row.item} on ${row.on ?? '2026-11-22'}${where} is ${row.expected}`, () => check(row));
  }
});

function check({ sample, layer = 'organization', item, on = '2026-11-22', repository, expected, ...more }: Row): void {
  const reading = readPolicy(readFileSync(join('media/samples', sample)), { layer, reader: 'client' });
  assert.ok(reading.outcome === 'ok');
  const { catalogue } = withOrganizationTools(loadBuiltInCatalogue(), reading.policy.catalogue ?? []);
  const subject = subjectOfItem(item, catalogue);
  assert.ok(subject.kind === 'subject', JSON.stringify(subject));
  const compiled = compileLayer({ layer, policy: reading.policy, signed: true, catalogue });
  const [year = 0, month = 0, day = 0] = on.split('-').map(Number);
  const now = new Date(year, month - 1, day, 12).getTime();
  const decision = decide([compiled], subject.subject, { now, repository, windowRepositories: [repository] });
  const { announced } = decision;
  assert.deepEqual(
    {
      decided: decision.rule === undefined ? decision.status : `${decision.status} by ${decision.rule.id}`,
      announced: announced === undefined ? undefined : `${announced.status} from ${announced.from}`,
      audit: decision.audit,
    },
    { decided: expected, announced: more.announced, audit: more.audit ?? false },
  );
}
