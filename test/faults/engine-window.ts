import { join } from 'node:path';
import { noAnswers } from '../../src/core/answers/answers';
import { english } from '../../src/core/explain/localize';
import { createEngine } from '../../src/engine';
import { renderShims } from '../../src/notices/terminal/render';
import { createShimFolders } from '../../src/notices/terminal/shim-folders';
import { shimSet } from '../../src/notices/terminal/shim-set';
import { foldersOfThisWindow } from '../../src/notices/terminal/this-window';

/**
 * One window without an editor, as a process of its own: engine and scripts of the terminal on the storage that all windows share.
 * Arguments: URL, storage, milliseconds to set its clock forward. Says after each round how it stands, and goes on while its
 * input is open, a round for each line there.
 */
async function main([url = '', storage = '', ahead = '0']: readonly string[]): Promise<void> {
  const now = () => Date.now() + Number(ahead);
  const notes: string[] = [];
  const log = {
    info: () => undefined,
    warn: (message: string) => notes.push(message),
    error: (message: string) => notes.push(message),
  };
  const engine = createEngine({
    settings: { policyUrl: url, publicKeys: [], authentication: 'none', authenticationScope: '' },
    cacheDirectory: storage,
    trustedFolders: [],
    now,
    log,
    token: async () => undefined,
    githubEnterpriseUri: undefined,
    managedFilePath: join(storage, '..', 'none.json'),
    sourceChanged: () => undefined,
    readAsset: () => Promise.reject(new Error('Nothing is read here.')),
  });
  const setup = foldersOfThisWindow(storage);
  const folders = createShimFolders({ ...setup, holder: { ...setup.holder, now } });
  const round = async (force: boolean): Promise<void> => {
    await engine.refresh({ force });
    const { sources, shimmed, concerns } = engine.assess({
      extensions: [
        { id: 'anthropic.claude-code', version: '1.0.0', displayName: 'x', active: true, builtIn: false, manifest: {} },
      ],
      dormant: { outcome: 'read', extensions: [] },
      commands: [],
      models: [],
      mcpServers: { servers: [], unreadable: [] },
      files: [],
      editor: { appName: 'x', uriScheme: 'x', chatAgent: undefined, aiFeatures: 'unknown' },
      repositories: [],
      now: now(),
    });
    const held = await folders.hold(
      shimSet(renderShims(shimmed, noAnswers, { t: english, locale: 'en', now: now() }), process.platform),
    );
    await folders.tidy();
    const { status, policy, notes: said = [] } = sources[0] ?? {};
    process.stdout.write(
      `${JSON.stringify({ status, serial: policy?.serial, said, notes, held, concerns: concerns.length })}\n`,
    );
  };
  await engine.load();
  await round(false);
  for await (const chunk of process.stdin) for (const _ of String(chunk).trim().split('\n')) await round(true);
  engine.dispose();
}

void main(process.argv.slice(2));
