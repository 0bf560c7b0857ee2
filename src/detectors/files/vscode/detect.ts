import type { Found, OpenedFile } from '../common/kind';
import { readServers } from '../common/mcp-servers';
import { field, type Value } from '../common/tree';
import { readRecommendations, readSettings } from '../common/vscode-settings';
import { readLaunch } from './launch';
import { readTasks } from './tasks';

/** VS Code's own files of a folder or workspace. */
export function detect({ path, roots }: OpenedFile, found: Found): void {
  for (const root of roots) readFile(path.slice(path.lastIndexOf('/') + 1), root, found);
}

function readFile(name: string, root: Value, found: Found): void {
  switch (name) {
    case 'extensions.json':
      readRecommendations(field(root, 'recommendations'), found);
      return;
    case 'settings.json':
      readSettings(root, found);
      return;
    case 'tasks.json':
      readTasks(root, found);
      return;
    case 'launch.json':
      readLaunch(root, found);
      return;
    default:
      readRecommendations(field(root, 'extensions', 'recommendations'), found);
      readSettings(field(root, 'settings'), found);
      readTasks(field(root, 'tasks'), found);
      readLaunch(field(root, 'launch'), found);
      readServers(field(root, 'mcp', 'servers'), found);
  }
}
