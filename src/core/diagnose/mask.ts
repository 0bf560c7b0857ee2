/**
 * A text without what a ticket must not hold: passwords, queries and fragments of addresses, tokens, and the name in the path of
 * a home folder, the reader's own (`home`) and anybody's. What looks like a secret is taken for one: a ticket with a hole is better than one with a token.
 */
export function withoutSecrets(text: string, home?: string): string {
  return withoutHomes(withoutThisHome(withoutTokens(withoutAddressParts(text)), home));
}

const hidden = '***';

/** Any address: credentials, query and fragment are where secrets are put. */
function withoutAddressParts(text: string): string {
  return text.replace(/([a-z][a-z0-9+.-]{0,30}:\/\/)([^\s"'<>]*)/gi, (_, scheme: string, rest: string) => {
    const [, authority = '', path = ''] = /^([^/?#]*)([\s\S]*)$/.exec(rest) ?? [];
    const host = authority.slice(authority.lastIndexOf('@') + 1);
    const credentials = host === authority ? '' : `${hidden}@`;
    return `${scheme}${credentials}${host}${path.replace(/([?#])[\s\S]*$/, `$1${hidden}`)}`;
  });
}

/** Tokens by the forms that their makers gave them, by the name that they are given, and by being long and without words. */
const tokens: readonly (readonly [form: RegExp, instead: string])[] = [
  [/\b(?:gh[pousr]|glpat|npm|xox[a-z]|sk|pk|hf|pat)[-_][\w-]{10,}/gi, hidden],
  [/\bgithub_pat_\w+/gi, hidden],
  [/\bA(?:KIA|SIA)[A-Z0-9]{12,}/g, hidden],
  [/\beyJ[\w-]{5,}(?:\.[\w-]*){0,4}/g, hidden],
  [/\b(bearer|basic|digest|negotiate)\s+(?!\*)[\w+/=.~-]{6,}/gi, `$1 ${hidden}`],
  [
    /((?:token|secret|passw(?:or)?d|passphrase|pwd|api[-_ ]?key|access[-_ ]?key|private[-_ ]?key|authorization|cookie)["']?\s*[:=]\s*["']?)(?!\*)[^\s"',;&]+/gi,
    `$1${hidden}`,
  ],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, hidden],
  [/(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{32,}(?![\w-])/gi, hidden],
];

function withoutTokens(text: string): string {
  return tokens.reduce((left, [form, instead]) => left.replace(form, instead), text);
}

/** The reader's own, wherever it lies. A root folder as home would leave nothing of any path. */
function withoutThisHome(text: string, home: string | undefined): string {
  const bare = home?.replace(/[\\/]+$/, '') ?? '';
  if (bare.length < 3) return text;
  return [bare, bare.replaceAll('\\', '\\\\'), bare.replaceAll('\\', '/')].reduce(
    (left, form) => left.replaceAll(form, '~'),
    text,
  );
}

/** Anybody's home folder, as Linux, macOS and Windows write it, also in addresses and with doubled backslashes. */
function withoutHomes(text: string): string {
  return text
    .replace(/(?:\/?[a-z](?::|%3A))?(\\\\|[\\/])Users(?:\\\\|[\\/])[^\s\\/:*?"'<>|,;)]+/gi, '~')
    .replace(/(?<![\w~.-])\/(?:home|var\/home|export\/home)\/[^\s/:*?"'<>|,;)]+/g, '~')
    .replace(/(?<![\w~./-]|:\/)\/root(?![\w.-])/g, '~')
    .replace(/(?<=file:\/\/)\/root(?![\w.-])/g, '~');
}
