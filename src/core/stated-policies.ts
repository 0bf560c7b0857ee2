import type { ResolvedAlternative } from './assessment';
import type { Enforcement } from './decisions/decision';
import type { PolicyDocument, PolicyRule } from './policy/document';
import type { Layer, Mode, Status } from './policy/vocabulary';

/** A policy in force as people read it, catalogue ids resolved, so that no notice asks the catalogue. */
export interface StatedPolicy {
  readonly layer: Layer;
  readonly policy: PolicyDocument;
  readonly mode: Mode;
  /** What holds for AI assistants that no rule names; undefined where this policy has no opinion on them. */
  readonly unlisted: Status | undefined;
  /** In the policy's order. */
  readonly rules: readonly StatedRule[];
}

export interface StatedRule {
  readonly rule: PolicyRule;
  readonly names: readonly StatedName[];
  /** What the rule may do, after the layer's rights are applied. */
  readonly enforcement: Omit<Enforcement, 'dismissible'>;
  readonly alternatives: readonly ResolvedAlternative[];
  /** The page for asking for an exception, as far as the rule alone fills it in. */
  readonly exceptionUrl: string | undefined;
}

/** One thing that a rule names. `id` is what the policy wrote. */
export interface StatedName {
  readonly kind: 'tool' | 'vendor' | 'extension' | 'command' | 'package' | 'model' | 'mcp-server';
  readonly id: string;
  readonly name: string;
}
