import type { Approval } from './answers/answers';
import type { Announcement, Decision } from './decisions/decision';
import { onlyInforms } from './decisions/file-verdicts';
import type { Finding } from './findings/finding';
import type { UnreadablePart } from './findings/unreadable';
import type { PolicyRule } from './policy/document';
import type { SourceState } from './policy/source-state';

/** Everything that the notices show, made in one run: which policies hold, and what was found that concerns them. */
export interface Assessment {
  /** Epoch milliseconds. */
  readonly madeAt: number;
  /** One for each configured source; empty when no policy is configured. */
  readonly sources: readonly SourceState[];
  /** Findings that a rule, `unlisted` or an announcement speaks of, the strictest first, then by name. */
  readonly concerns: readonly Concern[];
  /** Extensions that a rule speaks of, that are on disk and do not run here. */
  readonly dormant: readonly DormantConcern[];
  /** Extensions that `extensions.allowed` forbids and the policies in force say nothing against. */
  readonly allowedAgain: readonly DormantConcern[];
  /** Why the dormant extensions are not known, where they are not; disabled is not absent. */
  readonly dormantUnknown: string | undefined;
  /** Names of commands that are told about in the terminal itself before they start, by name. */
  readonly shimmed: readonly ShimmedCommand[];
  /** Extensions with AI features that the policies say nothing against: shown, never decided on. Empty without a policy. */
  readonly aiFeatures: readonly AiFeatures[];
  /** Parts of files that could not be read. */
  readonly unreadable: readonly UnreadablePart[];
  /** How many things were looked at, by kind, for 'nothing conflicts' to mean something. */
  readonly lookedAt: {
    readonly extensions: number;
    readonly commands: number;
    readonly models: number;
    readonly mcpServers: number;
    /** Files in which something was found. */
    readonly files: number;
  };
}

/** What the evidence shows of an extension of which no rule, exception or announcement speaks. */
export interface AiFeatures {
  readonly finding: Finding;
  readonly name: string;
}

/**
 * What one click can do about a thing. `disable` the extension; `disable-ai-features`: it is part of the editor and cannot be
 * disabled by itself, while `chat.disableAIFeatures` switches it off.
 */
export type Remedy = 'disable' | 'disable-ai-features' | 'none';

/** A finding with what the policies say of it and the facts a notice needs, so that no notice asks the catalogue. */
export interface Concern {
  readonly finding: Finding;
  readonly decision: Decision;
  /** Display name: of the tool if the catalogue knows it, else of the thing itself. */
  readonly name: string;
  /** What the rule offers instead, in the policy's order, catalogue ids resolved. */
  readonly alternatives: readonly ResolvedAlternative[];
  readonly remedy: Remedy;
  /** The page for asking for an exception, with the facts filled in; absent where the deciding policy names none. */
  readonly exceptionUrl?: string;
  /** The approval that a person says they have; see `core/answers/with-answers.ts`. */
  readonly approval?: Approval;
  /** The key of another finding of the same thing, which counts instead of this one. */
  readonly countedAs?: string;
}

/** A name that someone may type in a terminal, and what the policies say of running it: restricted or banned, never only audited. */
export interface ShimmedCommand {
  readonly name: string;
  readonly concern: Concern;
}

/** An extension that is restricted or banned, installed, and not running. */
export interface DormantConcern {
  readonly id: string;
  readonly name: string;
  readonly version: string | undefined;
  /** `not-allowed`: the setting `extensions.allowed` forbids it. VS Code does not tell the other reasons apart. */
  readonly because: 'not-allowed' | 'not-active-here';
  /** The rule that restricts it; absent where none does. */
  readonly rule?: PolicyRule;
}

/** An alternative with every way to it that the policy or the catalogue gives. */
export interface ResolvedAlternative {
  readonly name: string;
  /** An extension that can be installed. */
  readonly extension: string | undefined;
  /** Where to read on: the policy's guide, else its URL, else the tool's homepage. https only. */
  readonly url: string | undefined;
  /** What starts it in a terminal, where the catalogue knows. */
  readonly command?: string | undefined;
}

/** What is at work on a concern: the decision itself, or under an audit layer the enforcing decision behind it. */
export function actingDecision(concern: Concern): Decision | undefined {
  return concern.decision.audit ? concern.decision.acting : concern.decision;
}

/** True when something is restricted or banned now and a person should know of it. */
export function isActive(concern: Concern): boolean {
  const acting = actingDecision(concern);
  if (acting === undefined || acting.status === 'allowed' || concern.approval !== undefined) return false;
  return concern.countedAs === undefined && !informsOnly(concern);
}

/** A tool's own file that is merely there, where its rule does not ask for more. */
export function informsOnly({ finding: { place }, decision }: Concern): boolean {
  return place.kind === 'file' && onlyInforms(place.reference, decision);
}

/** What a concern counts as for the status item and the badge; undefined where a person need not know of it. */
export function activeStatus(concern: Concern): 'banned' | 'restricted' | undefined {
  const status = isActive(concern) ? actingDecision(concern)?.status : undefined;
  return status === 'allowed' ? undefined : status;
}

/** A command that has ended: it is shown with its time, and nothing counts it. */
export function isOver({ finding: { place } }: Concern): boolean {
  return place.kind === 'terminal' && place.ended !== undefined;
}

export function announcementOf(concern: Concern): Announcement | undefined {
  return actingDecision(concern)?.announced;
}

/** No policy, nothing looked at: what holds before the first run. */
export const emptyAssessment: Assessment = {
  madeAt: 0,
  sources: [],
  concerns: [],
  dormant: [],
  allowedAgain: [],
  dormantUnknown: undefined,
  shimmed: [],
  aiFeatures: [],
  unreadable: [],
  lookedAt: { extensions: 0, commands: 0, models: 0, mcpServers: 0, files: 0 },
};
