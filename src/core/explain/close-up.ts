/**
 * Takes out spaces between Chinese signs. Translations set places apart with a space, as is right around a Latin name; the name
 * of an organisation may be Chinese as well.
 */
export function closeUp(text: string): string {
  return text.replace(between, '');
}

const sign = '[\\p{Script=Han}，。：；！？、（）“”《》]';
const between = new RegExp(`(?<=${sign}) (?=${sign})`, 'gu');
