import { type AllowedExtensions, allowedExtensions } from './export/allowed-extensions';
import { lossesOf } from './export/losses';
import { momentOf } from './inputs';
import { loadPolicies } from './policies';
import { type Argument, cannotRun, type ExitCode, type Io } from './subcommand';

export interface ExportGiven {
  readonly operands: readonly string[];
  readonly inOrder: readonly Argument[];
  readonly options: {
    readonly format: ExportFormat | undefined;
    readonly 'public-key': readonly string[];
    readonly on: string | undefined;
  };
}

export const exportFormats = ['vscode-allowed-extensions', 'vscode-policy-json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export async function runExport({ operands, inOrder, options }: ExportGiven, io: Io): Promise<ExitCode> {
  const cannot = (what: string) => cannotRun(io, `export: ${what}`, 'See ai-tool-policy export --help.');
  const { format } = options;
  if (format === undefined) return cannot(`--format is missing: ${exportFormats.join(' or ')}.`);
  if (operands.length > 0)
    return cannot(`there is nothing to do with ${operands.join(' ')}; the policy goes behind --policy.`);
  const on = momentOf(options.on, '--on', io.now());
  if ('fault' in on) return cannot(on.fault);
  const loaded = await loadPolicies(inOrder, options['public-key'], io);
  if ('fault' in loaded) return cannot(loaded.fault);
  const [layer, ...others] = loaded.layers;
  if (layer === undefined) return cannot('the managed file holds no policy.');
  if (others.length > 0) return cannot('one policy is exported at a time.');
  for (const note of loaded.notes) io.stderr(`${note}\n`);
  for (const loss of lossesOf(layer, loaded.catalogue, on.time)) io.stderr(`warning: ${loss}\n`);
  io.stdout(render(allowedExtensions(layer, loaded.catalogue, on.time), format));
  return 0;
}

function render(allowed: AllowedExtensions, format: ExportFormat): string {
  switch (format) {
    case 'vscode-allowed-extensions':
      return `${JSON.stringify(allowed, null, 2)}\n`;
    case 'vscode-policy-json':
      // VS Code reads policies of an object's form from a text that holds JSON:
      // https://code.visualstudio.com/docs/enterprise/policies#_linux-json-policies
      return `${JSON.stringify({ AllowedExtensions: JSON.stringify(allowed) }, null, 2)}\n`;
  }
}
