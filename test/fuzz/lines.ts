import { corpus } from '../command-reader/corpus';
import { FRAGMENTS } from '../command-reader/parse/fragments';

export type Random = () => number;

/** One line: pieces of shell text, tokens of commands that concern the catalogue, or a labelled line with changes. */
export function generateLine(random: Random): string {
  const which = random();
  if (which < 0.3) return fragments(random);
  return which < 0.65 ? made(random) : changed(random);
}

/** Numerical Recipes' linear congruential generator: repeatable, which is all that is asked. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Up to 60 pieces of what the readers treat specially, next to one another. */
function fragments(random: Random): string {
  return Array.from({ length: Math.floor(random() * 60) }, () => oneOf(FRAGMENTS, random)).join('');
}

/** A line of random tokens. */
function made(random: Random): string {
  const length = 1 + Math.floor(random() * 14);
  return Array.from({ length }, () => oneOf(tokens, random) + (random() < 0.7 ? ' ' : '')).join('');
}

/** A line of the corpus with tokens put in and characters taken out. */
function changed(random: Random): string {
  let line = oneOf(corpus, random).line;
  for (let edits = Math.floor(random() * 4); edits >= 0; edits -= 1) {
    const at = Math.floor(random() * line.length);
    const token = random() < 0.5 ? '' : oneOf(tokens, random);
    line = line.slice(0, at) + token + line.slice(at + Math.floor(random() * 3));
  }
  return line;
}

export function oneOf<Item>(items: readonly Item[], random: Random): Item {
  return items[Math.floor(random() * items.length)] as Item;
}

const tokens = [
  ...'claude codex claude.exe q goose npx -y -p @openai/codex npm run ai uvx aider-chat pip install python -m aider'.split(
    ' ',
  ),
  ...'sudo env nohup xargs find -exec \\; tmux new screen ssh host docker exec box parallel ::: watch -n 5 nix shell'.split(
    ' ',
  ),
  ...'bash -c -lc sh fish pwsh cmd /c wsl start call iex irm curl https://claude.ai/install.sh eval source exec'.split(
    ' ',
  ),
  ...'if then else fi for in do done while case esac function begin end and or set alias c=claude c f() f'.split(' '),
  ...`" ' \` $( \${ ) ( { } [ ] [[ ]] | || && & ; ;; > < >> <<< <( \\ ^ $x "$x" %x% @ # ! * ? = + ~ ./ / -- -`.split(
    ' ',
  ),
  ...[
    '\n',
    '<<EOF',
    'EOF\n',
    "$'",
    '\\x63',
    '{a,b}',
    '%s',
    'printf',
    'echo',
    '-EncodedCommand',
    'YwBsAGEAdQBkAGUA',
    'constructor',
    'toString:x',
    '__proto__',
    'constructor:x@',
    'mise x ',
    'é',
  ],
];
