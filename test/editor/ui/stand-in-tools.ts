import { ok } from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Workbench } from '../../harness/workbench';
import { bannedPolicy, statusItem } from './product';

/** Two tools, so that the notice of the second shows that what comes after the first was seen. */
export const twoToolsPolicy = {
  ...bannedPolicy,
  rules: bannedPolicy.rules.flatMap((rule) => [rule, { ...rule, id: 'codex', tools: ['openai-codex'] }]),
};

/** Scripts where npm would install the real ones, by their path in the workspace folder. */
export const standIns = {
  claude: 'node_modules/@anthropic-ai/claude-code/cli.js',
  codex: 'node_modules/@openai/codex/bin/codex.js',
};

export const claudeNoticed = 'Claude Code was started in the terminal.';
export const codexNoticed = 'Codex was started in the terminal.';

/** Says that it runs, and waits for Ctrl-C. */
const script = `console.log('ready ' + process.pid);
process.on('SIGINT', () => { console.log('inter' + 'rupted'); process.exit(130); });
setInterval(() => {}, 1000);
`;

/** Puts the stand-ins into the workspace, and waits for a window in which nothing is found. */
export async function prepareStandIns({ statusBar, server }: Workbench): Promise<void> {
  for (const path of Object.values(standIns)) {
    const file = join(server.workspaceFolder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, script);
  }
  await statusBar.wait(statusItem, ({ text }) => text === 'AI policy');
}

/** How many notices with this text there are, toasts and those behind the bell together as far as they show. */
export async function countNotices({ notifications }: Workbench, message: string): Promise<number> {
  return (await notifications.all()).filter((notification) => notification.message.includes(message)).length;
}

/** Issue of a look, and what the look and the notice may take on a machine that does more than this. */
const withinLook = 20_000;

/** Starts a stand-in, and waits for its notice. */
export async function startInTerminal(
  { terminal, notifications }: Workbench,
  line: string,
  notice = claudeNoticed,
): Promise<void> {
  await terminal.type(line);
  await terminal.wait(/^ready \d+/m);
  const before = Date.now();
  const notification = await notifications.wait(notice);
  const took = Date.now() - before;
  ok(took < withinLook, `noticed after ${took} ms`);
  ok(notification.buttons.includes('Stop it'), notification.buttons.join(', '));
}
