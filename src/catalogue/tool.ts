import type { PackageId } from '../core/policy/vocabulary';

/**
 * What is known of one AI tool. Facts only, each with its source. `src/catalogue/schema.ts` checks this shape at the door
 * (the catalogue's own files in a test, an organisation's `catalogue` when a policy is read).
 */
export interface Tool {
  /** Stable, lower-case, used by policies: `claude-code`. */
  readonly id: string;
  /** As its vendor writes it: `Claude Code`. */
  readonly name: string;
  readonly vendor: Vendor;
  readonly kinds: readonly ToolKind[];
  readonly formerNames?: readonly string[];
  /** Ids under which policies may still name it. */
  readonly formerIds?: readonly string[];
  /**
   * Ids of tools that this one continues while both stay in the catalogue: `kiro` took over the command line of `amazon-q`.
   * A ban or restriction on the one reaches the other, until a rule speaks of that itself (`core/decisions/match.ts`).
   */
  readonly successorOf?: readonly string[];
  /** https address of the product. */
  readonly homepage?: string;
  /** `publisher.name`, compared without case. */
  readonly extensions?: readonly string[];
  readonly binaries?: readonly Binary[];
  /** Packages that bring the tool, of any ecosystem, actions, images and features included. */
  readonly packages?: readonly PackageId[];
  /**
   * Last path segments by which a devcontainer feature of any publisher is unmistakably this tool: `claude-code` in
   * `ghcr.io/someone/features/claude-code:1`.
   */
  readonly featureNames?: readonly string[];
  /** Repository names by which an action of any owner, mostly a fork, is unmistakably this tool: `someone/claude-code-action`. */
  readonly actionNames?: readonly string[];
  /** Its source repositories, as host, owner and name: `github.com/openai/codex`. Compared without case. */
  readonly repositories?: readonly string[];
  /** https addresses of scripts that install it. */
  readonly installScripts?: readonly string[];
  /**
   * Its own files and folders in a repository; a folder ends in `/`; `*` within a segment, `**` across. Files that several
   * tools read (`AGENTS.md`, `.agents/`, `.mcp.json`) belong to none and are absent.
   */
  readonly workspaceFiles?: readonly string[];
  /** Files in a repository in which it keeps its MCP servers, in the `mcpServers` object of a JSON (with comments) file. */
  readonly mcpConfigFiles?: readonly string[];
  /** Prefixes of its keys in VS Code's settings, such as `claudeCode.`. */
  readonly settingsPrefixes?: readonly string[];
  readonly environmentVariables?: readonly string[];
  readonly apiHosts?: readonly string[];
  /**
   * Language-model families or ids, `*` allowed: `claude-*`. They stand with the maker's API (kind `sdk`), not with its
   * assistants: a rule on Claude Code is not about Claude's models inside another assistant.
   */
  readonly models?: readonly string[];
  /** MCP servers that are this tool: packages or URL patterns. */
  readonly mcpServers?: readonly string[];
  /** Present when the tool is itself an editor: how `vscode.env` names it. */
  readonly editor?: { readonly appNames: readonly string[]; readonly uriSchemes: readonly string[] };
  /** Ids of the tools whose extension ids, binaries or packages overlap with this one's, each with how they are told apart. */
  readonly overlaps?: readonly { readonly tool: string; readonly toldApartBy: string }[];
  readonly notes?: string;
  readonly sources: readonly Source[];
}

export interface Vendor {
  /** Lower-case, used by policies: `anthropic`. */
  readonly id: string;
  readonly name: string;
}

export const toolKinds = [
  'cli',
  'ide-extension',
  'editor',
  'desktop',
  'ci',
  'cloud-agent',
  'sdk',
  'gateway',
  'adapter',
  'mcp',
  'local-model',
  'other',
] as const;
export type ToolKind = (typeof toolKinds)[number];

/**
 * A program name. Without `form` the name alone shows the tool. With it, an invocation counts only where the form says so,
 * since other programs share the name. The order of evaluation: `never`; then `not` (another program for certain); then any
 * of the positive signs; else it is not counted.
 */
export interface Binary {
  readonly name: string;
  readonly form?: InvocationForm;
}

export interface InvocationForm {
  /** The name is never proof by itself (`cmd`): only packages and install scripts show the tool. */
  readonly never?: boolean;
  /** The first operand is one of these: `q chat`, `gh copilot`, `cursor agent`. */
  readonly subcommands?: readonly string[];
  /** One of these options is given: `amp -x`. */
  readonly options?: readonly string[];
  /** It is called with no arguments at all. */
  readonly alone?: boolean;
  /** The first operand is a quoted text that is no path or file name: `droid "fix the tests"`. */
  readonly prompt?: boolean;
  /** Its input is piped: `cat log | mods`. */
  readonly pipedInput?: boolean;
  /** Signs of another program of that name; they win over the positive signs. */
  readonly not?: { readonly subcommands?: readonly string[]; readonly options?: readonly string[] };
  /** What it counts as when neither a sign for nor a sign against is seen. Default: not counted. */
  readonly otherwise?: 'tool';
}

export interface Source {
  /** The fields of this entry that the source bears out; absent: any of those that no other source claims. */
  readonly facts?: readonly string[];
  /** Address or name of a public page, registry entry or repository. */
  readonly from: string;
  /** The day it was read, `YYYY-MM-DD`. */
  readonly on: string;
}
