import type { Localize } from './localize';
import { plainText } from './text';

/** How an attempt to disable an extension ended. */
export type DisableOutcome =
  /** Gone from the running extensions. */
  | { readonly kind: 'disabled' }
  /** Set, and still active until the window reloads. */
  | { readonly kind: 'needs-reload' }
  /** The setting does not exist in this editor. */
  | { readonly kind: 'unsupported' }
  /** An administrator's policy holds the setting. */
  | { readonly kind: 'locked' }
  /** Part of the editor, or this extension itself. */
  | { readonly kind: 'not-possible'; readonly because: 'built-in' | 'self' }
  /** Writing the setting failed; `why` is the editor's own message. */
  | { readonly kind: 'failed'; readonly why: string };

/** What is said after an attempt to disable. `{0}` is always the extension's name. */
export function describeDisabling(name: string, outcome: DisableOutcome, t: Localize): string {
  switch (outcome.kind) {
    case 'disabled':
      return t('{0} is disabled.', name);
    case 'needs-reload':
      return t('{0} is disabled. Reload the window to stop it now.', name);
    case 'unsupported':
      return t(
        'This editor has no setting that disables {0} by itself. Open it in the Extensions view and disable it there.',
        name,
      );
    case 'locked':
      return t(
        'An administrator manages which extensions are allowed here, so {0} was left as it is. Open it in the Extensions view and disable it there.',
        name,
      );
    case 'not-possible':
      return outcome.because === 'self'
        ? t('This extension does not disable itself.')
        : t('{0} is part of this editor and cannot be disabled as an extension.', name);
    case 'failed':
      return t(
        '{0} could not be disabled: {1} Open it in the Extensions view and disable it there.',
        name,
        sentence(outcome.why),
      );
  }
}

export function isDisabled({ kind }: DisableOutcome): boolean {
  return kind === 'disabled' || kind === 'needs-reload';
}

/** What is said after a managed or signed policy had an extension disabled: who wanted it, and what is left to do. */
export function describeDisabledByPolicy(
  name: string,
  organization: string | undefined,
  outcome: DisableOutcome,
  t: Localize,
): string {
  const said =
    organization === undefined
      ? t('{0} is disabled, as the policy says.', name)
      : t('{0} is disabled, as the policy of {1} says.', name, plainText(organization, 80));
  return outcome.kind === 'needs-reload' ? t('{0} {1}', said, t('Reload the window to stop it now.')) : said;
}

/** What is said after several were disabled at once. */
export function describeDisablingSeveral(count: number, needsReload: boolean, t: Localize): string {
  return needsReload
    ? t('{0} extensions are disabled. Reload the window to stop them now.', count)
    : t('{0} extensions are disabled.', count);
}

function sentence(text: string): string {
  return /[.!?。]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}
