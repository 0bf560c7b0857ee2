import type { LineRow } from '../check-line';
import { commonNames } from './common-names';
import { definitions } from './definitions';
import { installScripts } from './install-scripts';
import { nestedShells } from './nested-shells';
import { javascriptPackages, otherPackages } from './packages';
import type { Row } from './row';
import { structure } from './structure';
import { commandPrompt, powershell } from './windows';
import { wrappers } from './wrappers';

/** The labelled lines by theme. */
export const themes: Readonly<Record<string, readonly LineRow[]>> = {
  wrappers: wrappers.map(lineRow),
  'nested shells': nestedShells.map(lineRow),
  'packages of JavaScript': javascriptPackages.map(lineRow),
  'other packages': otherPackages.map(lineRow),
  structure: structure.map(lineRow),
  PowerShell: powershell.map(lineRow),
  'cmd.exe': commandPrompt.map(lineRow),
  'install scripts': installScripts.map(lineRow),
  'definitions and scripts': definitions,
  'common names': commonNames.map(lineRow),
};

export const corpus: readonly LineRow[] = Object.values(themes).flat();

function lineRow([shell, line, ...tools]: Row): LineRow {
  return { shell, line, tools };
}
