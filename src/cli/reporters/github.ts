import type { CheckedFinding, CheckReport } from './check';

/**
 * Workflow commands, which GitHub shows as annotations on the lines. At most ten of each level appear for a step; the text form
 * in the log has them all.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function checkAsGithub({ findings, unreadable }: CheckReport): string {
  const commands = findings.map((finding) => {
    const { file, line, column, endLine, endColumn, words, rule, name, status } = finding;
    const properties = {
      file,
      line: String(line),
      endLine: String(endLine),
      ...(line === endLine ? { col: String(column), endColumn: String(endColumn) } : {}),
      title: `${name}: ${status} (${rule ?? 'unlisted'})`,
    };
    const message = [words.message, words.reason, words.instead, words.link].filter(Boolean).join('\n');
    return command(levelOf(finding), properties, message);
  });
  const unread = unreadable.map(({ file, line, why }) =>
    command('warning', { file, line: String(line), title: 'Could not be read' }, why),
  );
  return [...commands, ...unread].map((text) => `${text}\n`).join('');
}

function levelOf({ weight, status }: CheckedFinding): 'error' | 'warning' | 'notice' {
  if (weight === 'information') return 'notice';
  return status === 'banned' ? 'error' : 'warning';
}

function command(level: string, properties: Readonly<Record<string, string>>, message: string): string {
  const listed = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(value)}`);
  return `::${level} ${listed.join(',')}::${escapeData(message)}`;
}

/** Line ends have an escape of their own; for the rest of what the log's terminal would obey there is none. */
function escapeData(text: string): string {
  const escaped = text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  return escaped.replace(/\p{Cc}|\p{Cf}/gu, '\uFFFD');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
