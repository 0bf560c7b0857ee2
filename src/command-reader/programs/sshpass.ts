import { prefixProgram } from './shared/prefix';

/** sshpass(1): `sshpass -p secret ssh host claude`. */
export const program = prefixProgram({ names: ['sshpass'], valueFlags: ['-p', '-f', '-d', '-P'] });
