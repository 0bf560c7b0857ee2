import type { LineRow } from '../check-line';
import { commonNames } from './common-names';
import { definitions } from './definitions';
import { everyEcosystem } from './ecosystems';
import { everydayLines } from './everyday-lines';
import { everydayWindows } from './everyday-windows';
import { installScripts } from './install-scripts';
import { nestedShells } from './nested-shells';
import { nestedWrappers } from './nested-wrappers';
import { javascriptPackages, otherPackages } from './packages';
import { posixShapes } from './posix-shapes';
import type { Row } from './row';
import { secondReading } from './second-reading';
import { sharedNames } from './shared-names';
import { structure } from './structure';
import { unusualForms } from './unusual-forms';
import { commandPrompt, powershell } from './windows';
import { windowsAndFish } from './windows-and-fish';
import { windowsIndirection } from './windows-indirection';
import { workingDays } from './working-days';
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
  'wrappers in wrappers': nestedWrappers.map(lineRow),
  'every ecosystem': everyEcosystem.map(lineRow),
  'bash and zsh as typed': posixShapes.map(lineRow),
  'Windows and fish as typed': windowsAndFish.map(lineRow),
  'shared names': sharedNames.map(lineRow),
  'everyday lines': everydayLines.map(lineRow),
  'everyday lines of other shells': everydayWindows.map(lineRow),
  'working days': workingDays.map(lineRow),
  'common names': commonNames.map(lineRow),
  'indirection on Windows': windowsIndirection.map(lineRow),
  'second reading': secondReading.map(lineRow),
  'unusual forms': unusualForms.map(lineRow),
};

export const corpus: readonly LineRow[] = Object.values(themes).flat();

function lineRow([shell, line, ...tools]: Row): LineRow {
  return { shell, line, tools };
}
