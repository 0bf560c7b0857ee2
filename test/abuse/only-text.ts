import { ok } from 'node:assert/strict';

/** A text as it is shown somewhere, and where. */
export interface Shown {
  readonly where: string;
  readonly text: string;
}

/** Field names of view models that no person reads: they go to the product's own commands, to VS Code as ids, or to a file's name. */
const unread = new Set([
  'id',
  'key',
  'kind',
  'contextValue',
  'target',
  'targets',
  'extension',
  'state',
  'tone',
  'icon',
  'color',
  'alternative',
  'data-act',
  'uri',
]);

/** Every string in a view model that a person gets to see, and every address that a click would open. */
export function shownIn(value: unknown, where = ''): readonly Shown[] {
  if (typeof value === 'string') return [{ where, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, inner]) =>
    unread.has(field) ? [] : shownIn(inner, `${where}.${field}`),
  );
}

/** The longest text that any surface shows. */
const longest = 5_000;

/**
 * A text is nothing but text: nothing in it acts on a terminal, turns its direction, or is taken by VS Code for a link or an icon;
 * an address is https. Our own icon may stand at the beginning of a label.
 */
export function checkOnlyText({ where, text }: Shown): void {
  const said = `${where}: ${JSON.stringify(text.slice(0, 300))}`;
  ok(text.length <= longest, `${where} has ${text.length} characters`);
  if (/(url|link)$/i.test(where)) {
    ok(new URL(text).protocol === 'https:' && /^https:\/\/[^\s"'`<>\\]+$/.test(text), said);
    return;
  }
  const label = text.replace(/^\$\([a-z-]+\) /, '');
  ok(!/\p{Cc}/u.test(label.replaceAll('\n', '')), `${said} holds a control character`);
  ok(!/[\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Cs}/u.test(label), `${said} turns or hides text`);
  ok(!/\]\(|\$\(/.test(label), `${said} would be a link or an icon`);
}

/** What a policy or a repository may hold in the hope that something acts on it. */
export const hostileTexts: readonly (readonly [name: string, text: string])[] = [
  ['a command link', '[click](command:workbench.action.terminal.new)'],
  ['an image of Markdown', '![x](https://evil.example/x.png) **b** `c` <https://evil.example>'],
  ['HTML', '<img src=x onerror=alert(1)><script>alert(1)</script><a href="command:x">y</a>'],
  ['icons', '$(zap) $(loading~spin)'],
  ['ANSI', 'a\u001b[2J\u001b[31mb\u009b31mc'],
  ['OSC', 'a\u001b]0;title\u0007b\u001b]52;c;ZXZpbA==\u0007c\u001b]8;;https://evil.example\u001b\\d\u001b]8;;\u001b\\'],
  ['what sh obeys', '\'; touch pwned; "$(touch pwned)" `touch pwned` & touch pwned | touch pwned #'],
  ['what cmd obeys', '" & echo x > pwned & rem %PATH% !PATH! ^& %~dp0 \r\n echo x > pwned'],
  ['what PowerShell obeys', "'; New-Item pwned; \"$(New-Item pwned)\" `n @' \r\n'@; iex 'New-Item pwned'"],
  ['what turns the direction', 'a\u202egnp.exe\u2066b\u200fc\u061cd'],
  ['what is not seen', 'a\u200bb\ufeffc\u{e0041}d\u2063e'],
  ['lines', 'one\r\ntwo\u2028three\u0085four\n::error::five'],
  ['workflow commands', '::set-output name=a::b\n::error file=x,line=1::y%0A::z'],
  ['accents that pile up', `a${'\u0301'.repeat(500)}b`],
  ['a megabyte', `${'x '.repeat(500_000)}`],
  ['a megabyte without a space', 'x'.repeat(1_000_000)],
];
