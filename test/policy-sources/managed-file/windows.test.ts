import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createManagedFile } from '../../../src/policy-sources/managed-file';
import { managedFilePath } from '../../../src/policy-sources/managed-file/location';
import { faultOfSecurity } from '../../../src/policy-sources/managed-file/sddl';
import { parseRegistryValue, type RunTool } from '../../../src/policy-sources/managed-file/windows-tools';
import { policyText, readPolicy } from '../policies';
import { scratch } from '../scene';

// Nothing here runs on Windows: outputs as `reg query` and .NET write them are given to the readers.

const registry = [
  '',
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Explorer\\Shell Folders',
  '    Common AppData    REG_SZ    C:\\ProgramData',
  '',
  '',
].join('\r\n');

/** ProgramData's children inherit these: SYSTEM and Administrators all, users may read, and add files to folders. */
const inheritedFile = 'O:BAG:SYD:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;0x1200a9;;;BU)';
const inheritedFolder =
  'O:BAG:SYD:AI(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;OICIIOID;GA;;;CO)(A;OICIID;0x1200a9;;;BU)(A;CIID;DCLCRPCR;;;BU)';

const securities: readonly (readonly [string, 'file' | 'folder', string, RegExp | undefined])[] = [
  ['as inherited from ProgramData', 'file', inheritedFile, undefined],
  ['as inherited from ProgramData', 'folder', inheritedFolder, undefined],
  ['owned by SYSTEM, by SID', 'file', 'O:S-1-5-18G:SYD:P(A;;FA;;;SY)', undefined],
  [
    'owned by TrustedInstaller',
    'file',
    'O:S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464G:SYD:P(A;;FA;;;BA)',
    undefined,
  ],
  ['everyone may read', 'file', 'O:SYD:(A;;FR;;;WD)', undefined],
  ['everyone is denied to write', 'file', 'O:SYD:(D;;FW;;;WD)(A;;FA;;;BA)', undefined],
  ['owned by a user', 'file', 'O:S-1-5-21-1-2-3-1001G:SYD:(A;;FA;;;BA)', /belongs to S-1-5-21-1-2-3-1001/],
  ['owned by nobody known', 'file', 'G:SYD:(A;;FA;;;BA)', /owner is not known/],
  ['everyone may do all', 'file', 'O:BAD:(A;;FA;;;WD)', /changed by WD/],
  ['users may write', 'file', 'O:BAD:(A;;0x1201bf;;;BU)', /changed by BU/],
  ['a user may delete', 'file', 'O:BAD:(A;;SD;;;S-1-5-21-1-2-3-1001)', /changed by S-1-5-21/],
  ['users may change permissions', 'folder', 'O:BAD:(A;;WD;;;BU)', /changed by BU/],
  ['users may delete children', 'folder', 'O:BAD:(A;;DT;;;BU)', /changed by BU/],
  ['a conditional entry lets users write', 'file', 'O:BAD:(XA;;FW;;;BU;x)', /changed by BU/],
  ['no access list', 'file', 'O:BA', /no access list/],
  ['a null access list', 'file', 'O:BAD:NO_ACCESS_CONTROL', /no access list/],
  ['rights that nobody knows', 'file', 'O:BAD:(A;;QQ;;;BU)', /not known: QQ/],
];

describe('managed file on Windows, from recorded outputs', () => {
  for (const [name, kind, sddl, why] of securities) {
    it(`${kind}, ${name}: ${why === undefined ? 'counts' : 'refused'}`, () => {
      const fault = faultOfSecurity(sddl, kind);
      if (why === undefined) equal(fault, undefined);
      else match(fault ?? '', why);
    });
  }

  it('reads ProgramData from the registry', () => {
    equal(parseRegistryValue(registry, 'Common AppData'), 'C:\\ProgramData');
    equal(parseRegistryValue(registry.replace('C:\\', '%SystemDrive%\\'), 'Common AppData'), undefined);
    equal(parseRegistryValue('', 'Common AppData'), undefined);
  });

  it('asks programs by absolute paths alone', async () => {
    const programs: string[] = [];
    const run: RunTool = async (program) => {
      programs.push(program);
      return { output: registry };
    };
    deepEqual(await managedFilePath('win32', run), { path: 'C:\\ProgramData\\ai-tool-policy\\managed.json' });
    deepEqual(programs, ['C:\\Windows\\System32\\reg.exe']);
  });

  it('refuses when the place cannot be told', async () => {
    const runTool: RunTool = async () => ({ fault: 'ENOENT' });
    const file = await createManagedFile({ readPolicy, cacheDirectory: undefined, platform: 'win32', runTool }).read();
    ok(file.presence === 'refused');
    equal(file.state.detail, 'ENOENT');
  });

  describe('with a file', () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(scratch, 'managed-windows-'));
      writeFileSync(join(folder, 'managed.json'), `{ "policy": ${policyText()} }`);
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    const read = (file: string, directory: string) => {
      const runTool: RunTool = async (_program, args) => {
        const script = Buffer.from(args.at(-1) ?? '', 'base64').toString('utf16le');
        return { output: script.includes('[IO.File]') ? file : directory };
      };
      const path = join(folder, 'managed.json');
      return createManagedFile({ path, readPolicy, cacheDirectory: undefined, platform: 'win32', runTool }).read();
    };

    it('of Administrators: accepted', async () => {
      equal((await read(inheritedFile, inheritedFolder)).presence, 'accepted');
    });

    it('of a user: refused', async () => {
      const file = await read(inheritedFile.replace('O:BA', 'O:S-1-5-21-7'), inheritedFolder);
      ok(file.presence === 'refused');
      match(file.state.detail ?? '', /the file belongs to S-1-5-21-7/);
    });

    it("in a user's folder: refused", async () => {
      const file = await read(inheritedFile, inheritedFolder.replace('O:BA', 'O:S-1-5-21-7'));
      ok(file.presence === 'refused');
      match(file.state.detail ?? '', /the folder belongs to S-1-5-21-7/);
    });
  });
});
