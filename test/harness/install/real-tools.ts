import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installOnce } from './cache';
import { npmInstall, npmRebuild } from './npm';
import { say } from './progress';

/** Real tools, to be found as they are: exact versions, since they change how they start. */
export const realTools = [
  {
    name: 'Claude Code',
    id: 'claude-code',
    package: '@anthropic-ai/claude-code',
    version: '2.1.197',
    command: 'claude',
  },
  { name: 'Codex', id: 'openai-codex', package: '@openai/codex', version: '0.169.0', command: 'codex' },
  { name: 'Gemini CLI', id: 'gemini-cli', package: '@google/gemini-cli', version: '0.61.0', command: 'gemini' },
  {
    name: 'GitHub Copilot CLI',
    id: 'github-copilot-cli',
    package: '@github/copilot',
    version: '1.0.102',
    command: 'copilot',
  },
] as const;

/**
 * A line that prints a tool's help, which needs no network, and keeps it from ending meanwhile: stopped as soon as it has begun, and
 * let go some seconds later.
 */
export function heldHelp(command: string): string {
  return `(${command} --help & sleep 0.04; kill -STOP $!; sleep 5; kill -CONT $!; wait) >/dev/null`;
}

/** A folder with the tools in its node_modules, and a package script for each; undefined where the registry is not reached. */
export async function installRealTools(): Promise<{ readonly folder: string } | { readonly unavailable: string }> {
  const versions = realTools.map((tool) => `${tool.package}@${tool.version}`);
  try {
    const folder = await installOnce({
      name: `real-tools-${versions.map((one) => one.replace(/^.*@/, '')).join('-')}-${process.platform}-${process.arch}`,
      build: async (building) => {
        say(`Fetching ${versions.join(', ')} …`);
        await npmInstall(building, versions);
        // Its script puts the program for this system into its place; the others need none.
        await npmRebuild(building, ['@anthropic-ai/claude-code']);
        const scripts = Object.fromEntries(realTools.map(({ command }) => [`run-${command}`, heldHelp(command)]));
        await writeFile(join(building, 'package.json'), JSON.stringify({ private: true, scripts }));
      },
    });
    return { folder };
  } catch (error) {
    return { unavailable: String(error).split('\n')[0] ?? '' };
  }
}
