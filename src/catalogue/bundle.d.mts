import type { Plugin } from 'esbuild';

export function compactTool<Entry extends object>(tool: Entry): Entry;
export function catalogueBundle(options?: { readonly explained?: boolean }): Plugin;
