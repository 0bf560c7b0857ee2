import { checkLine, type LineRow } from './check-line';
import { commonNames } from './corpus/common-names';
import { definitions } from './corpus/definitions';
import { installScripts } from './corpus/install-scripts';
import { nestedShells } from './corpus/nested-shells';
import { javascriptPackages, otherPackages } from './corpus/packages';
import type { Row } from './corpus/row';
import { structure } from './corpus/structure';
import { commandPrompt, powershell } from './corpus/windows';
import { wrappers } from './corpus/wrappers';

const themes: Readonly<Record<string, readonly LineRow[]>> = {
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

for (const [theme, rows] of Object.entries(themes)) {
  describe(`command lines: ${theme}`, () => {
    for (const row of rows) it(`${row.shell}: ${JSON.stringify(row.line)}`, () => checkLine(row));
  });
}

function lineRow([shell, line, ...tools]: Row): LineRow {
  return { shell, line, tools };
}
