import type { Finding, ReferenceKind } from '../findings/finding';
import { bringerOf } from './evidence';
import type { Localize } from './localize';
import type { Speech } from './speech';
import { plainText } from './text';

/** The fact by itself, as a sentence: `Claude Code is installed.` */
export function describeFound(finding: Pick<Finding, 'place' | 'evidence'>, name: string, { t }: Speech): string {
  const { place } = finding;
  switch (place.kind) {
    case 'extension':
      return place.builtIn ? t('{0} is part of this editor.', name) : describeInstalled(finding, name, t);
    case 'terminal':
      return place.reference === 'install'
        ? t('A command in the terminal installs {0}.', name)
        : t('{0} was started in the terminal.', name);
    case 'file':
      return describeReference(plainText(place.path, 200), place.reference, name, t);
    case 'model':
      return t('The language model {0} is available here.', name);
    case 'mcp-server':
      return t('The MCP server {0} is configured here.', name);
    case 'editor':
      return t('This editor is {0}.', name);
  }
}

/** A person who installed a pack may not know what came with it. */
function describeInstalled(finding: Pick<Finding, 'evidence'>, name: string, t: Localize): string {
  const bringer = bringerOf(finding);
  switch (bringer?.by) {
    case undefined:
      return t('{0} is installed.', name);
    case 'pack':
      return t('{0} is installed; the extension pack {1} brings it.', name, bringer?.name ?? '');
    case 'dependency':
      return t('{0} is installed; the extension {1} needs it.', name, bringer?.name ?? '');
  }
}

function describeReference(path: string, reference: ReferenceKind, name: string, t: Localize): string {
  switch (reference) {
    case 'run':
      return t('{0} runs {1}.', path, name);
    case 'install':
      return t('{0} installs {1}.', path, name);
    case 'recommend':
      return t('{0} recommends {1}.', path, name);
    case 'configure':
      return t('{0} configures {1}.', path, name);
    case 'presence':
      return t('{0} belongs to {1}.', path, name);
  }
}
