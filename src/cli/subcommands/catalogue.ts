import { declareSubcommand } from '../subcommand';
import { formatOption } from './common';

export const catalogue = declareSubcommand({
  name: 'catalogue',
  summary: 'Lists, shows and searches the AI tools that policies can name',
  operands: '[list | show <id…> | search <text>]',
  options: { format: formatOption },
  sections: [
    {
      heading: 'Output',
      text: `list and search: one line for each tool, with id, name, vendor and kinds; JSON: a list of tools.
show: all that is known of a tool and from where; JSON: one object for each id, as the catalogue keeps it.
search finds tools by id, name, vendor, extension, command or package; nothing found is exit code 1.`,
    },
  ],
  examples: ['catalogue', 'catalogue show claude-code', 'catalogue search anysphere'],
  run: async (given, io) => (await import('../catalogue')).runCatalogue(given, io),
});
