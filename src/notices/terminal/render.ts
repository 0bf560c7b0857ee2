import type { Answers } from '../../core/answers/answers';
import { silenceOf } from '../../core/answers/silence';
import { actingDecision, type ShimmedCommand } from '../../core/assessment';
import type { Speech } from '../../core/explain/speech';
import { describeForTerminal } from '../../core/explain/terminal';
import { plainText } from '../../core/explain/text';
import type { TerminalEnforcement } from '../../core/policy/vocabulary';

/** All that a shim says and does. Texts are one line of plain text each; nothing in them can act on a terminal. */
export interface ShimView {
  /** The command as it is typed; safe as a file's name and unquoted in any shell. */
  readonly name: string;
  readonly enforcement: TerminalEnforcement;
  readonly tone: 'banned' | 'restricted';
  readonly title: string;
  readonly body: readonly Paragraph[];
  /** The last line: what happens now, or the question. */
  readonly closing: string;
  /** After the question was answered with no. */
  readonly declined: string;
  /** All of it in one line, for where there is no terminal and the program is not started. */
  readonly refusal: string;
  /** Where no program of that name is behind the shim. */
  readonly missing: string;
}

export interface Paragraph {
  readonly text: string;
  /** An address to stand behind the text; what `linkable` gives. */
  readonly link: string | undefined;
}

/** Of the commands those that have something to tell this person. */
export function renderShims(
  commands: readonly ShimmedCommand[],
  answers: Answers,
  speech: Speech,
): readonly ShimView[] {
  return commands.flatMap((command) => (isSilent(command, answers, speech) ? [] : (renderShim(command, speech) ?? [])));
}

/** An approval lifts a restriction. A snooze is for what only tells: it does not answer a question in advance. */
function isSilent({ concern }: ShimmedCommand, answers: Answers, { now }: Speech): boolean {
  const silence = silenceOf(concern, answers, now);
  if (silence === undefined) return false;
  switch (silence.kind) {
    case 'approved':
      return true;
    case 'snoozed':
      return actingDecision(concern)?.enforcement.terminal === 'notify';
    case 'answered':
      return false;
  }
}

/** Undefined where nothing is at work. */
export function renderShim({ name, concern }: ShimmedCommand, speech: Speech): ShimView | undefined {
  const { t } = speech;
  const decision = actingDecision(concern);
  const words = describeForTerminal(concern, speech);
  if (decision === undefined || decision.status === 'allowed' || words === undefined) return undefined;
  const { title, ruling, reason, alternative, why, closing } = words;
  const link = why === undefined ? undefined : linkable(why.url);
  const label = link === undefined ? undefined : why?.label;
  const last = oneAfterAnother([alternative, label], t);
  const enforcement = decision.enforcement.terminal;
  return {
    name,
    enforcement,
    tone: decision.status,
    title,
    body: [
      { text: ruling, link: undefined },
      ...reason.lines.map((line, index) => ({
        text: reason.more && index === reason.lines.length - 1 ? `${line} …` : line,
        link: undefined,
      })),
      ...(last === '' ? [] : [{ text: last, link }]),
    ],
    closing,
    declined: t('It was not started (exit code 126).'),
    refusal: [
      oneAfterAnother(
        [
          t('{0}: {1}', title, ruling),
          enforcement === 'confirm'
            ? t('It was not started, since there is no terminal to ask in (exit code 126).')
            : t('It was not started (exit code 126).'),
          label,
        ],
        t,
      ),
      ...(link === undefined ? [] : [link]),
    ].join(' '),
    missing: t('{0} ({1})', t('{0}: no such program is on the PATH.', name), t('{0}: {1}', title, ruling)),
  };
}

/** Sentences as the reader's language puts them together. */
function oneAfterAnother(sentences: readonly (string | undefined)[], t: Speech['t']): string {
  return sentences.reduce<string>((before, next) => {
    if (next === undefined) return before;
    return before === '' ? next : t('{0} {1}', before, next);
  }, '');
}

/**
 * An address as it may stand in a terminal's link: printable ASCII, without quotes, brackets and backslashes. Undefined where it
 * cannot be written so.
 */
export function linkable(url: string): string | undefined {
  if (url.length > longestUrl || !URL.canParse(url)) return undefined;
  const ascii = new URL(url).href.replaceAll("'", '%27');
  return /^https:\/\/[!#-&(-;=?-[\]^_a-z{|}~]+$/.test(ascii) && plainText(ascii, longestUrl * 3) === ascii
    ? ascii
    : undefined;
}

const longestUrl = 1_000;
