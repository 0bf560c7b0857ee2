/** The fixed words of the policy format. Policy files, decisions, notices and the CLI all speak these and no others. */

/** What an organisation says of a tool, from lenient to strict. */
export const statuses = ['allowed', 'restricted', 'banned'] as const;
export type Status = (typeof statuses)[number];

/** Whether a policy acts or only reports. */
export const modes = ['enforce', 'audit'] as const;
export type Mode = (typeof modes)[number];

/** What running a restricted or banned tool in a terminal gets. */
export const terminalEnforcements = ['notify', 'confirm', 'block'] as const;
export type TerminalEnforcement = (typeof terminalEnforcements)[number];

/** Whether disabling an extension is offered or done. */
export const extensionEnforcements = ['offer', 'disable'] as const;
export type ExtensionEnforcement = (typeof extensionEnforcements)[number];

/** How loudly a tool's own files in a repository are reported. */
export const presenceEnforcements = ['inform', 'warn'] as const;
export type PresenceEnforcement = (typeof presenceEnforcements)[number];

/** Prefixes of package selectors, as in `npm:@scope/name`. */
export const packageEcosystems = [
  'npm',
  'pypi',
  'brew',
  'cargo',
  'go',
  'winget',
  'scoop',
  'choco',
  'nix',
  'docker',
  'gh-extension',
  'github-action',
  'devcontainer-feature',
] as const;
export type PackageEcosystem = (typeof packageEcosystems)[number];

/** A package as a policy names it, for example `npm:@anthropic-ai/claude-code`. */
export type PackageId = `${PackageEcosystem}:${string}`;

/** Where a rule comes from; at equal strictness the earlier one in this list is the one named. */
export const layers = ['managed', 'organization', 'workspace'] as const;
export type Layer = (typeof layers)[number];

/** How a policy source stands, the strongest first: one status at a time, the first that holds. */
export const sourceStatuses = ['refused', 'unreachable', 'stale', 'expired', 'current', 'none'] as const;
export type SourceStatus = (typeof sourceStatuses)[number];
