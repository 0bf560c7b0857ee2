import { alternatives, always } from './arguments';
import type { Option, Options, Subcommand } from './subcommand';

/** The help of the whole program: what there is to run. */
export function overview(subcommands: readonly Subcommand[]): string {
  return paragraphs([
    'ai-tool-policy: writes, tests, signs and explains policies on AI tools.',
    'Usage: ai-tool-policy <subcommand> [options]',
    section('Subcommands', table(subcommands.map(({ name, summary }) => [name, summary]))),
    section(
      'Options',
      table([
        ['-h, --help', 'Show this help; behind a subcommand, its own. Also: ai-tool-policy help <subcommand>.'],
        ['-V, --version', "Show this program's version."],
      ]),
    ),
    section('Exit codes', table(exitCodes)),
  ]);
}

/** The help of one subcommand. */
export function helpOf(subcommand: Subcommand): string {
  const { name, summary, operands, options, sections, examples } = subcommand;
  return paragraphs([
    `${summary}.`,
    `Usage: ai-tool-policy ${name} [options]${operands === '' ? '' : ` ${operands}`}`,
    section('Options', table([...optionRows(options), ...optionRows(always)])),
    ...sections.map(({ heading, text }) => section(heading, text)),
    ...(examples.length === 0
      ? []
      : [section('Examples', examples.map((example) => `ai-tool-policy ${example}`).join('\n'))]),
  ]);
}

const exitCodes: readonly Row[] = [
  ['0', 'Clean, or as wished.'],
  ['1', 'Errors were found, or something is not as wished.'],
  ['2', 'It could not run: bad arguments, an unreadable file.'],
];

type Row = readonly [name: string, text: string];

function optionRows(options: Options): readonly Row[] {
  return Object.entries(options).map(([name, option]) => {
    const short = option.short === undefined ? '' : `-${option.short}, `;
    const value = option.type === 'string' ? ` ${option.value}` : '';
    return [`${short}--${name}${value}`, descriptionOf(option)];
  });
}

function descriptionOf(option: Option): string {
  if (option.type === 'boolean') return option.description;
  const facts = [
    ...(option.choices === undefined ? [] : [alternatives(option.choices)]),
    ...(option.default === undefined ? [] : [`default: ${option.default}`]),
    ...(option.multiple === undefined ? [] : ['may be given several times']),
  ];
  return facts.length === 0 ? option.description : `${option.description.replace(/\.$/, '')} (${facts.join('; ')}).`;
}

const lineWidth = 100;

function table(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows
    .map(
      ([name, text]) =>
        `${name.padEnd(width)}  ${wrap(text, lineWidth - width - 4).join(`\n${' '.repeat(width + 2)}`)}`,
    )
    .join('\n');
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function section(heading: string, text: string): string {
  return `${heading}:\n${text
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n')}`;
}

function paragraphs(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}
