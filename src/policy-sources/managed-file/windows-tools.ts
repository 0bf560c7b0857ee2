import { execFile } from 'node:child_process';
import { win32 } from 'node:path';

export type ToolRun = { readonly output: string } | { readonly fault: string };

/** Runs a program of Windows to its end; a test gives recorded outputs instead. */
export type RunTool = (
  program: string,
  args: readonly string[],
  variables?: Readonly<Record<string, string>>,
) => Promise<ToolRun>;

/**
 * Fixed on purpose: `%SystemRoot%`, `%ProgramData%` and `PATH` belong to the user, who could point them at a folder of their
 * own. Where Windows is installed elsewhere the managed file cannot be looked for, and that is reported as refused.
 */
const system = 'C:\\Windows\\System32';
const registryTool = win32.join(system, 'reg.exe');
const powershell = win32.join(system, 'WindowsPowerShell', 'v1.0', 'powershell.exe');
const shellFolders = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Explorer\\Shell Folders';

/** The known folder ProgramData, from the machine's part of the registry, which only administrators can write. */
export async function readProgramData(run: RunTool): Promise<{ readonly path: string } | { readonly fault: string }> {
  const ran = await run(registryTool, ['query', shellFolders, '/v', 'Common AppData']);
  if ('fault' in ran) return ran;
  const path = parseRegistryValue(ran.output, 'Common AppData');
  return path === undefined ? { fault: 'the registry does not say where ProgramData is' } : { path };
}

/** The value in the output of `reg query`, whose other words are in the user's language; only an absolute path counts. */
export function parseRegistryValue(output: string, name: string): string | undefined {
  for (const line of output.split(/\r?\n/)) {
    const match = /^ {4}(.+?) {4}REG_SZ {4}(.+)$/.exec(line);
    if (match?.[1] === name && match[2] !== undefined && /^[A-Za-z]:\\/.test(match[2])) return match[2].trim();
  }
  return undefined;
}

/**
 * Owner and access list in SDDL, which has no words in the user's language. The path is handed over in a variable, since no
 * quoting of it would hold: PowerShell takes four more characters for quotes. .NET is asked first, which no module of the
 * user's can stand in for; where policy forbids that (Constrained Language Mode), `Get-Acl` under its full name.
 */
export async function readSecurity(
  run: RunTool,
  kind: 'File' | 'Directory',
  path: string,
): Promise<{ readonly sddl: string } | { readonly fault: string }> {
  const script = `$p = $env:AI_TOOL_POLICY_PATH
try { [IO.${kind}]::GetAccessControl($p).GetSecurityDescriptorSddlForm('Owner,Access') }
catch { (Microsoft.PowerShell.Security\\Get-Acl -LiteralPath $p).Sddl }`;
  const encoded = Buffer.from(script, 'utf16le').toString('base64');
  const args = ['-NoProfile', '-NonInteractive', '-EncodedCommand', encoded];
  const ran = await run(powershell, args, { AI_TOOL_POLICY_PATH: path });
  return 'fault' in ran ? ran : { sddl: ran.output.trim() };
}

/** With next to no environment, so that none of the user's variables changes what these programs load. */
export const runWindowsTool: RunTool = (program, args, variables) =>
  new Promise((resolve) => {
    const env = { SystemRoot: 'C:\\Windows', SystemDrive: 'C:', PATH: system, ...variables };
    execFile(
      program,
      [...args],
      { env, windowsHide: true, timeout: 20_000, maxBuffer: 1024 * 1024 },
      (error, stdout) => {
        resolve(error === null ? { output: stdout } : { fault: error.message });
      },
    );
  });
