import { literalOf } from '../types';
import type { Program } from './program';
import { hasOption, optionValue, readOptions } from './shared/options';
import { packagesOf } from './shared/package-names';
import { runWords } from './shared/prefix';

const byVerb = ['install', 'add', 'upgrade', 'update', 'reinstall', 'in', 'refresh', 'localinstall'];

/** The package managers of systems, by the verbs that install: none of them has a prefix in the policy format. */
export const program: Program = {
  names: [
    'apt',
    'apt-get',
    'aptitude',
    'nala',
    'dnf',
    'dnf5',
    'microdnf',
    'yum',
    'tdnf',
    'zypper',
    'apk',
    'snap',
    'port',
    'pkg',
    'xbps-install',
    'pkgin',
    'eopkg',
    'rpm-ostree',
    'flatpak',
  ],
  read: (words, call) => {
    const valueFlags = [
      '-t',
      '--target-release',
      '-o',
      '--option',
      '-c',
      '--config-file',
      '--repo',
      '--repository',
      '--enablerepo',
      '--disablerepo',
      '-X',
      '--channel',
      '--arch',
      '--installation',
      '--releasever',
      '-R',
      '--command',
    ];
    const read = readOptions(words, { options: 'anywhere', valueFlags });
    const isOnlyInstaller = call.name === 'xbps-install';
    const [verb, ...rest] = read.operands;
    const started = optionValue(read, '--command');
    if (call.name === 'flatpak' && verb && literalOf(verb) === 'run') return started ? runWords([started]) : [];
    if (!isOnlyInstaller && !byVerb.includes((verb && literalOf(verb)) ?? '')) return [];
    if (
      hasOption(
        read,
        '-s',
        '--simulate',
        '--dry-run',
        '--just-print',
        '--no-act',
        '--recon',
        '--download-only',
        '--downloadonly',
        '--assumeno',
        '--test',
      )
    )
      return [];
    return packagesOf('system', 'install', isOnlyInstaller ? read.operands : rest);
  },
};
