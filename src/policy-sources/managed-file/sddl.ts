/**
 * Reads a security descriptor in SDDL as far as this needs it: who owns the thing and who may change it.
 * https://learn.microsoft.com/windows/win32/secauthz/security-descriptor-string-format
 */

/** SYSTEM, Administrators, and TrustedInstaller, which owns what Windows itself installs. */
const trusted: ReadonlySet<string> = new Set([
  'SY',
  'BA',
  'S-1-5-18',
  'S-1-5-32-544',
  'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464',
]);

/** Write, append, write (extended) attributes, delete children, delete, change permissions, take ownership, generic write and all. */
const changesFile = 0x2 | 0x4 | 0x10 | 0x40 | 0x100 | 0x10000 | 0x40000 | 0x80000 | 0x40000000 | 0x10000000;

/**
 * Of a folder only what could replace a file in it. Folders in ProgramData let users add files by default, which does not
 * touch those that are there.
 */
const changesFolder = 0x40 | 0x10000 | 0x40000 | 0x80000 | 0x40000000 | 0x10000000;

const rightsByName: Readonly<Record<string, number>> = {
  GA: 0x10000000,
  GW: 0x40000000,
  GR: 0x80000000,
  GX: 0x20000000,
  FA: 0x1f01ff,
  FR: 0x120089,
  FW: 0x120116,
  FX: 0x1200a0,
  KA: 0xf003f,
  CC: 0x1,
  DC: 0x2,
  LC: 0x4,
  SW: 0x8,
  RP: 0x10,
  WP: 0x20,
  DT: 0x40,
  LO: 0x80,
  CR: 0x100,
  SD: 0x10000,
  RC: 0x20000,
  WD: 0x40000,
  WO: 0x80000,
};

/** Why someone else than Administrators and SYSTEM could change it; undefined when nobody else can. */
export function faultOfSecurity(sddl: string, kind: 'file' | 'folder'): string | undefined {
  const owner = /^O:(S-[\d-]+|[A-Z]{2})/.exec(sddl)?.[1];
  if (owner === undefined) return `the ${kind}'s owner is not known`;
  if (!trusted.has(owner)) return `the ${kind} belongs to ${owner}, not to Administrators or SYSTEM`;
  const list = /D:([A-Z]*)((?:\([^)]*\))*)/.exec(sddl.slice(owner.length + 2));
  if (list === null || list[1]?.includes('NO_ACCESS_CONTROL') || list[1] === 'NO')
    return `the ${kind} has no access list`;
  const mask = kind === 'file' ? changesFile : changesFolder;
  for (const [, entry = ''] of (list[2] ?? '').matchAll(/\(([^)]*)\)/g)) {
    const [type = '', flags = '', rights = '', , , account = ''] = entry.split(';');
    const denies = type === 'D' || type === 'XD' || type === 'OD';
    if (denies || pairs(flags).includes('IO') || trusted.has(account)) continue;
    const granted = readRights(rights);
    if (granted === undefined) return `the ${kind}'s access list has rights that are not known: ${rights}`;
    if ((granted & mask) !== 0) return `the ${kind} can be changed by ${account}`;
  }
  return undefined;
}

function readRights(text: string): number | undefined {
  if (/^0x[\da-f]+$/i.test(text)) return Number(text);
  if (/^\d+$/.test(text)) return Number(text);
  let mask = 0;
  for (const name of pairs(text)) {
    const bits = rightsByName[name];
    if (bits === undefined) return undefined;
    mask |= bits;
  }
  return mask;
}

function pairs(text: string): readonly string[] {
  return text.match(/../g) ?? [];
}
