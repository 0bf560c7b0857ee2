import { checkLine } from './check-line';
import { themes } from './corpus';

for (const [theme, rows] of Object.entries(themes)) {
  describe(`command lines: ${theme}`, () => {
    for (const row of rows) it(`${row.shell}: ${JSON.stringify(row.line)}`, () => checkLine(row));
  });
}
