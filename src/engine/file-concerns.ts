import type { Concern } from '../core/assessment';
import { dismissalOf, oneForEachLine, toolOrItem } from '../core/decisions/file-verdicts';
import type { SeenFile } from '../core/file-ports';
import type { PlacedReference } from '../core/findings/file-reference';
import type { Finding } from '../core/findings/finding';
import type { UnreadablePart } from '../core/findings/unreadable';
import type { PoliciesInForce } from './assess';
import { type Circumstances, concernOf } from './concern';

/** What the policies say of files: one concern for each line, tool and kind, without those that a comment in the file speaks for. */
export function fileConcerns(
  files: readonly SeenFile[],
  policies: PoliciesInForce,
  circumstances: Circumstances,
): readonly Concern[] {
  return files.flatMap((file) => concernsOf(file, policies, circumstances));
}

function concernsOf(file: SeenFile, policies: PoliciesInForce, circumstances: Circumstances): readonly Concern[] {
  const { references, ignores } = file.reading;
  const numbers = new Map<string, number>();
  const judged = references.flatMap((reference) => {
    const concern = concernOf(findingOf(file, reference), policies, { ...circumstances, repository: file.repository });
    return concern === undefined ? [] : [{ reference, concern, decision: concern.decision }];
  });
  return oneForEachLine(judged)
    .filter(({ reference: { line }, decision }) => dismissalOf({ line, decision }, ignores) === undefined)
    .map(({ concern }) => {
      // Lines move as people type, so that the same thing is known by its place among its like.
      const { key } = concern.finding;
      const number = (numbers.get(key) ?? 0) + 1;
      numbers.set(key, number);
      return number === 1 ? concern : { ...concern, finding: { ...concern.finding, key: `${key}:${number}` } };
    });
}

function findingOf({ uri, path }: SeenFile, reference: PlacedReference): Finding {
  const { subject, kind, ...at } = reference;
  return {
    key: `file:${path}:${kind}:${toolOrItem(subject)}`,
    kind: 'file',
    subject,
    place: { kind: 'file', path, uri, ...at, reference: kind },
    evidence: [],
  };
}

/** Files, but for what is told of already under the same path. */
export function unreadableFiles(
  files: readonly SeenFile[],
  told: readonly UnreadablePart[],
): readonly UnreadablePart[] {
  const paths = new Set(told.map(({ path }) => path));
  return files
    .filter(({ path }) => !paths.has(path))
    .flatMap(({ path, uri, reading }) => reading.unreadable.map((spot) => ({ path, uri, ...spot })));
}

/** A server that a file of the workspace declares is found as a server and on its line, and counts once. */
export function countedOnce(servers: readonly Concern[], files: readonly Concern[]): readonly Concern[] {
  return files.map((concern) => {
    const { place, subject } = concern.finding;
    if (place.kind !== 'file' || subject.tool === undefined) return concern;
    const server = servers.find(
      ({ finding }) =>
        finding.place.kind === 'mcp-server' &&
        finding.place.path === place.path &&
        finding.subject.tool === subject.tool,
    );
    return server === undefined ? concern : { ...concern, countedAs: server.finding.key };
  });
}
