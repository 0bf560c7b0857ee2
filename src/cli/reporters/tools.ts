import type { Catalogue } from '../../catalogue';
import type { Binary, Tool } from '../../catalogue/tool';

/** One line for each tool: id, name, vendor, kinds. */
export function toolsAsText(tools: readonly Tool[]): string {
  const rows = tools.map(({ id, name, vendor, kinds }) => [id, name, vendor.name, kinds.join(', ')]);
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return lines.map((line) => `${line}\n`).join('');
}

/** All that is known of a tool, with where it is known from. */
export function toolAsText(tool: Tool, catalogue: Catalogue): string {
  const successors = catalogue.successorsOf(tool.id).map(({ id }) => id);
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['vendor', [`${tool.vendor.name} (${tool.vendor.id})`]],
    ['kinds', tool.kinds],
    ['homepage', tool.homepage === undefined ? [] : [tool.homepage]],
    ['former names', [...(tool.formerNames ?? []), ...(tool.formerIds ?? [])]],
    ['continues', tool.successorOf ?? []],
    ['continued by', successors],
    ['extensions', tool.extensions ?? []],
    ['commands', (tool.binaries ?? []).map(binaryWords)],
    ['packages', tool.packages ?? []],
    ['features', tool.featureNames ?? []],
    ['actions', tool.actionNames ?? []],
    ['repositories', tool.repositories ?? []],
    ['install scripts', tool.installScripts ?? []],
    ['files', [...(tool.workspaceFiles ?? []), ...(tool.mcpConfigFiles ?? [])]],
    ['settings', (tool.settingsPrefixes ?? []).map((prefix) => `${prefix}*`)],
    ['variables', tool.environmentVariables ?? []],
    ['hosts', tool.apiHosts ?? []],
    ['models', tool.models ?? []],
    ['MCP servers', tool.mcpServers ?? []],
    ['editor', tool.editor === undefined ? [] : [...tool.editor.appNames, ...tool.editor.uriSchemes]],
    ['overlaps', (tool.overlaps ?? []).map(({ tool: other, toldApartBy }) => `${other}: ${toldApartBy}`)],
    ['notes', tool.notes === undefined ? [] : [tool.notes]],
    ['sources', tool.sources.map(({ from, on }) => `${from} (${on})`)],
  ];
  const lines = rows.flatMap(([name, values]) =>
    values.map((value, index) => `  ${(index === 0 ? `${name}:` : '').padEnd(17)}${value}`),
  );
  return [`${tool.name} (${tool.id})`, ...lines, ''].join('\n');
}

/** The name, and what an invocation must look like where the name alone shows nothing. */
function binaryWords({ name, form }: Binary): string {
  if (form === undefined) return name;
  if (form.never === true) return `${name} (other programs have the name: it alone shows nothing)`;
  const signs = [
    ...(form.subcommands ?? []).map((word) => `${name} ${word}`),
    ...(form.options ?? []).map((option) => `${name} ${option}`),
    ...(form.alone === true ? ['alone'] : []),
    ...(form.prompt === true ? ['with a quoted prompt'] : []),
    ...(form.pipedInput === true ? ['with piped input'] : []),
  ];
  return `${name} (${form.otherwise === 'tool' ? 'unless it shows to be another program' : `only ${signs.join(', ')}`})`;
}
