import { checksFor } from './check';

describe('reading pwsh: statements', () => {
  const check = checksFor('pwsh');
  check('a; b', ['a', 'b']);
  check('a\nb', ['a', 'b']);
  check('a && b || c; d', ['a', 'b', 'c', 'd']);
  check('claude &', ['claude']);
  check('a | b | c', ['a', 'b', 'c'], { inputs: ['b < | a', 'c < | b'] });
  check('Get-X |\n  claude', ['Get-X', 'claude'], { inputs: ['claude < | Get-X'] });
  check('Get-X\n  | claude', ['Get-X', 'claude'], { inputs: ['claude < | Get-X'] });
  check('$x | claude', ['claude']);
  check('"claude" | Set-Content f', ['Set-Content f'], { inputs: ['Set-Content < claude'] });
  check('if (a) { claude } elseif ($x) { b } else { c }', ['a', 'claude', 'b', 'c']);
  check('if (Test-Path x) {\n claude\n}\nelse {\n codex\n}', ['Test-Path x', 'claude', 'codex']);
  check('foreach ($f in a b) { claude }', ['a b', 'claude']);
  check('foreach ($f in $x) { claude }', ['claude']);
  check('for ($i=0; $i -lt 3; $i++) { claude }', ['claude']);
  check('while ($true) { claude }', ['claude']);
  check('do { a } until (b)', ['a', 'b']);
  check('do { a } while (b); c', ['a', 'b', 'c']);
  check('switch ($x) { "a" { claude } default { b } }', ['claude', 'b']);
  check('switch -regex (a) { "^b" { c } { $_ } { d } }', ['a', 'c', 'd']);
  check('try { a } catch [System.Exception] { b } finally { c }', ['a', 'b', 'c']);
  check('try { claude } catch { }', ['claude']);
  check('trap { claude }', []);
  check('begin { a } process { b } end { c }', ['a', 'b', 'c']);
  check('param($x = (a)) claude $x', ['a', 'claude ?']);
  check('return claude', ['claude']);
  check('throw "claude"', []);
  check('exit', []);
  check('break; claude', ['claude']);
  check('$x = claude -p', ['claude -p']);
  check('$x += claude', ['claude']);
  check('$x = $(claude)', ['claude']);
  check('$a.b = claude', ['claude']);
  check('$x = if ($y) { claude } else { b }', ['claude', 'b']);
  check('$a = $b = claude', ['claude']);
  check('[string]$x = claude', ['claude']);
  check('$env:X="1"; claude', ['claude']);
  check('$x ? (claude) : b', ['claude']);
  check('@(claude)', ['claude']);
  check('(claude).Length', ['claude']);
  check('!(claude)', ['claude']);
  check('$(claude)', ['claude']);
  check('-not (claude)', ['claude']);
  check('$a = @{ x = "claude"; y = claude }', ['claude']);
  check('class A { [void] f() { claude } }; b', ['b']);
  check('enum E { claude }; b', ['b']);
  check('using module claude; a', ['a']);
  check('[System.Diagnostics.Process]::Start("claude")', ['& claude']);
  check("'claude' -replace 'a','b'", []);
  check('"claude"', []);
  check('5', []);
  check('1..3 | % { claude }', ['% ?', 'claude']);
  check('$x -eq (claude)', ['claude']);
  check('#requires x\nclaude', ['claude']);
  check('exit (claude)', ['claude']);
});

describe('reading pwsh: blocks and definitions', () => {
  const check = checksFor('pwsh');
  check('$job = { claude }', [], { definitions: ['$job: claude'] });
  check('{ claude }', []);
  check('& { claude } x', ['claude']);
  check('. { claude }', ['claude']);
  check('a | % { claude $_ }', ['a', '% ?', 'claude ?'], { inputs: ['% < | a', 'claude < | a'] });
  check('a | ForEach-Object -Process { claude }', ['a', 'ForEach-Object -Process ?', 'claude'], {
    inputs: ['ForEach-Object < | a', 'claude < | a'],
  });
  check('a | foreach { claude }', ['a', 'foreach ?', 'claude'], { inputs: ['foreach < | a', 'claude < | a'] });
  check('a | ? { claude }', ['a', '? ?', 'claude'], { inputs: ['? < | a', 'claude < | a'] });
  check('Get-X | Where-Object { claude } | Out-Null', ['Get-X', 'Where-Object ?', 'claude', 'Out-Null'], {
    inputs: ['Where-Object < | Get-X', 'claude < | Get-X', 'Out-Null < | Where-Object ?'],
  });
  check('Start-Job { claude }', ['Start-Job ?', 'claude']);
  check('Start-Job -ScriptBlock { claude }', ['Start-Job -ScriptBlock ?', 'claude']);
  check('$j = Start-ThreadJob { claude }', ['Start-ThreadJob ?', 'claude']);
  check('icm -ComputerName x { claude }', ['icm -ComputerName x ?', 'claude']);
  check('Measure-Command { claude }', ['Measure-Command ?', 'claude']);
  check('powershell -c { claude }', ['powershell -c ?', 'claude']);
  check('$x.ForEach({ claude })', ['claude']);
  check('{ claude }.Invoke()', ['claude']);
  check('Register-EngineEvent x -Action { claude }', ['Register-EngineEvent x -Action ?']);
  check('Set-Content f { claude }', ['Set-Content f ?']);
  check('foo { claude }', ['foo ?']);
  check('function f { claude }; f', ['f'], { definitions: ['f: claude'] });
  check('function f($x) { claude $x }', [], { definitions: ['f: claude ?'] });
  check('filter f { claude }', [], { definitions: ['f: claude'] });
  check('function global:c { claude }', [], { definitions: ['c: claude'] });
  check('Set-Alias c claude', ['Set-Alias c claude'], { definitions: ['c=claude'] });
  check('sal c claude; c', ['sal c claude', 'c'], { definitions: ['c=claude'] });
  check('New-Alias -Name c -Value claude', ['New-Alias -Name c -Value claude'], { definitions: ['c=claude'] });
  check('Set-Alias -Name c claude -Scope Global', ['Set-Alias -Name c claude -Scope Global'], {
    definitions: ['c=claude'],
  });
  check('iex (irm https://x)', ['iex ?', 'irm https://x']);
  check('iex "& { $(irm https://x) } -a"', ['iex <& { ? } -a>', 'irm https://x']);
  check('Start-Process claude -ArgumentList "-p","x y"', ['Start-Process claude -ArgumentList -p <x y>']);
});

describe('reading pwsh: text that does not parse', () => {
  const check = checksFor('pwsh');
  check('"a', [], { unreadable: ['"a'] });
  check('a; "b', ['a'], { unreadable: ['"b'] });
  check("a; 'b", ['a'], { unreadable: ["'b"] });
  check('{ claude', [], { unreadable: ['{ claude'] });
  check('a (b', [], { unreadable: ['a (b'] });
  check('if (a) { claude', ['a', 'claude'], { unreadable: ['if (a) { claude'] });
  check('a)', ['a'], { unreadable: [')'] });
  check('} claude', ['claude'], { unreadable: ['}'] });
  check('@"\nclaude', [], { unreadable: ['@"\nclaude'] });
  check('$(', [], { unreadable: ['$('] });
  check('& ', []);
  check('| a', ['a']);
  check('<# a', [], { unreadable: ['<# a'] });
  check('claude `', ['claude <>']);
  check('@{', [], { unreadable: ['@{'] });
  check('switch (a) { b', ['a'], { unreadable: ['switch (a) { b'] });
  check('do<#x', [], { unreadable: ['do<#x'] });
});
