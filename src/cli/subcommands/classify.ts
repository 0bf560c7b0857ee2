import { declareSubcommand } from '../subcommand';
import { formatOption, shellOption } from './common';

export const classify = declareSubcommand({
  name: 'classify',
  summary: 'Says which AI tools command lines run or install, whatever a policy says',
  operands: '< lines',
  options: {
    shell: { ...shellOption, description: 'The shell that the lines are written for, where they do not say so.' },
    format: { ...formatOption, default: 'json' },
  },
  sections: [
    {
      heading: 'Input',
      text: `One command line on each line of the standard input, as it stands or as JSON:
{"id": "1", "shell": "bash", "line": "npx @openai/codex", "scripts": {"name": "text of package.json"}}
Only "line" is needed there; a command of several lines has to be written so.`,
    },
    {
      heading: 'Output',
      text: `One object for each line, in the order of the input:
{"id", "expect": [{"tool": id in the catalogue, "kind": "run"|"install"}], "unreadable": true|false}
"unreadable" is true where part of the line could not be read; the rest still counts.
"id" is that of the input, or the number of the line. Nothing is run, and no file of the folder is read.
The exit code is 0 whatever was found.`,
    },
  ],
  examples: ['classify --shell zsh < history.txt', 'classify --format text < lines.jsonl'],
  run: async (given, io) => (await import('../classify')).runClassify(given, io),
});
