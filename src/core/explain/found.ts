import type { Place, ReferenceKind } from '../findings/finding';
import type { Localize } from './localize';
import type { Speech } from './speech';
import { plainText } from './text';

/** The fact by itself, as a sentence: `Claude Code is installed.` */
export function describeFound(place: Place, name: string, { t }: Speech): string {
  switch (place.kind) {
    case 'extension':
      return place.builtIn ? t('{0} is part of this editor.', name) : t('{0} is installed.', name);
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
