import type { LoadReadPolicy } from '../../../src/policy-sources/read-policy';
import { createUrlSource } from '../../../src/policy-sources/url-source';

/**
 * One window, as a process of its own. Arguments: URL, cache directory, milliseconds to set the clock forward, what to do.
 * `once` refreshes when due and prints the state; `write` goes on writing until it is killed.
 */
async function main([url = '', cacheDirectory = '', ahead = '0', task = 'once']: readonly string[]): Promise<void> {
  const now = () => Date.now() + Number(ahead);
  const source = createUrlSource({ url, publicKeys: [], cacheDirectory, readPolicy, now });
  process.stdout.write('ready\n');
  do {
    const { status, reason, policy, notes } = await source.refresh({ force: task === 'write' });
    process.stdout.write(`${JSON.stringify({ status, reason, serial: policy?.serial, notes })}\n`);
  } while (task === 'write');
  source.dispose();
}

/** The real reader has tests of its own; without it a process starts in a third of the time. */
const readPolicy: LoadReadPolicy = async () => (text) => {
  const policy = JSON.parse(typeof text === 'string' ? text : new TextDecoder().decode(text));
  return { outcome: 'ok', policy, problems: [] };
};

void main(process.argv.slice(2));
