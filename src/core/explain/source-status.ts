import { endOf } from '../policy/local-date';
import { codeOf, isHttpReason, type SourceReason } from '../policy/source-reason';
import type { PolicyOrigin, SourceState } from '../policy/source-state';
import { dayOf, distanceTo, momentOf } from './dates';
import type { Speech } from './speech';
import { plainText } from './text';

/** How one policy source stands, in a sentence or two: what happened, and what is in force. */
export function describeSource(state: SourceState, speech: Speech): string {
  const { t } = speech;
  switch (state.status) {
    case 'current':
      return t('{0} is up to date.', inForce(state, speech));
    case 'expired':
      return describeExpired(state, speech);
    case 'stale':
      return t(
        'The policy could not be refreshed since {0} ({1}). {2}',
        sinceOf(state, speech),
        whyOf(state.reason, speech),
        lastStays(state, speech),
      );
    case 'unreachable':
      return t(
        'The policy at {0} could not be read ({1}). {2}',
        placeOf(state.origin),
        whyOf(state.reason, speech),
        stays(state, speech),
      );
    case 'refused':
      return t(
        'The policy at {0} was refused: {1} {2}',
        placeOf(state.origin),
        t('{0}.', whyOf(state.reason, speech)),
        stays(state, speech),
      );
    case 'none':
      if (state.origin.kind === 'url' && state.origin.url === '') return t('No policy is configured.');
      if (isUnusable(state)) return t('No policy is in force: none may be fetched from {0}.', placeOf(state.origin));
      return state.reason === 'not-configured'
        ? t('The policy at {0} has not been fetched yet.', placeOf(state.origin))
        : t(
            'No policy is in force: the one at {0} could not be read ({1}).',
            placeOf(state.origin),
            whyOf(state.reason, speech),
          );
  }
}

/** What the reader can do about it; undefined where there is nothing to do. */
export function nextStepFor(state: SourceState, { t }: Speech): string | undefined {
  const { reason } = state;
  if (isHttpReason(reason)) return nextStepForCode(codeOf(reason), t);
  switch (reason) {
    case 'ok':
    case 'not-modified':
      return state.expired ? t('Tell whoever publishes the policy that it has expired.') : undefined;
    case 'network':
    case 'too-slow':
      return t('Check your network or VPN, then refresh the policy. It is also tried again by itself.');
    case 'too-many-redirects':
    case 'insecure-redirect':
    case 'too-large':
      return t('Tell whoever runs the policy’s server. It is also tried again by itself.');
    case 'not-a-policy':
      return t('If your network asks you to sign in, do so in a browser, then refresh the policy.');
    case 'syntax':
    case 'schema':
    case 'signature':
    case 'unsigned':
    case 'signature-form':
    case 'rollback':
      return t('Tell whoever publishes the policy; the log has the details.');
    case 'version':
      return t('Update this extension, then refresh the policy.');
    case 'expired':
      return t('Tell whoever publishes the policy that it has expired.');
    case 'managed':
      return t('Tell your administrator; the log has the details.');
    case 'not-configured':
      return isUnusable(state) ? t('Set an https:// address, or a file: URL, without a user name.') : undefined;
  }
}

/** What has not been asked yet will be; an address that no policy may come from never is. */
function isUnusable({ status, reason, nextCheckAt }: SourceState): boolean {
  return status === 'none' && reason === 'not-configured' && nextCheckAt === undefined;
}

/** Where a policy comes from, short enough for a tooltip: the host of a URL, else the path. */
export function placeOf(origin: PolicyOrigin): string {
  if (origin.kind !== 'url') return plainText(origin.path, 200);
  const host = /^https?:\/\/(?:[^/@]*@)?([^/?#]+)/i.exec(origin.url)?.[1];
  return plainText(host ?? origin.url, 200);
}

function whyOf(reason: SourceReason, { t }: Speech): string {
  if (isHttpReason(reason)) return t('the server answered {0}', codeOf(reason));
  switch (reason) {
    case 'ok':
    case 'not-modified':
      return t('up to date');
    case 'network':
      return t('no network');
    case 'too-slow':
      return t('the server answers too slowly');
    case 'too-many-redirects':
      return t('too many redirects');
    case 'not-a-policy':
      return t('it answered with a page, not a policy; a sign-in may be needed');
    case 'syntax':
      return t('it is not valid JSON');
    case 'schema':
      return t('it does not have the form of a policy');
    case 'version':
      return t('it needs a newer version of this extension');
    case 'signature':
      return t('its signature does not match the configured key');
    case 'unsigned':
      return t('it is not signed, and a key is configured to check it with');
    case 'signature-form':
      return t('its signature is not of a form that counts');
    case 'rollback':
      return t('it is older than one seen before');
    case 'too-large':
      return t('it is larger than 4 MiB');
    case 'insecure-redirect':
      return t('it redirects away from https');
    case 'expired':
      return t('it has expired');
    case 'managed':
      return t('the managed file on this machine is not valid');
    case 'not-configured':
      return t('not configured');
  }
}

function nextStepForCode(code: number, t: Speech['t']): string {
  if (code === 401 || code === 403) {
    return t('Check that you are signed in and may read the policy (aiToolPolicy.authentication), then refresh it.');
  }
  if (code === 404 || code === 410)
    return t('Check aiToolPolicy.policyUrl, or ask whoever publishes the policy where it is now.');
  return t('Nothing to do for now: it is tried again by itself.');
}

function sinceOf(state: SourceState, speech: Speech): string {
  return momentOf(state.failingSince ?? state.fetchedAt ?? speech.now, speech);
}

function stays(state: SourceState, speech: Speech): string {
  const { t } = speech;
  return state.policy === undefined
    ? t('No policy is in force.')
    : t('Serial {0} stays in force.', state.policy.serial);
}

function lastStays(state: SourceState, { t }: Speech): string {
  return state.policy === undefined
    ? t('No policy is in force.')
    : t('The last one, serial {0}, stays in force.', state.policy.serial);
}

function describeExpired(state: SourceState, speech: Speech): string {
  const { t } = speech;
  const expiresAt = state.policy?.expiresAt;
  const end = expiresAt === undefined ? undefined : endOf(expiresAt);
  if (expiresAt === undefined || end === undefined) {
    return t('{0} has expired. It stays in force until a newer one is published.', inForce(state, speech));
  }
  return t(
    '{0} expired on {1}, {2}. It stays in force until a newer one is published.',
    inForce(state, speech),
    dayOf(expiresAt, speech),
    distanceTo(end - 1, speech),
  );
}

function inForce(state: SourceState, { t }: Speech): string {
  return state.policy === undefined
    ? t('The policy')
    : t('{0}’s policy (serial {1})', plainText(state.policy.organization, 80), state.policy.serial);
}
