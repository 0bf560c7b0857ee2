// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shells write their expansions so.
import { checksFor } from './check';

describe('reading bash: words', () => {
  const check = checksFor('bash');
  check('claude', ['claude']);
  check('/usr/local/bin/claude --version', ['/usr/local/bin/claude --version']);
  check('./node_modules/.bin/claude', ['./node_modules/.bin/claude']);
  check('~/.local/bin/claude', ['~/.local/bin/claude']);
  check('"claude" -p', ['claude -p']);
  check("cl'au'de doctor", ['claude doctor']);
  check('cl"au"de', ['claude']);
  check('\\claude', ['claude']);
  check('c\\laude', ['claude']);
  check('\'cl\'"au"de', ['claude']);
  check("$'claude'", ['claude']);
  check("$'cl\\x61ude' $'a\\tb' $'it\\'s' $'\\u0061\\101\\cA'", ["claude <a\tb> it's aA\u0001"]);
  check('$"claude" x', ['claude x']);
  check('a$"b" c', ['ab c']);
  check('"$HOME/.local/bin/claude"', ['?/.local/bin/claude']);
  check('$HOME/bin/claude', ['?/bin/claude']);
  check('${HOME}/bin/claude', ['?/bin/claude']);
  check('${X:-claude} a', ['? a']);
  check('$(which claude) -p', ['? -p', 'which claude']);
  check('`which claude` -p', ['? -p', 'which claude']);
  check('$TOOL -p hi', ['? -p hi']);
  check('claude "$1" "$@" $# $? $$', ['claude ? ? ? ? ?']);
  check('claude "a b" \'c d\' e\\ f', ['claude <a b> <c d> <e f>']);
  check('claude ""', ['claude <>']);
  check('claude \'\' "" x', ['claude <> <> x']);
  check('claude --model=x --name="a b" -p=\'q\'', ['claude --model=x <--name=a b> -p=q']);
  check('claude *.md ?.txt [ab]', ['claude *.md ?.txt [ab]']);
  check('npm i -g {@openai/codex,@google/gemini-cli}', ['npm i -g @openai/codex @google/gemini-cli']);
  check('echo {1..3} a{b,c}d', ['echo ? abd acd']);
  check('echo "a\\"b\\$c\\`d\\\\e\\f"', ['echo a"b$c`d\\e\\f']);
  check('cla\\\nude x', ['claude x']);
  check('claude \\\n  -p hi', ['claude -p hi']);
  check('echo "a\\\nb"', ['echo ab']);
  check('echo $ a$ "b"$ a#b !x', ['echo $ a$ b$ a#b !x']);
  check('echo ?(a|b) @(c) +(d) *(e)', ['echo ?(a|b) @(c) +(d) *(e)']);
  check('echo $((1+2)) $[3+4]', ['echo ? ?']);
  check('a $((x << 2)) b', ['a ? b']);
  check('npx -y @anthropic-ai/claude-code@1.2.3', ['npx -y @anthropic-ai/claude-code@1.2.3']);
  check('nix run nixpkgs#claude-code', ['nix run nixpkgs#claude-code']);
  check('echo \\# a', ['echo # a']);
  check('echo a=~ ~ ~/x', ['echo a=~ ~ ~/x']);
  check('echo é😀 "日本" claude', ['echo é😀 日本 claude']);
  check('  claude  ', ['claude']);
  check('\tclaude', ['claude']);
  check('claude\r\n', ['claude']);
  check('a#b; c', ['a#b', 'c']);
  check('echo ${x/\\}/y} ${#x} ${x[1]} z', ['echo ? ? ? z']);
  check('echo "${x:-"$(a)"}"', ['echo ?', 'a']);
  check(
    "echo 'a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a ' && claude",
    [
      'echo <a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a >',
      'claude',
    ],
  );
  check(
    'echo "a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a $(b) c" d',
    [
      'echo <a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a ? c> d',
      'b',
    ],
  );
});

describe('reading bash: assignments', () => {
  const check = checksFor('bash');
  check('X=1 claude', ['claude'], { assignments: ['X=1'] });
  check('A="x y" B=$HOME claude -p', ['claude -p'], { assignments: ['A=<x y>', 'B=?'] });
  check('FOO= claude', ['claude'], { assignments: ['FOO=<>'] });
  check('a+=1 b', ['b'], { assignments: ['a=1'] });
  check('x[1]=2 a', ['a'], { assignments: ['x[1]=2'] });
  check('A=$(pass show k) claude', ['claude', 'pass show k'], { assignments: ['A=?'] });
  check('x=claude', []);
  check('x=1 y=2', []);
  check('a=(1 $(x)) b', ['b', 'x'], { assignments: ['a=?'] });
  check('a=$(b) c=`d`', ['b', 'd']);
  check('export A=$(x) B=claude', ['export A=? B=claude', 'x']);
  check('export TOOL=claude', ['export TOOL=claude']);
  check('declare -a x=($(a)); b', ['declare -a x=?', 'a', 'b']);
  check('local x=$(a)', ['local x=?', 'a']);
  check('unset x', ['unset x']);
  check('readonly X=claude', ['readonly X=claude']);
});

describe('reading sh: words', () => {
  const check = checksFor('sh');
  check('claude', ['claude']);
  check('echo {a,b}', ['echo {a,b}']);
  check('echo "`claude`"', ['echo ?', 'claude']);
  check('if [ -f x ]; then claude; fi', ['claude']);
});
