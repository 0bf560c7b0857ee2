import { prefixProgram } from './shared/prefix';

/** Programs that send a command through a proxy. */
export const program = prefixProgram({
  names: ['proxychains', 'proxychains4', 'torsocks', 'torify', 'tsocks', 'graftcp', 'usewithtor'],
  valueFlags: ['-f', '-a', '-u', '-p', '-P'],
});
