import { literalOf } from '../types';
import type { Program } from './program';
import { type Prefix, readPrefix } from './shared/prefix';

/** Programs that start a command within limits, under another clock, again and again, for a browser or for a log. */
const wrappers: Readonly<Record<string, Omit<Prefix, 'names'>>> = {
  cpulimit: {
    valueFlags: ['-l', '--limit', '-m', '-p', '--pid', '-e', '--exe', '-P', '--path'],
    notWith: ['-p', '-e'],
  },
  trickle: { valueFlags: ['-d', '-u', '-w', '-t', '-l', '-n'] },
  choom: { valueFlags: ['-n', '--adjust', '-p', '--pid'], notWith: ['-p', '--pid'] },
  faketime: { valueFlags: ['-p', '--date-prog'], operandsBefore: 1 },
  retry: { valueFlags: ['-t', '--tries', '-s', '--sleep', '-m', '--min', '-x', '--max', '-d', '--delay', '--until'] },
  reflex: {
    valueFlags: [
      '-r',
      '--regex',
      '-R',
      '--inverse-regex',
      '-g',
      '--glob',
      '-G',
      '--inverse-glob',
      '-d',
      '-t',
      '--substitute',
    ],
  },
  ttyd: {
    valueFlags: [
      '-p',
      '-i',
      '-U',
      '-c',
      '-H',
      '-u',
      '-g',
      '-s',
      '-w',
      '-t',
      '-T',
      '-m',
      '-b',
      '-P',
      '-I',
      '-f',
      '-C',
      '-K',
      '-A',
    ],
  },
  gotty: {
    valueFlags: ['-a', '--address', '-p', '--port', '-m', '--path', '-c', '--credential', '--title-format', '--width'],
  },
  landrun: {
    valueFlags: ['--ro', '--rox', '--rw', '--rwx', '--bind-tcp', '--connect-tcp', '--env', '--log-level'],
  },
  'systemd-cat': {
    valueFlags: ['-t', '--identifier', '-p', '--priority', '--stderr-priority', '--level-prefix', '--namespace'],
  },
  pdsh: { valueFlags: ['-w', '-x', '-l', '-t', '-u', '-f', '-R', '-g', '-G'] },
  clush: { valueFlags: ['-w', '-x', '-l', '-g', '-X', '-f', '-t', '-u', '-o'] },
  'systemd-nspawn': {
    valueFlags: [
      '-D',
      '--directory',
      '-M',
      '--machine',
      '-u',
      '--user',
      '-i',
      '--image',
      '-E',
      '--setenv',
      '-p',
      '--port',
    ],
  },
};

export const program: Program = {
  names: Object.keys(wrappers),
  read: (words, call) => {
    // Some programs called retry take the number of tries first.
    const counts = call.name === 'retry' && /^\d+$/.test((words[0] && literalOf(words[0])) ?? '');
    return readPrefix(counts ? words.slice(1) : words, { names: [], ...wrappers[call.name] });
  },
};
