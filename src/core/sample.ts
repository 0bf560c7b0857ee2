import type { Assessment } from './assessment';
import type { Speech } from './explain/speech';
import type { ExtensionObservation, ModelObservation } from './observations';

/*
 * The sample policy, and the made-up things that it finds. It comes on top of nothing and never beside an organisation's policy:
 * people could otherwise put one that they made themselves in the place of theirs for a while, and what they see would mix what
 * holds with what is made up. A repository's own file may stay, for it can only make things stricter.
 */

/** The file in `media/samples`. */
export const sampleFile = 'try-it.ai-tool-policy.json';

/** Under this entry `extensions.allowed` may hold that the made-up extension was disabled. */
export const sampleExtensionId = 'sample-vendor.sample-assistant';

/** Whether an entry that was written from here is the sample's. */
export function isOfSample({ key }: { readonly key: string }): boolean {
  return key.toLowerCase() === sampleExtensionId;
}

/** Stands in for an installed extension, so that nothing has to be installed. */
export const sampleExtension: ExtensionObservation = {
  id: sampleExtensionId,
  version: '1.0.0',
  displayName: 'Sample Assistant',
  active: false,
  builtIn: false,
  manifest: {},
};

export const sampleModels: readonly ModelObservation[] = ['reviewer', 'planner'].map((name) => ({
  vendor: 'sample-vendor',
  id: `sample-${name}-1`,
  family: `sample-${name}-1`,
  name: `Sample ${name}`,
}));

/** The sample with its announced rule a week ahead, and the name of its organisation in the reader's language. */
export function readySample(text: string, { t, now }: Pick<Speech, 't' | 'now'>): string {
  const date = new Date(now);
  const ahead = new Date(date.getFullYear(), date.getMonth(), date.getDate() + 7);
  const digits = (value: number): string => String(value).padStart(2, '0');
  const day = `${ahead.getFullYear()}-${digits(ahead.getMonth() + 1)}-${digits(ahead.getDate())}`;
  const name = JSON.stringify(t('Sample Organisation (not yours)'));
  return text.replace('2099-12-31', day).replace('"Sample Organisation (not yours)"', () => name);
}

/** Whether a policy of an organisation or an administrator is configured, whether or not it could be read. */
export function hasRealPolicy({ sources }: Pick<Assessment, 'sources'>, configuredUrl: string): boolean {
  return configuredUrl !== '' || sources.some(({ layer }) => layer !== 'workspace');
}

/** Whether the sample is alone: an administrator may lay down a managed file, and a person name a policy, while it is tried. */
export function isSampleAlone(
  { sources }: Pick<Assessment, 'sources'>,
  configuredUrl: string,
  sampleUrl: string,
): boolean {
  const others = sources.filter(({ layer }) => layer !== 'workspace');
  return configuredUrl === '' && others.every(({ origin }) => origin.kind === 'url' && origin.url === sampleUrl);
}
