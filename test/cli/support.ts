import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { runCommandLine } from '../../src/cli/main';
import type { ExitCode, Io } from '../../src/cli/subcommand';

/** A world of its own for one call: files by path, a clock that stands still. */
export interface World {
  readonly files?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** The environment. Default: empty. */
  readonly env?: Readonly<Record<string, string>>;
  /** A date that `Date.parse` takes. Default: 2026-08-01, noon, UTC. */
  readonly now?: string;
}

export interface Outcome {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

export async function run(args: readonly string[], world: World = {}): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  const files = world.files ?? {};
  const io: Io = {
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    stdin: async () => new TextEncoder().encode(world.stdin ?? ''),
    cwd: '/work-folder',
    env: world.env ?? {},
    now: () => Date.parse(world.now ?? '2026-08-01T12:00:00Z'),
    files: {
      read: async (path) => {
        const text = files[path];
        if (text === undefined) throw Object.assign(new Error(`no ${path}`), { code: 'ENOENT', syscall: 'open' });
        return new TextEncoder().encode(text);
      },
      write: async () => assert.fail('nothing is to be written'),
    },
    asset: readAsset,
    version: '9.9.9',
  };
  const code = await runCommandLine(args, io);
  return { code, stdout, stderr };
}

export interface Row extends World {
  readonly it: string;
  readonly args: readonly string[];
  readonly code: ExitCode;
  /** Each has to be found. Without any, nothing may be printed there. */
  readonly stdout?: readonly (string | RegExp)[];
  readonly stderr?: readonly (string | RegExp)[];
}

/** Declares one test for each row. */
export function checkRows(rows: readonly Row[], shared: World = {}): void {
  for (const row of rows) {
    it(row.it, async () => {
      const outcome = await run(row.args, { ...shared, ...row, files: { ...shared.files, ...row.files } });
      assert.equal(outcome.code, row.code, `exit code; stderr: ${outcome.stderr}`);
      expectText('stdout', outcome.stdout, row.stdout);
      expectText('stderr', outcome.stderr, row.stderr);
    });
  }
}

/** A policy of an organisation with these rules, as JSON. */
export function policy(rules: readonly unknown[], fields: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ version: 1, organization: 'Example Group', serial: 7, ...fields, rules }, null, 2);
}

/** What a banned or restricted rule has to have besides its selectors. */
export const because = { reason: 'It was not reviewed.', rationaleUrl: 'https://intranet.example/ai' };

/** From the packages that the build copies it from. */
/** A file of the bundle, from where the build takes it. */
export function readAsset(name: string): Promise<Uint8Array> {
  const folder = name.startsWith('web-') ? 'web-tree-sitter' : '@vscode/tree-sitter-wasm/wasm';
  return readFile(createRequire(import.meta.url).resolve(`${folder}/${name}`));
}

function expectText(stream: string, text: string, wanted: readonly (string | RegExp)[] = []): void {
  if (wanted.length === 0) assert.equal(text, '', stream);
  for (const one of wanted) {
    if (typeof one === 'string') assert.ok(text.includes(one), `${stream} lacks ${JSON.stringify(one)}:\n${text}`);
    else assert.match(text, one);
  }
}
