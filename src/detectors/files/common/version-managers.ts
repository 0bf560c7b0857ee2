import type { Found } from './kind';
import type { Spot } from './tree';

/** mise's back ends that are registries of their own, as the prefixes of package ids. https://mise.jdx.dev/dev-tools/backends/ */
const backends: Readonly<Record<string, string>> = {
  npm: 'npm',
  pipx: 'pypi',
  cargo: 'cargo',
  go: 'go',
  conda: 'conda',
};

/** A tool of mise or asdf: `claude-code`, `npm:@openai/codex`, `aqua:anthropics/claude-code`. */
export function readManagedTool(name: string, version: string | undefined, spot: Spot, found: Found): void {
  const exact = /^v?\d+(?:\.\d+)+[\w.+-]*$/.test(version ?? '') ? version : undefined;
  const colon = name.indexOf(':');
  const backend = colon < 0 ? '' : name.slice(0, colon);
  const ecosystem = Object.hasOwn(backends, backend) ? backends[backend] : undefined;
  if (ecosystem !== undefined) found.package(`${ecosystem}:${name.slice(colon + 1)}`, exact, 'install', spot);
  else
    found.package(
      `mise:${name.slice(name.lastIndexOf('/') + 1).slice(name.includes('/') ? 0 : colon + 1)}`,
      exact,
      'install',
      spot,
    );
}
