import type { Catalogue } from '../../catalogue';
import type { Tool } from '../../catalogue/tool';
import { subjectOfTool } from '../../core/decisions/subjects';
import type { Finding } from '../../core/findings/finding';
import type { EditorObservation } from '../../core/observations';

/** A finding for each tool of the catalogue that is the editor in which this runs: Cursor, Windsurf, Kiro … */
export function detectEditor({ appName, uriScheme }: EditorObservation, catalogue: Catalogue): readonly Finding[] {
  return toolsOf(appName, uriScheme, catalogue).map((tool) => ({
    key: `editor:${tool.id}`,
    kind: 'editor',
    subject: subjectOfTool(tool.id, catalogue),
    place: { kind: 'editor', appName },
    evidence: [{ code: 'editor', data: { appName, uriScheme } }],
  }));
}

/** Early releases carry a word behind the name (`Windsurf - Next`, `Cursor Nightly`) and in the scheme (`windsurf-next`). */
function toolsOf(appName: string, uriScheme: string, catalogue: Catalogue): readonly Tool[] {
  const found = catalogue.toolsByEditor(appName, uriScheme);
  if (found.length > 0) return found;
  const name = appName.trim().replace(new RegExp(`[ -]+(?:${releases})$`, 'i'), '');
  const scheme = uriScheme
    .trim()
    .toLowerCase()
    .replace(new RegExp(`-(?:${releases})$`, 'i'), '');
  const exact = catalogue.toolsByEditor(name, scheme);
  if (exact.length > 0) return exact;
  // Forks of one code base keep its scheme until they find their own: then the name alone tells, in any letter case.
  return [...catalogue.tools.values()].filter((tool) =>
    tool.editor?.appNames.some((known) => known.toLowerCase() === name.toLowerCase()),
  );
}

const releases = 'insiders?|next|nightly|preview|beta|alpha|canary|dev';
