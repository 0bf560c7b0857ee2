import { prefixProgram } from './shared/prefix';

/** Programs with one word before the command: `steam-run` has none and is here for its form. */
export const program = prefixProgram({
  names: [
    'steam-run',
    'appimage-run',
    'nixGL',
    'prime-run',
    'gamemoderun',
    'mangohud',
    'dbus-run-session',
    'fakeroot',
    'eatmydata',
    'pkexec',
    'ssh-agent',
    'conhost',
    'run-one',
    'keep-one-running',
    'lckdo',
    'with-contenv',
  ],
  valueFlags: [
    '-n',
    '--server-num',
    '-s',
    '--server-args',
    '-e',
    '--error-file',
    '-f',
    '--auth-file',
    '--user',
    '-l',
    '-i',
    '-t',
    '-a',
  ],
});
