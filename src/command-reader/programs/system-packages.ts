import type { Word } from '../types';
import { literalOf } from '../types';
import type { Consequence, Program } from './program';
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
    ];
    const read = readOptions(words, { options: 'anywhere', valueFlags });
    const isOnlyInstaller = call.name === 'xbps-install';
    const [verb, ...rest] = read.operands;
    if (call.name === 'flatpak' && verb && literalOf(verb) === 'run')
      return readFlatpakRun(words.slice(words.indexOf(verb) + 1));
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

/** `flatpak run --command=sh org.example.App -c 'text'`: the program in place of the application's own, with the words after it. */
function readFlatpakRun(words: readonly Word[]): readonly Consequence[] {
  const read = readOptions(words, {
    options: 'first-operand',
    valueFlags: ['--command', '--branch', '--arch', '--cwd'],
  });
  const started = optionValue(read, '--command');
  return started === undefined ? [] : runWords([started, ...read.operands.slice(1)]);
}
