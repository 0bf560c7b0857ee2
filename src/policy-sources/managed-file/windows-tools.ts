import { execFile } from 'node:child_process';
import { win32 } from 'node:path';

export type ToolRun = { readonly output: string } | { readonly fault: string };

/** Runs a program of Windows to its end; a test gives recorded outputs instead. */
export type RunTool = (program: string, args: readonly string[]) => Promise<ToolRun>;

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
 * Owner and access list in SDDL, which has no words in the user's language. .NET is called directly: `Get-Acl` would be loaded
 * from the module path, which the user can change.
 */
export async function readSecurity(
  run: RunTool,
  kind: 'File' | 'Directory',
  path: string,
): Promise<{ readonly sddl: string } | { readonly fault: string }> {
  const quoted = `'${path.replaceAll("'", "''")}'`;
  const script = `[Console]::Out.Write([IO.${kind}]::GetAccessControl(${quoted}).GetSecurityDescriptorSddlForm('Owner,Access'))`;
  const encoded = Buffer.from(script, 'utf16le').toString('base64');
  const ran = await run(powershell, ['-NoProfile', '-NonInteractive', '-EncodedCommand', encoded]);
  return 'fault' in ran ? ran : { sddl: ran.output.trim() };
}

/** With next to no environment, so that none of the user's variables changes what these programs load. */
export const runWindowsTool: RunTool = (program, args) =>
  new Promise((resolve) => {
    const env = { SystemRoot: 'C:\\Windows', SystemDrive: 'C:', PATH: system };
    execFile(
      program,
      [...args],
      { env, windowsHide: true, timeout: 20_000, maxBuffer: 1024 * 1024 },
      (error, stdout) => {
        resolve(error === null ? { output: stdout } : { fault: error.message });
      },
    );
  });
