import { loadBuiltInCatalogue } from '../../src/catalogue';
import { compileLayer } from '../../src/core/decisions/compile';
import { decide } from '../../src/core/decisions/decide';
import type { ExtensionObservation } from '../../src/core/observations';
import type { PolicyDocument } from '../../src/core/policy/document';
import { detectExtensions } from '../../src/detectors/extensions/detect';
import type { BenchRow } from './row';
import { medianOf, spreadOf, timed, timedOften } from './timing';

/** What a start costs for 300 installed extensions with manifests as people have them, against the catalogue and a usual policy. */
export async function benchExtensions(): Promise<BenchRow[]> {
  const catalogue = loadBuiltInCatalogue();
  const layer = compileLayer({ layer: 'organization', policy, signed: true, catalogue });
  const known = [...catalogue.tools.values()].flatMap((tool) => tool.extensions ?? []);
  const installed = () =>
    Array.from({ length: 300 }, (_, n) => extension(n, n % 10 === 0 ? known[n % known.length] : undefined));
  const match = (extensions: readonly ExtensionObservation[]): void => {
    for (const { subject } of detectExtensions(extensions, catalogue)) {
      decide([layer], subject, { now, windowRepositories: ['github.com/example/shop'] });
    }
  };
  // The engine compiles nothing at the first run: what a start pays, and what it would pay with the code warm.
  const kept = installed();
  const others = Array.from({ length: 15 }, installed);
  const first = timed(() => match(kept));
  const fresh = others.map((extensions) => timed(() => match(extensions)));
  const again = timedOften(15, () => match(kept));
  const manifests = {
    name: 'JSON.stringify of the same',
    median: medianOf(timedOften(15, () => JSON.stringify(kept))),
  };
  const shared = { unit: 'ms', target: 5, against: manifests } as const;
  return [
    { name: 'extensions: 300 matched, first run of a process', median: first, unit: 'ms', against: manifests },
    { name: 'extensions: 300 matched, manifests not seen before', ...spreadOf(fresh), ...shared },
    { name: 'extensions: 300 matched again', ...spreadOf(again), ...shared },
  ];
}

const now = Date.UTC(2026, 7, 1);

const because = { reason: 'A reason.', rationaleUrl: 'https://intranet.example/why' };

const policy: PolicyDocument = {
  version: 1,
  organization: 'Example Group',
  serial: 1,
  unlisted: 'restricted',
  rules: [
    { id: 'claude-code', tools: ['claude-code'], status: 'banned', ...because },
    { id: 'openai', vendors: ['openai'], status: 'restricted', ...because },
    { id: 'pattern', extensions: ['*.claude-code*'], status: 'banned', ...because },
    { id: 'versions', extensions: ['saoudrizwan.claude-dev'], versions: '<3.0.0', status: 'banned', ...because },
    { id: 'copilot', tools: ['github-copilot'], status: 'allowed' },
  ],
};

function extension(n: number, id = `publisher-${n % 90}.extension-${n}`): ExtensionObservation {
  return {
    id,
    version: `${n % 5}.${n % 7}.${n % 11}`,
    displayName: `Extension ${n}`,
    active: n % 3 === 0,
    builtIn: n % 4 === 0,
    manifest: {
      keywords: Array.from({ length: 15 }, (_, item) => (item === 7 ? 'ai' : `keyword ${item}`)),
      categories: ['Other', 'Linters'],
      extensionPack: n % 25 === 0 ? Array.from({ length: 12 }, (_, item) => `publisher-${item}.extension-${item}`) : [],
      extensionDependencies: n % 20 === 0 ? ['vscode.git'] : [],
      contributes: {
        commands: [{ command: `e${n}.c`, title: 'Command' }],
        ...(n % 30 === 0 && { chatParticipants: [{ id: `p${n}`, name: 'p' }] }),
        ...(n % 12 === 0 && { languageModelTools: [{ name: 't' }] }),
      },
    },
  };
}
