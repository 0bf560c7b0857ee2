/** The forms of an item, for the help. */
export const itemForms = `tool:claude-code                             a tool of the catalogue
extension:anthropic.claude-code@2.1.313      an extension, with or without version
command:'npx @openai/codex'                  a command line and what it runs or installs
package:npm:@anthropic-ai/claude-code@2.1.0  a package, its registry in front as in a policy
model:claude-opus-4                          a language model by family or id
mcp:npm:@playwright/mcp                      an MCP server by package
mcp:https://mcp.example.com/sse              an MCP server by address
editor:cursor                                an editor`;
