// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shells write their expansions so.
import { checksFor } from './check';

describe('reading bash: redirections and here-documents', () => {
  const check = checksFor('bash');
  check('a > b > c', ['a']);
  check('> x claude', ['claude']);
  check('npx > log claude', ['npx claude']);
  check('a 2>/dev/null b', ['a b']);
  check('a &> x b', ['a b']);
  check('a &>> x; b', ['a', 'b']);
  check('a >&2 b', ['a b']);
  check('a >| f', ['a']);
  check('exec 3<>/x; claude', ['exec', 'claude']);
  check('bash < <(curl x)', ['bash', 'curl x'], { inputs: ['bash < (curl x)'] });
  check('bash < file', ['bash']);
  check('bash <<< "claude"', ['bash'], { inputs: ['bash < claude'] });
  check('bash <<< claude', ['bash'], { inputs: ['bash < claude'] });
  check('bash <<<$x', ['bash'], { inputs: ['bash < ?'] });
  check('a && b > f c | d 2>&1 <<< x', ['a', 'b c', 'd'], { inputs: ['d < x'] });
  check('while true; do claude; done > f 2>&1 < <(x)', ['true', 'claude', 'x'], {
    inputs: ['true < (x)', 'claude < (x)'],
  });
  check('for i in 1 2; do a; done < <(claude) | b', ['a', 'claude', 'b'], { inputs: ['a < (claude)', 'b < | a'] });
  check('{ bash; } <<EOF\nclaude\nEOF', ['bash'], { inputs: ['bash < <claude\n>'] });
  check('cat <<EOF | bash\nclaude\nEOF', ['cat', 'bash'], { inputs: ['cat < <claude\n>', 'bash < | cat'] });
  check('cat <<EOF > f\nclaude\nEOF', ['cat'], { inputs: ['cat < <claude\n>'] });
  check("bash <<'EOF'\nclaude $x `y`\nEOF", ['bash'], { inputs: ['bash < <claude $x `y`\n>'] });
  check('bash <<-EOF\n\tclaude\n\tEOF\na', ['bash', 'a'], { inputs: ['bash < <claude\n>'] });
  check('cat <<EOF | a | b > c\nx\nEOF\nd', ['cat', 'a', 'b', 'd'], {
    inputs: ['cat < <x\n>', 'a < | cat', 'b < | a'],
  });
  check('cat <<EOF && claude; foo\nx\nEOF', ['cat', 'claude', 'foo'], { inputs: ['cat < <x\n>'] });
  check('cat <<A <<B; c\n1\nA\n2\nB\nd', ['cat', 'c', 'd'], { inputs: ['cat < <2\n>'] });
  check('cat <<EOF arg 2>&1\nx $(claude "a") `b \\`c\\`` $y\nEOF', ['cat arg', 'claude a', 'c', 'b ?'], {
    inputs: ['cat < <x ? ? ?\n>'],
  });
  check('cat <<EOF; b\nx\nEOF\nc', ['cat', 'b', 'c'], { inputs: ['cat < <x\n>'] });
  check('bash <<"E F"\nclaude\nE F\na', ['bash', 'a'], { inputs: ['bash < <claude\n>'] });
  check('cat <<\\EOF\n$(claude)\nEOF', ['cat'], { inputs: ['cat < <$(claude)\n>'] });
  check('ssh host <<EOF\nclaude\nEOF', ['ssh host'], { inputs: ['ssh < <claude\n>'] });
  check('a <<EOF\nunterminated $(x)\n', ['a', 'x'], { inputs: ['a < <unterminated ?\n>'] });
  check('cat > run.sh <<\'EOF\'\nclaude -p "$1"\nEOF', ['cat'], { inputs: ['cat < <claude -p "$1"\n>'] });
  check('cat <<EOF\n\\$(claude) \\`codex\\` "$(gemini "a)")"\nEOF', ['cat', 'gemini a)'], {
    inputs: ['cat < <$(claude) `codex` "?"\n>'],
  });
});

describe('reading bash: definitions', () => {
  const check = checksFor('bash');
  check('f() { claude; }; f', ['f'], { definitions: ['f: claude'] });
  check('function g { claude; }', [], { definitions: ['g: claude'] });
  check('function h() { claude; }', [], { definitions: ['h: claude'] });
  check('f() (claude)', [], { definitions: ['f: claude'] });
  check('f () {\n  claude -p "$1"\n}\nf x', ['f x'], { definitions: ['f: claude -p ?'] });
  check('f() { g() { a; }; b; }', [], { definitions: ['f: b', 'g: a'] });
  check('f() { a; } > $(b)', [], { definitions: ['f: a; b'] });
  check('alias c=claude\nc -p hi', ['alias c=claude', 'c -p hi'], { definitions: ['c=claude'] });
  check('alias c=\'claude -p\' d="codex"', ['alias <c=claude -p> d=codex'], {
    definitions: ['c=<claude -p>', 'd=codex'],
  });
  check('alias -- x=y', ['alias -- x=y'], { definitions: ['x=y'] });
  check('alias', ['alias']);
  check('alias c', ['alias c']);
  check('f() { a | b; }; a', ['a'], { definitions: ['f: a; b'] });
});

describe('reading bash: text that does not parse', () => {
  const check = checksFor('bash');
  check('a <<E\n$(b) "q\nE\n;\nc "d', ['a', 'b'], { inputs: ['a < <? "q\n>'], unreadable: ['c "d'] });
  check('echo "claude', [], { unreadable: ['echo "claude'] });
  check('claude; echo "foo', ['claude'], { unreadable: ['echo "foo'] });
  check("claude 'a", [], { unreadable: ["claude 'a"] });
  check('claude; ) codex', ['claude', 'codex'], { unreadable: [')'] });
  check('claude && codex )', ['claude'], { unreadable: ['codex )'] });
  check('a() b', [], { unreadable: ['a() b'] });
  check('f() {\n  claude\n}\nf\nif x; then', ['f', 'x'], { unreadable: ['f() {', 'claude', '}\n', 'if ', 'then'] });
  check('case $x in\n a) claude;;\n *) codex\nesac\n"', ['claude', 'codex'], {
    unreadable: ['case $x in', 'a)', '*)', 'esac\n"'],
  });
  check('if true; then claude', ['true', 'claude'], { unreadable: ['if ', 'then '] });
  check('while a; do b', ['a', 'b'], { unreadable: ['while ', 'do '] });
  check('echo $(claude', [], { unreadable: ['echo $(claude'] });
  check('echo `claude', [], { unreadable: ['echo `claude'] });
  check('a; echo ${x', ['a'], { unreadable: ['echo ${x'] });
  check('{ claude', ['claude'], { unreadable: ['{ '] });
  check('(claude', [], { unreadable: ['(claude'] });
  check('a\n(b\nc', ['a'], { unreadable: ['(b\nc'] });
  check('a && && b', ['a', 'b'], { unreadable: ['a && && b'] });
  check('| claude', ['claude'], { unreadable: ['| claude'] });
  check('a;; b', ['a', 'b']);
  check('fi; claude', ['fi', 'claude']);
  check('claude <<', [], { unreadable: ['claude <<'] });
  check('x=(a', [], { unreadable: ['x=(a'] });
  check('echo $((1+', [], { unreadable: ['echo $((1+'] });
  check('a <(b', [], { unreadable: ['a <(b'] });
  check('', []);
});
