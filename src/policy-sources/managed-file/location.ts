import { win32 } from 'node:path';
import { type RunTool, readProgramData } from './windows-tools';

/** Where device management lays the file, or why that cannot be told. Systems other than macOS and Windows are as Linux. */
export async function managedFilePath(
  platform: NodeJS.Platform,
  runTool: RunTool,
): Promise<{ readonly path: string } | { readonly fault: string }> {
  if (platform === 'darwin') return { path: '/Library/Application Support/ai-tool-policy/managed.json' };
  if (platform !== 'win32') return { path: '/etc/ai-tool-policy/managed.json' };
  const folder = await readProgramData(runTool);
  return 'fault' in folder ? folder : { path: win32.join(folder.path, 'ai-tool-policy', 'managed.json') };
}
