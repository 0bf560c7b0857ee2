import type { Catalogue } from '../../catalogue';
import type { Invocation } from '../../command-reader/invocation';
import { type Readers, readInvocations, readWordInvocations } from '../../command-reader/invocations';
import { toolsInvoked, toolsOf } from '../../command-reader/match';
import type { Span } from '../../command-reader/types';
import type { Evidence, Finding } from '../../core/findings/finding';
import type { Subject } from '../../core/findings/subject';
import type { CommandObservation } from '../../core/observations';
import { subjectOfInvocation, subjectOfInvokedTool } from './subjects';

export interface CommandDetection {
  readonly findings: readonly Finding[];
  /** Parts of the line that could not be read. */
  readonly unreadable: readonly Span[];
}

export interface DetectCommandsOptions {
  readonly catalogue: Catalogue;
  readonly readers: Readers;
  /** Scripts of the package.json of the folder that the line runs in. */
  readonly scripts?: ((name: string) => string | undefined) | undefined;
  /** Whether a policy may name this word itself, beyond the catalogue. */
  readonly isNamed: (word: string) => boolean;
}

/**
 * What a line in a terminal runs and installs: one finding for each tool of the catalogue and kind, and one for each other
 * program, package or extension whose name a policy may speak of. Arguments are read and not kept.
 */
export function detectCommands(observation: CommandObservation, options: DetectCommandsOptions): CommandDetection {
  const { catalogue, readers, scripts, isNamed } = options;
  const { text, words, shell } = observation;
  const { invocations, unreadable } =
    words === undefined
      ? readInvocations(text, shell, { readers, scripts })
      : readWordInvocations(words, shell, { readers, scripts });
  const known = toolsInvoked(invocations, catalogue).map((invoked) => {
    const shown = invocations.filter(
      (one) => one.kind === invoked.kind && toolsOf(one, catalogue).includes(invoked.tool),
    );
    const subject = subjectOfInvokedTool(invoked, invocations, catalogue);
    return findingOf(observation, invoked.invocation, invoked.tool.id, subject, shown.flatMap(evidenceOf));
  });
  const others = invocations.flatMap((one) => {
    const name = nameOf(one);
    if (name === undefined || !isNamed(name) || toolsOf(one, catalogue).length > 0) return [];
    const subject = subjectOfInvocation(one, undefined, catalogue);
    return subject === undefined ? [] : [findingOf(observation, one, name, subject, evidenceOf(one))];
  });
  return { findings: withoutRepeats([...known, ...others]), unreadable };
}

function findingOf(
  observation: CommandObservation,
  invocation: Invocation,
  item: string,
  subject: Subject,
  evidence: readonly Evidence[],
): Finding {
  return {
    key: `command:${invocation.kind}:${item}`,
    kind: 'command',
    subject,
    place: {
      kind: 'terminal',
      terminalName: observation.terminalName,
      at: observation.at,
      programWord: invocation.programWord,
      reference: invocation.kind,
    },
    evidence,
  };
}

/** The name in a rule's terms: a command's, a package's without its ecosystem, an extension's id. */
function nameOf({ item }: Invocation): string | undefined {
  switch (item.kind) {
    case 'command':
    case 'module':
      return item.name;
    case 'package':
      return item.id.slice(item.id.indexOf(':') + 1);
    case 'extension':
      return item.id;
    case 'install-script':
      return undefined;
  }
}

function evidenceOf({ item }: Invocation): readonly Evidence[] {
  switch (item.kind) {
    case 'command':
      // Which folder is not kept.
      return [{ code: item.folder === undefined ? 'command' : 'command-by-path', data: { name: item.name } }];
    case 'module':
      return [{ code: 'python-module', data: { name: item.name } }];
    case 'package':
      return [{ code: 'package', data: { id: item.id } }];
    case 'extension':
      return [{ code: 'extension', data: { id: item.id } }];
    case 'install-script':
      // A query may hold a token.
      return [{ code: 'install-script', data: { url: item.url.replace(/[?#].*$/, '') } }];
  }
}

function withoutRepeats(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.toReversed().map((finding) => [finding.key, finding])).values()].toReversed();
}
