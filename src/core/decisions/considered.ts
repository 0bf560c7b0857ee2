import { type Choice, type Circumstances, standingOf, strictness } from './choose';
import type { CompiledLayer } from './compile';
import type { Because, Considered } from './decision';
import type { LayerMatches, MatchedRule } from './match';

/**
 * Why each rule of a layer that matched did not decide. `loss` says why the layer's own choice did not, in a layer that was
 * overruled; it is undefined for the layer that decides.
 */
export function explainMatches(
  layer: CompiledLayer,
  matches: LayerMatches,
  choice: Choice | undefined,
  loss: Because | undefined,
  at: number,
  circumstances: Circumstances,
): readonly Considered[] {
  const considered: Considered[] = [];
  for (const matched of matches.rules) {
    const because = matched === choice?.matched ? loss : reasonOf(matched, choice, at, circumstances);
    if (because !== undefined) considered.push({ rule: matched.rule.rule.id, layer: layer.layer, because });
  }
  return considered;
}

/**
 * A rule that would have decided, had it not been softened, is explained by what softened it (`exception`,
 * `version-unknown`); any other by how it compares with the rule that was chosen.
 */
function reasonOf(matched: MatchedRule, choice: Choice | undefined, at: number, circumstances: Circumstances): Because {
  const standing = standingOf(matched.rule, at, circumstances);
  if (standing.kind === 'out') return standing.because;
  if (choice === undefined) throw new Error(`Rule ${matched.rule.rule.id} is in force, yet none was chosen`);
  if (matched.level < choice.matched.level) return 'less-specific';
  const softened =
    standing.exception !== undefined ? 'exception' : standing.versionUnknown ? 'version-unknown' : undefined;
  if (softened !== undefined && wouldHaveWon(matched, choice)) return softened;
  return standing.status === choice.standing.status ? 'later-rule' : 'less-strict';
}

function wouldHaveWon(matched: MatchedRule, choice: Choice): boolean {
  const difference = strictness(matched.rule.rule.status) - strictness(choice.standing.status);
  return difference > 0 || (difference === 0 && matched.rule.number < choice.matched.rule.number);
}
