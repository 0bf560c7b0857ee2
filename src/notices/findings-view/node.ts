/** A node of the findings view; `contextValue` says which inline actions it has. */
export interface FindingNode {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  readonly icon: NodeIcon;
  readonly contextValue: string | undefined;
  readonly children: readonly FindingNode[];
  readonly target: { readonly id: string; readonly name: string } | undefined;
  readonly rationaleUrl: string | undefined;
  /** Of a command that runs: which one, for stopping it. */
  readonly start?: { readonly key: string; readonly at: number };
  /** Of what stands in a file: where, for opening it there. */
  readonly opens?: OpenAt;
}

/** A codicon, and the theme's colour for it. */
export interface NodeIcon {
  readonly id: string;
  readonly color: string | undefined;
}

export interface OpenAt {
  readonly uri: string;
  /** 1-based, as are the others. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function icon(id: string, color?: string): NodeIcon {
  return { id, color };
}

/** A node about nothing that was decided, or that heads others: nothing can be done with it but what is given. */
export function plainNode(
  shown: Pick<FindingNode, 'id' | 'label' | 'description' | 'tooltip' | 'icon'> & Partial<FindingNode>,
): FindingNode {
  return { contextValue: undefined, children: [], target: undefined, rationaleUrl: undefined, ...shown };
}

/** Words that the menus of the manifest look for. */
export function contextOf(words: Readonly<Record<string, boolean>>): string | undefined {
  const held = Object.keys(words).filter((word) => words[word]);
  return held.length === 0 ? undefined : held.join(' ');
}
