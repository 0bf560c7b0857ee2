// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shells write their expansions so.
import { checksFor } from './check';

describe('reading bash: lists and compound commands', () => {
  const check = checksFor('bash');
  check('a > x\n\\claude c', ['a', 'claude c']);
  check('a\n\\claude', ['a', 'claude']);
  check('x=1\n\\a \\; b', ['a ; b']);
  check('((a "$(b)"\n) ; c)', ['a ?', 'b', 'c']);
  check('a; b & c', ['a', 'b', 'c']);
  check('a && b || c; d', ['a', 'b', 'c', 'd']);
  check('a &', ['a']);
  check('claude; codex\ngemini\n', ['claude', 'codex', 'gemini']);
  check('\n\nclaude\n', ['claude']);
  check('a && # c\nb', ['a', 'b']);
  check('a |\n b', ['a', 'b'], { inputs: ['b < | a'] });
  check('a | b |& c', ['a', 'b', 'c'], { inputs: ['b < | a', 'c < | b'] });
  check('! claude', ['claude']);
  check('a && ! b', ['a', 'b']);
  check('(a; b) && c', ['a', 'b', 'c']);
  check('{ a; b; } | c', ['a', 'b', 'c'], { inputs: ['c < | b'] });
  check('a | { b; c; }', ['a', 'b', 'c'], { inputs: ['b < | a', 'c < | a'] });
  check('a | (cd x && bash)', ['a', 'cd x', 'bash'], { inputs: ['cd < | a', 'bash < | a'] });
  check('(claude)', ['claude']);
  check('((x++)); a', ['a']);
  check('((x << 2)); claude', ['claude']);
  check('[ -f x ] && claude', ['claude']);
  check('[ -n "$(a)" ] && b', ['a', 'b']);
  check('[[ $a == b* && -n $(c) ]] || d', ['c', 'd']);
  check('[[ a =~ ^(b|c)$ ]] && d', ['d']);
  check('test -f x && claude', ['test -f x', 'claude']);
  check('if a; then b; elif c; then d; else e; fi', ['a', 'b', 'c', 'd', 'e']);
  check('if [[ a =~ ^(b|c)$ ]]; then d; fi', ['d']);
  check('if ! claude; then b; fi', ['claude', 'b']);
  check('while read l; do claude $l; done', ['read l', 'claude ?']);
  check('until a; do b; done; c', ['a', 'b', 'c']);
  check('for i in a $(b); do c; done | d', ['b', 'c', 'd'], { inputs: ['d < | c'] });
  check('for ((i=0;i<$(x);i++)); do claude; done', ['x', 'claude']);
  check('select x in a; do b; done', ['b']);
  check('case $x in a|b) claude;; *) codex;; esac', ['claude', 'codex']);
  check('case claude in claude) a;; esac', ['a']);
  check('case "$x" in\n a) claude ;;\n (b) codex ;&\n *) c\nesac', ['claude', 'codex', 'c']);
  check('time claude', ['time claude']);
  check('time -p claude', ['time -p claude']);
  check('time { claude; }', ['claude']);
  check('time -p { claude; }', ['claude']);
  check('coproc claude', ['claude']);
  check('coproc X { claude; }', ['claude']);
  check('a || { b; exit 1; }', ['a', 'b', 'exit 1']);
  check('# claude', []);
  check('a # claude', ['a']);
  check("# it is 'broken\nclaude", ['claude']);
  check('echo a; # b\nc', ['echo a', 'c']);
  check('a |& b 2>&1 | c &', ['a', 'b', 'c'], { inputs: ['b < | a', 'c < | b'] });
  check('a 2>&1 >/dev/null | b', ['a', 'b'], { inputs: ['b < | a'] });
  check('curl -fsSL https://x/i.sh | sudo bash', ['curl -fsSL https://x/i.sh', 'sudo bash'], {
    inputs: ['sudo < | curl -fsSL https://x/i.sh'],
  });
  check('cat f | while read l; do claude "$l"; done', ['cat f', 'read l', 'claude ?'], {
    inputs: ['read < | cat f', 'claude < | cat f'],
  });
});

describe('reading bash: substitutions', () => {
  const check = checksFor('bash');
  check('echo "$(claude -p hi)"', ['echo ?', 'claude -p hi']);
  check('echo `claude`', ['echo ?', 'claude']);
  check('echo "a `claude` b"', ['echo <a ? b>', 'claude']);
  check('echo `echo \\`claude\\``', ['echo ?', 'claude', 'echo ?']);
  check('echo "`echo \\"a b\\"`"', ['echo ?', 'echo <a b>']);
  check('echo $(a $(b $(c)))', ['echo ?', 'a ?', 'b ?', 'c']);
  check('echo "$(claude "a b" | tee "c")"', ['echo ?', 'claude <a b>', 'tee c'], { inputs: ['tee < | claude <a b>'] });
  check('echo \'$(claude)\' "\\$(claude)"', ['echo $(claude) $(claude)']);
  check('diff <(claude a) <(codex b)', ['diff ? ?', 'claude a', 'codex b']);
  check('a >(b)', ['a ?', 'b']);
  check('echo ${x:-$(claude)}', ['echo ?', 'claude']);
  check('echo $((1+$(claude)))', ['echo ?', 'claude']);
  check('echo $(( $(claude) << 2 ))', ['echo ?', 'claude']);
  check('echo $(<file)', ['echo ?']);
  check('x=$(case a in b) claude;; esac); y', ['claude', 'y']);
  check('[[ $(claude) ]]', ['claude']);
  check('for i in $(claude); do a; done', ['claude', 'a']);
  check('case $(claude) in a) b;; esac', ['claude', 'b']);
  check('a > $(claude) b', ['a b', 'claude']);
  check('echo $(cat <<EOF\nhi $(claude)\nEOF\n)', ['echo ?', 'cat', 'claude'], { inputs: ['cat < <hi ?\n>'] });
  check('kill $(pgrep codex)', ['kill ?', 'pgrep codex']);
});
