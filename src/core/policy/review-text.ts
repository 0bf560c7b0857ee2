import type { FaultOf, ReviewCode } from './problem';

/** The sentences for what is valid and yet surely not meant. `subject` names the field. */
export function reviewText(fault: FaultOf<ReviewCode>, subject: string): string {
  const rule = `Rule ${JSON.stringify(fault.rule)}`;
  switch (fault.code) {
    case 'unknown-tool':
      return `The catalogue has no tool ${fault.found}. The rule does not find it by this name.`;
    case 'former-tool':
      return `${fault.found} is a former id of ${fault.expected}. Both work.`;
    case 'reaches-successor':
      return `${fault.found} is continued by ${fault.other}, which the rule is about too. A rule on ${fault.other} itself comes before it.`;
    case 'unknown-vendor':
      return `The catalogue has no vendor ${fault.found}. The rule finds nothing by this name.`;
    case 'never-decides':
      return `${rule} can never decide: ${fault.other} comes before it wherever it matches.`;
    case 'lapsed':
      return `${rule} has lapsed: its "until" is ${fault.found}. Remove it, or give it another end.`;
    case 'until-before-from':
      return `${rule} is never in force: its "until" ${fault.found} is before its "from" ${fault.other}.`;
    case 'exception-lapsed':
      return `This exception of rule ${JSON.stringify(fault.rule)} has lapsed: its "until" is ${fault.found}.`;
    case 'policy-expired':
      return `The policy is past its "expiresAt" ${fault.found}. Its rules still hold; everyone is shown that it has expired.`;
    case 'expires-before-issue':
      return `"expiresAt" ${fault.found} is before "issuedAt" ${fault.other}.`;
    case 'issued-later':
      return `"issuedAt" ${fault.found} lies in the future.`;
    case 'banned-alternative':
      return `${rule} offers ${fault.found} instead, which is banned by ${fault.other}.`;
    case 'alternative-of-allowed':
      return `${rule} allows, so that its alternatives are never shown.`;
    case 'look-alike':
      return `${fault.found} also matches ${fault.other}. Name the extensions that you mean, or allow that one in a rule of its own.`;
    case 'claimed-value':
      return `${fault.found} belongs to ${fault.other} in the catalogue already and stays there.`;
    case 'matches-everything':
      return `${subject} is ${fault.found}, which matches everything of its kind.`;
    case 'overlap':
      return `${rule} and ${fault.other} are both about ${fault.found} with different statuses. The stricter holds.`;
    case 'unsigned-disable':
      return '"extension": "disable" acts only from a managed file or a signed policy. Unsigned, disabling is offered.';
    case 'unsigned-block':
      return '"terminal": "block" acts only from a managed file or a signed policy. Unsigned, people are asked.';
    case 'nothing-allowed':
      return '"unlisted" is "banned" and no rule allows anything: every AI assistant is banned, the alternatives too.';
    case 'no-rules':
      return 'The policy has no rules and says nothing of unlisted assistants: everything is allowed.';
    case 'empty-selector':
      return `${subject} is an empty list and selects nothing.`;
    case 'repeated-selector':
      return `${fault.found} stands in ${fault.other} twice.`;
    case 'sdk-by-vendor':
      return `Of ${fault.found} the catalogue knows SDKs alone, and a vendor's name does not stand for SDKs. Name them in "tools" or "packages".`;
    case 'no-english':
      return `The reason has no text in English ("en"), which readers of other languages are shown.`;
  }
}
