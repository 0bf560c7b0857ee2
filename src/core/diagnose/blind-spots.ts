import type { DiagnosisFacts } from './facts';

const mostUnreadable = 10;

/** For each detector how much it looked at, and what it cannot see, here or anywhere. */
export function blindSpots(facts: DiagnosisFacts): readonly string[] {
  const { assessment } = facts;
  const { lookedAt, unreadable } = assessment;
  if (assessment.sources.every(({ policy }) => policy === undefined)) {
    return ['none ran: without a policy in force nothing is looked at'];
  }
  return [
    ...detector('extensions', `${lookedAt.extensions} running`, [
      ...(facts.editor.remote === undefined && facts.editor.surface === 'desktop'
        ? []
        : ['those in an extension host on another machine or in the browser']),
      'those of other profiles',
      ...(assessment.dormantUnknown === undefined
        ? []
        : [`those that are installed and do not run: ${assessment.dormantUnknown}`]),
    ]),
    ...detector('terminal commands', `${lookedAt.commands} that concern a policy, in this session`, [
      `what is typed in the ${facts.terminals.open - facts.terminals.withShellIntegration} open terminals without shell integration`,
      'what ran before this window opened, and terminals outside the editor',
      'names that only the running shell knows',
    ]),
    ...detector(
      'processes',
      facts.watchesProcesses ? 'those under the terminals' : 'switched off by aiToolPolicy.watchProcesses',
      ['processes that have left their terminal'],
    ),
    ...detector('language models', `${lookedAt.models}`, [
      'models of providers that are not active',
      'what a chat is asked',
    ]),
    ...detector('MCP servers', `${lookedAt.mcpServers}`, [
      'those that an extension registers while it runs',
      'those that other tools keep for you outside the open folders (`ai-tool-policy inventory` reads them)',
    ]),
    ...detector('files', `${describeFolders(facts)}, something was found in ${lookedAt.files}`, [
      ...(facts.workspace.folders.some((scheme) => scheme !== 'file')
        ? ['files of a virtual workspace that are not open']
        : []),
      'what Git ignores and does not track',
    ]),
    ...unreadable.slice(0, mostUnreadable).map(({ path, line, why }) => `could not be read: ${path}:${line}: ${why}`),
    ...(unreadable.length > mostUnreadable ? [`and ${unreadable.length - mostUnreadable} more`] : []),
    'nothing of the above: AI tools in a web browser, in other editors, on other machines',
  ];
}

function detector(name: string, lookedAt: string, unseen: readonly string[]): readonly string[] {
  return [`${name}: ${lookedAt}`, ...unseen.map((one) => `  not seen: ${one}`)];
}

function describeFolders({ workspace: { folders } }: DiagnosisFacts): string {
  if (folders.length === 0) return 'no folder is open';
  return folders.length === 1 ? '1 folder' : `${folders.length} folders`;
}
