import type { StatedName } from '../stated-policies';
import type { Localize } from './localize';
import { plainText } from './text';

/** What a rule names, as a part of a list: `Claude Code`, `everything by Anthropic`, `command codex`. */
export function describeStatedName({ kind, name }: StatedName, t: Localize): string {
  const shown = plainText(name, 120);
  switch (kind) {
    case 'tool':
      return shown;
    case 'vendor':
      return t('everything by {0}', shown);
    case 'extension':
      return t('extension {0}', shown);
    case 'command':
      return t('command {0}', shown);
    case 'package':
      return t('package {0}', shown);
    case 'model':
      return t('language model {0}', shown);
    case 'mcp-server':
      return t('MCP server {0}', shown);
  }
}
