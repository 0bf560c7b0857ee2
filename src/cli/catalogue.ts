import { type Catalogue, searchTools } from '../catalogue';
import { nearestName } from '../core/policy/nearest';
import { builtInCatalogue } from './built-in-catalogue';
import { toolAsText, toolsAsText } from './reporters/tools';
import { cannotRun, type ExitCode, type Io } from './subcommand';

export interface CatalogueGiven {
  readonly operands: readonly string[];
  readonly options: { readonly format: 'text' | 'json' };
}

const verbs = ['list', 'show', 'search'] as const;

export async function runCatalogue({ operands, options }: CatalogueGiven, io: Io): Promise<ExitCode> {
  const [verb = 'list', ...rest] = operands;
  const cannot = (what: string) => cannotRun(io, `catalogue: ${what}`, 'See ai-tool-policy catalogue --help.');
  const known = verbs.find((one) => one === verb);
  if (known === undefined) {
    const nearest = nearestName(verb, verbs);
    const meant = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
    return cannot(`it lists, shows or searches; found ${JSON.stringify(verb)}.${meant}`);
  }
  const catalogue = await builtInCatalogue();
  switch (known) {
    case 'list':
      if (rest.length > 0) return cannot(`list takes nothing more; found ${rest.join(' ')}.`);
      return print([...catalogue.tools.values()], options.format, io);
    case 'show':
      return show(rest, catalogue, options.format, io) ?? cannot('show takes one or more ids of tools.');
    case 'search': {
      if (rest.length === 0) return cannot('search takes one or more words.');
      return print(searchTools(catalogue, rest.join(' ')), options.format, io);
    }
  }
}

/** Nothing found is as little a clean result as it is for grep. */
function print(tools: Parameters<typeof toolsAsText>[0], format: 'text' | 'json', io: Io): ExitCode {
  io.stdout(format === 'json' ? `${JSON.stringify(tools, null, 2)}\n` : toolsAsText(tools));
  return tools.length === 0 ? 1 : 0;
}

function show(ids: readonly string[], catalogue: Catalogue, format: 'text' | 'json', io: Io): ExitCode | undefined {
  if (ids.length === 0) return undefined;
  const tools = ids.map((id) => ({ id, tool: catalogue.tool(id) }));
  const missing = tools.find(({ tool }) => tool === undefined);
  if (missing !== undefined) {
    const nearest = nearestName(missing.id, catalogue.tools.keys());
    const meant = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
    const what = `catalogue: there is no tool ${JSON.stringify(missing.id)}.${meant}`;
    return cannotRun(io, what, `Look for it by name: ai-tool-policy catalogue search ${missing.id}`);
  }
  for (const [index, { tool }] of tools.entries()) {
    if (tool === undefined) continue;
    const gap = index === 0 ? '' : '\n';
    io.stdout(format === 'json' ? `${JSON.stringify(tool, null, 2)}\n` : gap + toolAsText(tool, catalogue));
  }
  return 0;
}
