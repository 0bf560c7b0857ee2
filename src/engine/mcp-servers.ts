import type { McpFileObservation } from '../core/observations';
import type { EngineSetup, McpServersFound } from '../core/ports';
import { createMcpServersDetector } from '../detectors/mcp-servers/index';
import type { PoliciesInForce } from './assess';
import { assetOf } from './read-command';

export async function readMcpServers(
  files: readonly McpFileObservation[],
  { catalogue }: PoliciesInForce,
  { readAsset }: Pick<EngineSetup, 'readAsset'>,
): Promise<McpServersFound> {
  const detector = createMcpServersDetector({
    catalogue,
    loadReaders: async () => {
      const { loadReaders } = await import('../command-reader/readers');
      return loadReaders({ read: (name) => readAsset(assetOf(name)) });
    },
  });
  const read = await Promise.all(
    files.map(async (file) => {
      const { findings, unreadable } = await detector.read(file);
      return { servers: findings.map((finding) => ({ finding, repository: file.repository })), unreadable };
    }),
  );
  return {
    servers: read.flatMap(({ servers }) => servers),
    unreadable: read.flatMap(({ unreadable }) => unreadable),
  };
}
