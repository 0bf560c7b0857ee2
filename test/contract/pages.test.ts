import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { parse } from 'jsonc-parser';
import { parseAllDocuments } from 'yaml';
import { readArguments } from '../../src/cli/arguments';
import { runCommandLine } from '../../src/cli/main';
import type { Io } from '../../src/cli/subcommand';
import { subcommands } from '../../src/cli/subcommands';
import { readAsset } from '../cli/support';
import { skipTest } from '../harness/skip';
import { type Block, callsIn, deadLinks, otherPages, type Page, pages, wordsOf } from './pages';

const all = pages();
const blocks = all.flatMap((page) => page.blocks);

describe('pages for people', () => {
  it('link to what is there', () => deepStrictEqual([...all, ...otherPages()].flatMap(deadLinks), []));

  it('are all reached from the README', () => {
    const [readme, ...others] = all;
    for (const { path } of others) ok(readme?.text.includes(`](${path})`), `README does not link to ${path}`);
  });

  it('call our command line as it can be called', () => {
    const calls = [...all, ...otherPages()].flatMap(callsIn);
    ok(calls.length > 20, `only ${calls.length} calls were found`);
    deepStrictEqual(calls.flatMap(faultOf), []);
  });

  it('have JSON that can be read', async () => {
    for (const block of blocks.filter(({ language }) => /^jsonc?$/.test(language))) {
      const problems: Parameters<typeof parse>[1] = [];
      parse(block.text, problems, { allowTrailingComma: true });
      deepStrictEqual(problems, [], block.place);
    }
  });

  it('have YAML that can be read', () => {
    for (const block of blocks.filter(({ language }) => /^ya?ml$/.test(language))) {
      const faults = [parseAllDocuments(block.text)]
        .flat()
        .flatMap((document) => ('errors' in document ? document.errors : []));
      deepStrictEqual(faults, [], block.place);
    }
  });

  it('have policies and managed files without a problem', async () => {
    const marked = blocks.filter(({ marks, text }) => marks.includes('managed') || /"rules":/.test(text));
    ok(marked.length > 3, `only ${marked.length} were found`);
    for (const block of marked) {
      const layer = block.marks.includes('managed') ? ['--layer', 'managed'] : ['--signed'];
      const { code, output } = await call(['validate', ...layer, 'a.json'], new Map([['a.json', block.text]]));
      strictEqual(code, 0, `${block.place}\n${output}`);
      ok(output.includes('no problems'), `${block.place}\n${output}`);
    }
  });

  it('have shell scripts that a shell can read', function () {
    if (process.platform === 'win32') return skipTest(this, 'Windows has no sh');
    for (const block of blocks.filter(({ language }) => language === 'sh')) {
      execFileSync('sh', ['-n'], { input: block.text, stdio: ['pipe', 'pipe', 'pipe'] });
    }
  });

  for (const page of all.filter((each) => each.blocks.some(isRun))) {
    it(`${page.path}: what it tells people to run does what it says`, () => runInOrder(page));
  }

  it('are read by this check as people read them', () => {
    deepStrictEqual(wordsOf('explain --policy a.json "command:npx x" \'b c\' > out # why'), [
      'explain',
      '--policy',
      'a.json',
      'command:npx x',
      'b c',
    ]);
    const page: Page = {
      path: 'a.md',
      text: '[x](gone.md) [y](#none) [z](https://elsewhere.example) `ai-tool-policy chekc`',
      blocks: [
        {
          language: 'sh',
          marks: [],
          text: 'run: ai-tool-policy sign --kye k p\ncode ai-tool-policy.vsix\n',
          place: 'a.md:1',
        },
      ],
    };
    deepStrictEqual(deadLinks({ ...page, path: 'README.md' }), ['README.md: gone.md', 'README.md: #none']);
    deepStrictEqual(callsIn(page).flatMap(faultOf), [
      'a.md:1: there is no option --kye. Did you mean --key?',
      'a.md:1: there is no subcommand chekc',
    ]);
  });
});

function faultOf({ words, place }: { readonly words: readonly string[]; readonly place: string }): string[] {
  const [name = '', ...args] = words;
  if (name.startsWith('-') || name === 'help') return [];
  const subcommand = subcommands.find((known) => known.name === name);
  if (subcommand === undefined) return [`${place}: there is no subcommand ${name}`];
  const reading = readArguments(subcommand, args);
  return reading.outcome === 'wrong' ? [`${place}: ${reading.what}`] : [];
}

function isRun({ marks }: Block): boolean {
  return marks.some((mark) => mark.startsWith('run'));
}

/** Runs the calls of a page in a folder of its own, each with the exit code that the block names (`run=1`), else 0. */
async function runInOrder({ blocks: own }: Page): Promise<void> {
  const files = new Map<string, string>();
  for (const { marks, text } of own) {
    const file = marks.find((mark) => mark.includes('.'));
    if (file !== undefined) files.set(file, text);
  }
  for (const block of own.filter(isRun)) {
    const expected = Number(/run=(\d)/.exec(block.marks.join(' '))?.[1] ?? 0);
    for (const line of block.text.trim().split('\n')) {
      const [program, ...words] = wordsOf(line);
      strictEqual(program, 'ai-tool-policy', `${block.place}: ${line}`);
      const { code, output } = await call(words, files);
      strictEqual(code, expected, `${block.place}: ${line}\n${output}`);
    }
  }
}

async function call(
  args: readonly string[],
  files: Map<string, string>,
): Promise<{ readonly code: number; readonly output: string }> {
  let output = '';
  const print = (text: string): void => {
    output += text;
  };
  const io: Io = {
    stdout: print,
    stderr: print,
    stdin: async () => new Uint8Array(),
    cwd: '/work-folder',
    env: {},
    now: () => Date.parse('2026-11-22T12:00:00Z'),
    files: {
      read: async (path) => {
        const text = files.get(path);
        if (text === undefined) throw Object.assign(new Error(`no ${path}`), { code: 'ENOENT', syscall: 'open' });
        return new TextEncoder().encode(text);
      },
      write: async (path, contents) => {
        files.set(path, typeof contents === 'string' ? contents : new TextDecoder().decode(contents));
      },
    },
    asset: readAsset,
    version: '9.9.9',
  };
  return { code: await runCommandLine(args, io), output };
}
