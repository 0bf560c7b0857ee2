/**
 * The front matter of a Markdown file in which an agent brings MCP servers of its own, at its place in the text; empty where there
 * is none. Agents describe themselves there in prose that is often no YAML, which is nobody's concern without servers.
 */
export function serversFrontMatter(text: string): string {
  const opening = /^\uFEFF?---[ \t]*\r?\n/.exec(text)?.[0];
  if (opening === undefined) return '';
  const end = text.indexOf('\n---', opening.length - 1);
  const matter = end < 0 ? '' : text.slice(0, end + 1);
  return /^mcp-?servers[ \t]*:/im.test(matter) ? matter : '';
}
