import { localizedText, plainText } from '../../core/explain/text';
import type { CheckedFinding, CheckReport } from './check';

/**
 * SARIF 2.1.0, as GitHub's code scanning reads it: each rule of the policy with its reason and link, each finding at its place.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function checkAsSarif(report: CheckReport): string {
  const { findings, dismissed, unreadable, version } = report;
  const all = [...findings, ...dismissed.map(({ finding }) => finding)];
  const rules = [...new Map(all.map((finding) => [ruleId(finding), finding])).entries()];
  const indices = new Map(rules.map(([id], index) => [id, index]));
  const fingerprints = fingerprintsOf(all);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'AI Tool Policy',
            semanticVersion: version,
            rules: rules.map(([id, finding]) => ruleOf(id, finding)),
          },
        },
        originalUriBaseIds: { SRCROOT: { description: { text: 'The folder that was checked.' } } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: unreadable.map(({ file, line, why }) => ({
              level: 'warning',
              message: { text: `This file could not be read: ${why}` },
              locations: [{ physicalLocation: { artifactLocation: artifact(file), region: { startLine: line } } }],
            })),
          },
        ],
        results: [
          ...findings.map((finding) => resultOf(finding, indices, fingerprints)),
          ...dismissed.map(({ finding, by, reason }) => ({
            ...resultOf(finding, indices, fingerprints),
            suppressions: [
              {
                kind: by === 'comment' ? 'inSource' : 'external',
                ...(reason === undefined ? {} : { justification: plainText(reason) }),
              },
            ],
          })),
        ],
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleId({ rule }: CheckedFinding): string {
  return rule ?? 'unlisted';
}

function ruleOf(id: string, finding: CheckedFinding): object {
  const { rule } = finding.decision;
  const reason = plainText(
    localizedText(rule?.reason, 'en') ?? 'The policy allows only the AI assistants that it lists.',
  );
  const help = [reason, finding.words.instead, finding.words.link].filter(Boolean).join('\n\n');
  return {
    id,
    shortDescription: { text: `AI tools that the policy has as ${finding.status}: ${id}` },
    fullDescription: { text: reason },
    help: { text: help },
    ...(rule?.rationaleUrl === undefined ? {} : { helpUri: rule.rationaleUrl }),
    defaultConfiguration: { level: finding.status === 'banned' ? 'error' : 'warning' },
    properties: { tags: ['ai-tool-policy', finding.status] },
  };
}

/** Lines move; what is found where does not. The second of the same in a file is the second. */
function fingerprintsOf(findings: readonly CheckedFinding[]): ReadonlyMap<CheckedFinding, string> {
  const counts = new Map<string, number>();
  return new Map(
    findings.map((finding) => {
      const { file, tool, kind } = finding;
      const name = [file, tool, kind, ruleId(finding)].join('\n');
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      return [finding, count === 1 ? name : `${name}\n${count}`];
    }),
  );
}

function resultOf(
  finding: CheckedFinding,
  indices: ReadonlyMap<string, number>,
  fingerprints: ReadonlyMap<CheckedFinding, string>,
): object {
  const { file, line, column, endLine, endColumn, words, status, weight } = finding;
  const id = ruleId(finding);
  return {
    ruleId: id,
    ruleIndex: indices.get(id) ?? -1,
    level: weight === 'information' ? 'note' : status === 'banned' ? 'error' : 'warning',
    message: { text: [words.message, words.reason, words.instead, words.link].filter(Boolean).join('\n') },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(file),
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
      },
    ],
    partialFingerprints: { 'aiToolPolicyReference/v1': fingerprints.get(finding) },
  };
}

function artifact(file: string): object {
  return { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'SRCROOT' };
}
