import type { Tool } from './tool';

/** Look-ups over a set of tools, built once. Keys are compared as the format says: extension ids and vendors without case. */
export interface Catalogue {
  readonly tools: ReadonlyMap<string, Tool>;
  /** The tool of an id or former id. */
  tool(id: string): Tool | undefined;
  toolsByExtension(extensionId: string): readonly Tool[];
  /** Tools that own a binary of that name (without folder and `.exe`/`.cmd`/`.ps1`), with the form that the name needs. */
  toolsByBinary(name: string): readonly { readonly tool: Tool; readonly binary: import('./tool').Binary }[];
  /** Tools of a package id such as `npm:@anthropic-ai/claude-code`, version stripped. */
  toolsByPackage(packageId: string): readonly Tool[];
  toolsByInstallScript(url: string): readonly Tool[];
  /** Tools whose model patterns match a family or id. */
  toolsByModel(familyOrId: string): readonly Tool[];
}
