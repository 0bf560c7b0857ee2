import * as v from 'valibot';
import {
  bounds,
  command,
  extension,
  type FieldWords,
  id,
  listOf,
  model,
  packageSelector,
  server,
} from './schema-parts';

export const toolId = id({ description: "A tool's id in the catalogue.", completions: 'tools' });

export const selectors = {
  tools: optionalList(toolId, {
    title: 'Tools',
    description:
      'Tools by their id in the catalogue. Everything that is known to belong to the tool counts: its extensions, commands, packages, actions, files. The command "ai-tool-policy catalogue" lists the ids.',
    examples: [['claude-code']],
  }),
  vendors: optionalList(id({ description: "A vendor's id in the catalogue.", completions: 'vendors' }), {
    title: 'Vendors',
    description: "Every assistant of a vendor, by the vendor's id in the catalogue. SDKs are not meant by it.",
    examples: [['anthropic']],
  }),
  extensions: optionalList(extension({ examples: ['anthropic.claude-code', 'example.*'] }), {
    title: 'Extensions',
    description:
      'VS Code extensions as publisher.name. * stands for any run of characters in either part; letter case does not count.',
    examples: [['anthropic.claude-code']],
  }),
  commands: optionalList(command({ examples: ['claude', 'aider'] }), {
    title: 'Commands',
    description: 'Names of programs that are run in a terminal or a script, without folder and arguments.',
    examples: [['claude']],
  }),
  packages: optionalList(
    packageSelector({
      examples: ['npm:@anthropic-ai/*', 'pypi:aider-chat', 'github-action:anthropics/claude-code-action'],
    }),
    {
      title: 'Packages',
      description:
        'Packages, images, actions and features, each with its registry before a colon. * stands for any run of characters. Which versions are meant is said in "versions".',
      examples: [['npm:@anthropic-ai/claude-code']],
    },
  ),
  models: optionalList(model({ examples: ['claude-*', 'gpt-4o'] }), {
    title: 'Language models',
    description: 'Language models by family or id. * stands for any run of characters.',
    examples: [['claude-*']],
  }),
  mcpServers: optionalList(server({ examples: ['npm:@playwright/mcp', 'https://mcp.example.com/*'] }), {
    title: 'MCP servers',
    description:
      'MCP servers: the package that is run, or the address of a remote one. * stands for any run of characters.',
    examples: [['npm:@playwright/mcp']],
  }),
};

function optionalList<Item extends v.GenericSchema>(item: Item, words: FieldWords) {
  return v.exactOptional(listOf(item, bounds.selectors, words));
}
