import type { Catalogue } from '../../catalogue';
import type { Invocation } from '../../command-reader/invocation';
import { type Readers, readWordInvocations } from '../../command-reader/invocations';
import type { Finding } from '../../core/findings/finding';
import type { Subject } from '../../core/findings/subject';
import type { UnreadablePart } from '../../core/findings/unreadable';
import type { McpFileObservation } from '../../core/observations';
import type { DeclaredServer } from '../files/common/declared-servers';
import { createLines } from '../files/common/lines';
import { readMcpFile } from './read-file';
import { subjectOfAddress, subjectsOfServer } from './subjects';

export { mcpFiles } from './files';

export interface McpServersDetector {
  /** The servers that a file declares and does not itself switch off, one finding for each thing that a rule could name. */
  read(file: Pick<McpFileObservation, 'path' | 'text'>): Promise<McpServersInFile>;
}

export interface McpServersInFile {
  readonly findings: readonly Finding[];
  readonly unreadable: readonly UnreadablePart[];
}

export interface McpServersSetup {
  readonly catalogue: Catalogue;
  /** Asked at the first server that is started through a shell, which few are. */
  readonly loadReaders: () => Promise<Readers>;
}

export function createMcpServersDetector({ catalogue, loadReaders }: McpServersSetup): McpServersDetector {
  const withoutReaders: Readers = () => undefined;

  const invocationsOf = async (words: readonly string[]): Promise<Read> => {
    const quick = readWordInvocations(words, 'sh', { readers: withoutReaders });
    const { invocations, unreadable } =
      quick.unreadable.length === 0 ? quick : readWordInvocations(words, 'sh', { readers: await loadReaders() });
    return { invocations, isWhole: unreadable.length === 0 };
  };

  const subjectsOf = async ({ words, addresses }: DeclaredServer): Promise<SubjectsRead> => {
    const remote = addresses.map(({ text }) => text).filter(isAddress);
    const program = words.map(({ text }) => text);
    const { invocations, isWhole } = await invocationsOf(program);
    return {
      subjects: [
        ...remote.map((url) => subjectOfAddress(url, catalogue)),
        ...(program.length === 0 ? [] : subjectsOfServer(invocations.filter(isKnown), program, catalogue)),
      ],
      isWhole,
    };
  };

  return {
    async read(file) {
      const { servers, unreadable } = await readMcpFile(file);
      const lineOf = createLines(file.text);
      const findings: Finding[] = [];
      const lost: UnreadablePart[] = [];
      for (const server of servers.filter(({ off }) => !off)) {
        const { subjects, isWhole } = await subjectsOf(server);
        findings.push(...findingsOf(server, file.path, subjects));
        const { start, end } = server.spot;
        if (!isWhole)
          lost.push({
            path: file.path,
            start,
            end,
            ...lineOf(start),
            why: 'part of a server’s command could not be read',
          });
      }
      return { findings: withOwnKeys(findings), unreadable: [...unreadable, ...lost] };
    },
  };
}

interface Read {
  readonly invocations: readonly Invocation[];
  readonly isWhole: boolean;
}

interface SubjectsRead {
  readonly subjects: readonly Subject[];
  readonly isWhole: boolean;
}

function findingsOf({ name, words }: DeclaredServer, path: string, subjects: readonly Subject[]): readonly Finding[] {
  return subjects.map((subject) => {
    const shown = name || (subject.mcpServer ?? words[0]?.text ?? '');
    return {
      key: `mcp-server:${path}#${shown}`,
      kind: 'mcp-server',
      subject,
      place: { kind: 'mcp-server', name: shown, path },
      evidence: subject.mcpServer === undefined ? [] : [{ code: 'mcp-server', data: { id: subject.mcpServer } }],
    };
  });
}

/** One server may be several things to a policy (a bridge, and what it leads to), and one name may be there twice. */
function withOwnKeys(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const count = (seen.get(finding.key) ?? 0) + 1;
    seen.set(finding.key, count);
    return count === 1 ? finding : { ...finding, key: `${finding.key}/${count}` };
  });
}

/** `${input:server}` is filled in when the server starts; what it will be is not known, and the text is no name. */
function isKnown({ item }: Invocation): boolean {
  switch (item.kind) {
    case 'package':
    case 'extension':
      return !item.id.includes('${');
    case 'command':
    case 'module':
      return !item.name.includes('${');
    case 'install-script':
      return !item.url.includes('${');
  }
}

function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(text.trim());
}
