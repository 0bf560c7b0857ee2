import assert from 'node:assert/strict';
import { loadBuiltInCatalogue } from '../../../src/catalogue';
import { loadReaders } from '../../../src/command-reader/readers';
import { createMcpServersDetector } from '../../../src/detectors/mcp-servers';
import { installedGrammars } from '../../command-reader/grammars';

describe('MCP servers, hostile', () => {
  const detector = createMcpServersDetector({
    catalogue: loadBuiltInCatalogue(),
    loadReaders: () => loadReaders(installedGrammars),
  });

  it('reads a hostile file in time', async () => {
    const deep = '{"servers":'.repeat(50_000);
    const wide = `{"servers":{${Array.from({ length: 2000 }, (_, n) => `"s${n}":{"command":"npx","args":["p${n}"]}`).join(',')}}}`;
    const start = process.cpuUsage();
    assert.equal((await detector.read({ path: 'mcp.json', text: deep })).findings.length, 0);
    assert.equal((await detector.read({ path: 'mcp.json', text: wide })).findings.length, 2000);
    // Of the processor, since the machine may have other work.
    assert.ok(process.cpuUsage(start).user < 3_000_000);
  });
});
