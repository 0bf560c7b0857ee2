import { actingDecision, type Concern, type ResolvedAlternative } from '../assessment';
import type { Decision } from '../decisions/decision';
import type { TerminalEnforcement } from '../policy/vocabulary';
import { dayOf } from './dates';
import type { Speech } from './speech';
import { localizedText, plainText, type ReasonLines, reasonLines } from './text';

/** What is said in a terminal before a tool starts. Boxes, colour and wrapping are the terminal notice's. */
export interface TerminalWords {
  /** `AI tool policy · Example Group` */
  readonly title: string;
  /** `Claude Code is banned since 10 July 2026.` */
  readonly ruling: string;
  /** The organisation's reason, at most three lines of it as its author broke them. */
  readonly reason: ReasonLines;
  /** `Use Qoder instead (qodercli).` */
  readonly alternative: string | undefined;
  /** `Why:`, to stand before the address. */
  readonly why: { readonly label: string; readonly url: string } | undefined;
  /** What happens now, by the enforcement that is at work. */
  readonly closing: string;
}

/** A terminal wraps by itself, at its own width: only the author's line breaks count, up to this many characters. */
const longestReasonLine = 240;

/** Undefined where nothing is at work: the tool is allowed, or the policy only audits. */
export function describeForTerminal(concern: Concern, speech: Speech): TerminalWords | undefined {
  const decision = actingDecision(concern);
  if (decision === undefined || decision.status === 'allowed') return undefined;
  const { t } = speech;
  const reason = localizedText(decision.rule?.reason, speech.locale);
  const [alternative] = concern.alternatives;
  const url = decision.rule?.rationaleUrl;
  return {
    title: t('AI tool policy · {0}', speakerOf(decision, speech)),
    ruling: describeTerminalRuling(plainText(concern.name, 80), concern.finding.subject.version, decision, speech),
    reason: reason === undefined ? { lines: [], more: false } : reasonLines(reason, 3, longestReasonLine),
    alternative: alternative === undefined ? undefined : describeAlternative(alternative, t),
    why: url === undefined ? undefined : { label: t('Why:'), url },
    closing: describeClosing(decision.enforcement.terminal, speech),
  };
}

function describeAlternative({ name, command }: ResolvedAlternative, t: Speech['t']): string {
  const shown = plainText(name, 80);
  // A name that says it already need not say it twice.
  if (command === undefined || command.toLowerCase() === shown.toLowerCase()) return t('Use {0} instead.', shown);
  return t('Use {0} instead ({1}).', shown, plainText(command, 40));
}

function describeTerminalRuling(name: string, version: string | undefined, decision: Decision, speech: Speech): string {
  const { t } = speech;
  if (decision.versionUnknown) {
    return t('Some versions of {0} are restricted, and which version this is could not be told.', name);
  }
  const named =
    decision.rule?.versions === undefined || version === undefined ? name : `${name} ${plainText(version, 40)}`;
  if (decision.status === 'restricted') return t('{0} is allowed only with approval.', named);
  const from = decision.rule?.from;
  return from === undefined ? t('{0} is banned.', named) : t('{0} is banned since {1}.', named, dayOf(from, speech));
}

/** 126 is what a shell itself gives for a program that it may not run. */
function describeClosing(terminal: TerminalEnforcement, { t }: Speech): string {
  switch (terminal) {
    case 'notify':
      return t('Continuing in this terminal is your decision.');
    case 'confirm':
      return t('Run it anyway? [y/N]');
    case 'block':
      return t('It was not started (exit code 126).');
  }
}

function speakerOf(decision: Decision, { t }: Speech): string {
  return decision.organization === undefined ? t('this repository') : plainText(decision.organization, 80);
}
