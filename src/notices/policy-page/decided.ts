import { actingDecision, type Concern } from '../../core/assessment';
import type { Decision } from '../../core/decisions/decision';
import { describeBecause } from '../../core/explain/because';
import { dayOf, distanceTo, momentOf } from '../../core/explain/dates';
import { describeSource, nextStepFor, placeOf } from '../../core/explain/source-status';
import type { Speech } from '../../core/explain/speech';
import { plainText } from '../../core/explain/text';
import { endOf } from '../../core/policy/local-date';
import type { SourceState } from '../../core/policy/source-state';
import type { Layer } from '../../core/policy/vocabulary';
import { titleOf } from './found';
import { list, note } from './parts';
import { type Children, node, type PageNode } from './tree';

/** Where a policy came from, how fresh it is, and who signed it: a list of facts for each source. */
export function sourceParts(source: SourceState, speech: Speech): PageNode {
  const { t } = speech;
  const { policy } = source;
  const expiresAt = policy?.expiresAt;
  const end = expiresAt === undefined ? undefined : endOf(expiresAt);
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t('Policy of'), layerName(source, t)],
    [t('From'), placeOf(source.origin)],
    [t('Serial'), policy === undefined || source.layer === 'workspace' ? undefined : String(policy.serial)],
    [t('Issued'), policy?.issuedAt === undefined ? undefined : dayOf(policy.issuedAt, speech)],
    [
      t('Valid until'),
      end === undefined ? undefined : t('{0}, {1}', dayOf(expiresAt ?? '', speech), distanceTo(end - 1, speech)),
    ],
    [t('Signed by'), signatureOf(source, t)],
    [t('Last checked'), source.fetchedAt === undefined ? undefined : momentOf(source.fetchedAt, speech)],
    [t('Next check'), source.nextCheckAt === undefined ? undefined : momentOf(source.nextCheckAt, speech)],
  ];
  return node('div', { key: `source ${source.layer} ${placeOf(source.origin)}`, class: 'source' }, [
    note(describeSource(source, speech)),
    note(nextStepFor(source, speech)),
    node(
      'dl',
      { key: 'facts', class: 'facts' },
      facts.flatMap(([name, value]) =>
        value === undefined
          ? []
          : [
              node('div', { key: name }, [
                node('dt', { key: 'name' }, [name]),
                node('dd', { key: 'value', dir: 'auto' }, [value]),
              ]),
            ],
      ),
    ),
    ...source.notes.slice(0, 10).map((text) => note(plainText(text, 300), 'meta')),
  ]);
}

/** For every finding which rule decided, and why each other rule that matched did not. */
export function decidedParts(concerns: readonly Concern[], speech: Speech): Children {
  const { t } = speech;
  return [
    note(t('Between policies the strictest status wins: none loosens another.')),
    note(
      t(
        'Within a policy the closest rule decides: one on the very extension, command or package before one on its tool, and that before one on its vendor.',
      ),
    ),
    concerns.length === 0
      ? undefined
      : list(
          concerns.slice(0, mostExplained).map((concern) => decidedItem(concern, speech)),
          'lines',
        ),
  ];
}

export function layerName({ layer, policy }: Pick<SourceState, 'layer' | 'policy'>, t: Speech['t']): string {
  switch (layer) {
    case 'managed':
      return policy === undefined
        ? t('your administrator')
        : t('{0}, managed by your administrator', plainText(policy.organization, 80));
    case 'organization':
      return policy === undefined ? t('your organisation') : plainText(policy.organization, 80);
    case 'workspace':
      return t('this repository');
  }
}

const mostExplained = 200;

/** A repository's file and the managed one are not signed; for them there is nothing to say. */
function signatureOf({ layer, policy, signedBy }: SourceState, t: Speech['t']): string | undefined {
  if (signedBy !== undefined) return plainText(signedBy, 100);
  return layer === 'organization' && policy !== undefined ? t('nobody: it is not signed') : undefined;
}

function decidedItem(concern: Concern, speech: Speech): PageNode {
  const { t } = speech;
  const { decision, finding } = concern;
  const acting = actingDecision(concern);
  return node('li', { key: finding.key }, [
    node('details', { key: 'details' }, [
      node('summary', { key: 'summary' }, [t('{0}: {1}', titleOf(concern), deciderOf(acting ?? decision, t))]),
      decision.audit ? note(t('A policy that only audits has a rule on it as well.')) : undefined,
      list(
        (acting ?? decision).considered.map(({ rule, layer, because }, index) =>
          node('li', { key: String(index) }, [
            t('{0} ({1}): {2}', plainText(rule, 100), shortLayer(layer, t), describeBecause(because, t)),
          ]),
        ),
        'lines',
      ),
      note(plainText(finding.key, 300), 'meta'),
    ]),
  ]);
}

function deciderOf({ rule, unlisted, announced, exception }: Decision, t: Speech['t']): string {
  if (rule !== undefined) {
    const id = plainText(rule.id, 100);
    return exception === undefined ? t('rule {0} decided', id) : t('an exception to rule {0} decided', id);
  }
  if (announced !== undefined) return t('rule {0} is to come', plainText(announced.rule.id, 100));
  return unlisted ? t('what the policy says of assistants that it does not list decided') : t('no rule decided');
}

function shortLayer(layer: Layer, t: Speech['t']): string {
  switch (layer) {
    case 'managed':
      return t('managed');
    case 'organization':
      return t('organisation');
    case 'workspace':
      return t('this repository');
  }
}
