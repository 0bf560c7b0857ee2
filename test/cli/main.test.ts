import assert from 'node:assert/strict';
import { subcommands } from '../../src/cli/subcommands';
import { checkRows, run } from './support';

describe('cli: help and arguments', () => {
  checkRows([
    { it: 'nothing at all', args: [], code: 2, stderr: ['Usage: ai-tool-policy <subcommand>', 'validate', 'explain'] },
    { it: '--help', args: ['--help'], code: 0, stdout: ['Subcommands:', 'Exit codes:'] },
    { it: '-h', args: ['-h'], code: 0, stdout: ['Subcommands:'] },
    { it: 'help', args: ['help'], code: 0, stdout: ['Subcommands:'] },
    { it: 'help of a subcommand', args: ['help', 'explain'], code: 0, stdout: ['Usage: ai-tool-policy explain'] },
    { it: 'help of nothing known', args: ['help', 'explan'], code: 2, stderr: ['Did you mean explain?'] },
    { it: '--version', args: ['--version'], code: 0, stdout: [/^9\.9\.9\n$/] },
    { it: '--version behind a subcommand', args: ['validate', '--version'], code: 0, stdout: [/^9\.9\.9\n$/] },
    {
      it: 'a misspelt subcommand',
      args: ['valdiate'],
      code: 2,
      stderr: ['no subcommand valdiate. Did you mean validate?'],
    },
    { it: 'a subcommand like nothing', args: ['frobnicate'], code: 2, stderr: [/no subcommand frobnicate\.\nSee/] },
    { it: 'a misspelt option in front', args: ['--hlep'], code: 2, stderr: ['no option --hlep. Did you mean --help?'] },
    { it: 'a misspelt option', args: ['validate', '--fromat', 'json'], code: 2, stderr: ['Did you mean --format?'] },
    {
      it: 'a value that is no choice',
      args: ['validate', '--format', 'jsn', 'x'],
      code: 2,
      stderr: ['--format must be text or json; found "jsn". Did you mean json?'],
    },
    { it: 'a value forgotten at the end', args: ['validate', '--today'], code: 2, stderr: ['--today needs a value'] },
    {
      it: 'a value forgotten before an option',
      args: ['validate', '--today', '--format', 'json', 'x'],
      code: 2,
      stderr: ['--today needs a value: --today <date>.'],
    },
    { it: 'a flag with a value', args: ['validate', '--signed=no', 'x'], code: 2, stderr: ['--signed takes no value'] },
    {
      it: 'an option twice',
      args: ['validate', '--format', 'json', '--format', 'text', 'x'],
      code: 2,
      stderr: ['--format is given more than once'],
    },
    {
      it: 'an operand behind --',
      args: ['validate', '--', '--help'],
      code: 2,

      stderr: ['--help cannot be read'],
    },
  ]);

  it('every subcommand has help that names all its options', async () => {
    for (const { name, options, summary } of subcommands) {
      const { code, stdout, stderr } = await run([name, '--help']);
      assert.equal(code, 0, name);
      assert.equal(stderr, '', name);
      for (const option of Object.keys(options)) assert.ok(stdout.includes(`--${option}`), `${name} --${option}`);
      assert.ok(stdout.startsWith(`${summary}.\n`), name);
      assert.deepEqual(
        stdout.split('\n').filter((line) => line.length > 130),
        [],
        `${name}: lines that no terminal shows whole`,
      );
    }
  });

  it('the overview lists every subcommand once', async () => {
    const { stdout } = await run(['--help']);
    for (const { name } of subcommands) {
      assert.equal(stdout.match(new RegExp(`^  ${name} `, 'gm'))?.length, 1, name);
    }
  });
});
