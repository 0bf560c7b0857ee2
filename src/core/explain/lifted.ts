import { dayOfMoment } from './dates';
import type { Speech } from './speech';
import { plainText } from './text';

/** After a ban has ended: `Example Group allows Claude Code again. You disabled it on 12 July 2026.` `disabledAt` is epoch milliseconds. */
export function describeLifted(
  name: string,
  organization: string | undefined,
  disabledAt: number | undefined,
  speech: Speech,
): string {
  const { t } = speech;
  const tool = plainText(name, 80);
  const lifted =
    organization === undefined
      ? t('{0} is allowed again.', tool)
      : t('{0} allows {1} again.', plainText(organization, 80), tool);
  if (disabledAt === undefined) return lifted;
  return t('{0} {1}', lifted, t('You disabled it on {0}.', dayOfMoment(disabledAt, speech)));
}

/** Several at once are one notice; `names` in a row, as the reader's language puts them together. */
export function describeSeveralLifted(names: string, { t }: Speech): string {
  return t('The policy allows again what you disabled: {0}.', names);
}
