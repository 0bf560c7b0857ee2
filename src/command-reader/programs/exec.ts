import { prefixProgram } from './shared/prefix';

/** The shells' own words in front of a command: `exec -a name`, `command -p`, `builtin`, zsh's `noglob`, fish's `command`. */
export const program = prefixProgram({
  names: ['exec', 'command', 'builtin', 'noglob', 'nocorrect', '-', 'coproc', 'not', 'and', 'or'],
  valueFlags: ['-a'],
  // `command -v claude` looks the name up; fish writes `-s`, `-q`, `--search`, `--query`, `--all`.
  notWith: ['-v', '-V', '-s', '-q', '--search', '--query', '--all'],
});
