/** Sticky patterns, matched at the cursor. Keywords, type names and operators have no letter case. */

export const KEYWORD =
  /(?:if|elseif|else|while|until|switch|foreach|for|do|try|catch|finally|trap|begin|process|end|clean|dynamicparam|function|filter|workflow|configuration|param|return|throw|exit|break|continue|class|enum|using|data|parallel|sequence)(?=[^\w.\\/:-]|$)/iy;
/** `:outer while (…) { … }`. */
export const LABEL = /:\w+\s+(?=(?:while|foreach|for|do|switch)\b)/iy;
/** `[CmdletBinding()] param (…)`. */
export const ATTRIBUTES = /(?:\[(?:[^[\]\n]|\[[^\]\n]{0,60}\]){0,200}\]\s*)+(?=param\b)/iy;
export const BLOCK_ONLY = /^(?:begin|process|end|clean|dynamicparam|do|data|parallel|sequence|else|try|finally)$/;
export const COMMAND_START = /[^\s"'“”„‘’‚‛$(){}@[\]!+\-,<>;|#&=]/;
export const NUMBER =
  /\d[\d.]*(?:e[+-]?\d+)?(?:[kmgtp]b|[dlu])?(?=[\s;|)\],}+*/%-]|\.\.|$)|0x[0-9a-f]+(?=[\s;|)\]},]|$)/iy;
export const FOREACH_HEAD = /\(\s*\$\{?[\w:]+\}?\s+in\s/iy;
export const ASSIGNMENT = /(?:\+|-|\*|\/|%|\?\?)?=(?!=)/y;
export const PIPE_AFTER_LINE_END = /\s*\|(?!\|)/y;
export const CHAIN = /&&|\|\|/y;
