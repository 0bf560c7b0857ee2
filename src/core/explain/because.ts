import type { Because } from '../decisions/decision';
import type { Localize } from './localize';

/** Why a rule that matched did not decide, as the end of a line such as `claude-code-all: a closer rule decided`. */
export function describeBecause(because: Because, t: Localize): string {
  switch (because) {
    case 'before-from':
      return t('not in force yet');
    case 'after-until':
      return t('no longer in force');
    case 'version':
      return t('about other versions');
    case 'version-unknown':
      return t('the version is not known');
    case 'exception':
      return t('an exception holds here');
    case 'less-specific':
      return t('a more specific rule decided');
    case 'less-strict':
      return t('a stricter rule decided');
    case 'later-rule':
      return t('an earlier rule says the same');
    case 'other-layer-stricter':
      return t('another policy is stricter');
  }
}
