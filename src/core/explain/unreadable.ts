import type { Localize } from './localize';
import { plainText } from './text';

/**
 * Why a part of a file could not be read, in the reader's language: detectors say so in English. What a parser says of the text
 * itself stays as it is.
 */
export function describeUnreadable(why: string, t: Localize): string {
  const said = plainText(why, 200);
  const broken = /^broken (\w+): (.+)$/s.exec(said);
  if (broken !== null) return t('broken {0}: {1}', broken[1] ?? '', broken[2] ?? '');
  switch (said) {
    case 'it is too large':
      return t('it is too large');
    case 'skipped: it is larger than 2 MiB':
      return t('skipped: it is larger than 2 MiB');
    case 'it is nested too deeply':
      return t('it is nested too deeply');
    case 'its aliases stand for too much':
      return t('its aliases stand for too much');
    case 'its shell text could not be read':
      return t('its shell text could not be read');
    case 'part of its shell text could not be read':
      return t('part of its shell text could not be read');
    case 'part of a server’s command could not be read':
      return t('part of a server’s command could not be read');
    default:
      return said;
  }
}
