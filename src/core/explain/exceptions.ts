import type { Approval } from '../answers/answers';
import type { Decision } from '../decisions/decision';
import { dayOf, dayOfMoment } from './dates';
import type { Speech } from './speech';
import { plainText } from './text';

/** A granted exception for lists: `allowed by exception SEC-123 until 31 December 2026`. */
export function describeExceptionInShort(exception: NonNullable<Decision['exception']>, speech: Speech): string {
  const { t } = speech;
  const until = exception.until === undefined ? undefined : dayOf(exception.until, speech);
  const reference = exception.reference === undefined ? undefined : plainText(exception.reference, 80);
  if (reference !== undefined && until !== undefined) return t('allowed by exception {0} until {1}', reference, until);
  if (reference !== undefined) return t('allowed by exception {0}', reference);
  if (until !== undefined) return t('allowed by exception until {0}', until);
  return t('allowed by exception');
}

/** An approval that the reader says they have, for lists: `you have approval (SEC-9)`. */
export function describeApprovalInShort({ reference }: Approval, { t }: Speech): string {
  return reference === undefined ? t('you have approval') : t('you have approval ({0})', plainText(reference, 80));
}

/** The same as a sentence: `You noted on 12 July 2026 that you have approval (SEC-9).` */
export function describeApproval({ at, reference }: Approval, speech: Speech): string {
  const { t } = speech;
  const day = dayOfMoment(at, speech);
  return reference === undefined
    ? t('You noted on {0} that you have approval.', day)
    : t('You noted on {0} that you have approval ({1}).', day, plainText(reference, 80));
}
