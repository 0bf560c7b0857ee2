import type { Shell } from '../../../command-reader/types';

const shells: Readonly<Record<string, Shell>> = {
  bash: 'bash',
  ksh: 'bash',
  sh: 'sh',
  dash: 'sh',
  ash: 'sh',
  zsh: 'zsh',
  fish: 'fish',
  pwsh: 'pwsh',
  powershell: 'pwsh',
  cmd: 'cmd',
};

/** Programs that are given a script in a language of their own. */
const otherLanguages =
  /^(?:python[\d.]*|pypy\d*|node|deno|bun|tsx|ts-node|perl|ruby|php|lua|julia|r|rscript|elixir|groovy|scala|java|jshell|dotnet|csi|go|swift|nu|xonsh|tclsh|awk|gawk|sed|sqlite3|psql|mysql|osascript|cmake|expect|matlab|octave|sbcl|guile|racket)$/;

/**
 * The shell that a step's `shell:` names: `bash -el {0}`, `nix develop -c bash -e {0}`, `powershell.exe`. A wrapper that names none
 * (`micromamba-shell {0}`, `msys2 {0}`, `${{ matrix.shell }}`) has one of bash's kind; undefined for another language.
 * https://docs.github.com/actions/reference/workflow-syntax-for-github-actions#jobsjob_idstepsshell
 */
export function shellNamed(name: string | undefined): Shell | undefined {
  const words = (name ?? '').replace(/\$\{\{[\s\S]*?\}\}/g, ' ').split(/[\s"']+/);
  for (const word of words) {
    const program = word
      .slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1)
      .toLowerCase()
      .replace(/\.exe$/, '');
    if (Object.hasOwn(shells, program)) return shells[program];
    if (otherLanguages.test(program)) return undefined;
  }
  return 'bash';
}

/** Lines that begin, or pipe into, what only PowerShell has. */
const powershell =
  /(?:^|[|;{=])[ \t]*(?:&[ \t]*["$]|\$env:\w+[ \t]*=|\[\w+[\w.]*\]::|(?:irm|iwr|iex)\b|(?:Add|Clear|ConvertTo|Copy|Expand|ForEach|Get|Import|Install|Invoke|Join|Move|New|Out|Remove|Select|Set|Start|Test|Where|Write)-[A-Z]\w+\b)/m;

/** Where neither the step nor the runner says which shell it is, the text does. */
export function shellOfText(text: string): Shell {
  return powershell.test(text) ? 'pwsh' : 'bash';
}
