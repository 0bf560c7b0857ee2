import { equal, match } from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWorkspaceFile, workspaceFileName } from '../../../src/policy-sources/workspace-file';
import { readPolicy } from '../policies';
import { noon, scratch } from '../scene';

const text = JSON.stringify({
  version: 1,
  rules: [
    { id: 'here', tools: ['claude-code'], status: 'banned', reason: 'Not here', rationaleUrl: 'https://a.example/' },
  ],
});

interface Row {
  readonly name: string;
  readonly make: (path: string, folder: string) => void;
  readonly expected: string;
  readonly detail?: RegExp;
}

const rows: readonly Row[] = [
  { name: 'a file', make: (path) => writeFileSync(path, text), expected: 'current ok here' },
  {
    name: 'a link within the folder',
    make: (path, folder) => {
      mkdirSync(join(folder, 'config'));
      writeFileSync(join(folder, 'config', 'policy.json'), text);
      symlinkSync('config/policy.json', path);
    },
    expected: 'current ok here',
  },
  {
    name: 'a link that leaves the folder',
    make: (path) => symlinkSync('/etc/passwd', path),
    expected: 'refused insecure-redirect undefined',
    detail: /leaves the folder/,
  },
  {
    name: 'a link to nothing',
    make: (path) => symlinkSync('nothing', path),
    expected: 'refused network undefined',
    detail: /ENOENT/,
  },
  {
    name: 'a link to itself',
    make: (path) => symlinkSync(workspaceFileName, path),
    expected: 'refused network undefined',
    detail: /ELOOP/,
  },
  {
    name: 'a folder',
    make: (path) => mkdirSync(path),
    expected: 'refused not-a-policy undefined',
    detail: /regular file/,
  },
  {
    name: 'too large',
    make: (path) => writeFileSync(path, Buffer.alloc(1024 * 1024 + 1, ' ')),
    expected: 'refused too-large undefined',
    detail: /1 MiB/,
  },
  {
    name: 'a JSON error',
    make: (path) => writeFileSync(path, '{\n "version": 1,\n "rules": [}'),
    expected: 'refused syntax undefined',
    detail: /^line 3, column/,
  },
  {
    name: 'of another version',
    make: (path) => writeFileSync(path, '{"version": 9}'),
    expected: 'refused version undefined',
  },
];

describe('workspace file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(scratch, 'workspace-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('none', async () => {
    equal(await readWorkspaceFile(folder, { readPolicy, now: noon }), undefined);
  });

  for (const row of rows) it(`${row.name}: ${row.expected}`, () => check(row));

  async function check({ make, expected, detail }: Row): Promise<void> {
    make(join(folder, workspaceFileName), folder);
    const state = await readWorkspaceFile(folder, { readPolicy, now: noon });
    equal(`${state?.status} ${state?.reason} ${state?.policy?.rules[0]?.id}`, expected);
    equal(state?.layer, 'workspace');
    if (detail !== undefined) match(state?.detail ?? '', detail);
  }

  it('what it may not say is noted and ignored', async () => {
    writeFileSync(join(folder, workspaceFileName), text.replace('"rules"', '"unlisted":"banned","rules"'));
    const state = await readWorkspaceFile(folder, { readPolicy, now: noon });
    equal(state?.policy?.unlisted, undefined);
    match(state?.notes.join() ?? '', /unlisted/);
  });
});
