import { checksFor } from './check';

describe('bash: words and lists', () => {
  const check = checksFor('bash');
  check("cl'au'de doctor", ['claude doctor']);
  check('cd x && claude | tee "a b"', ['cd x', 'claude', 'tee <a b>'], { inputs: ['tee < | claude'] });
  check('"$HOME/.local/bin/claude"', ['?/.local/bin/claude']);
});
