import {
  type CallExpression,
  type Expression,
  type Node,
  type PropertyAssignment,
  type SourceFile,
  SyntaxKind,
} from 'typescript/unstable/ast';
import * as is from 'typescript/unstable/ast/is';

/** A text that is handed to the translations: `t('…', …)`, with how many values go into it. */
export interface Message {
  readonly text: string;
  /** Undefined where they are spread. */
  readonly values: number | undefined;
  /** `file:line`. */
  readonly place: string;
}

/** What the source says of words, and what cannot be told of it. */
export interface Words {
  readonly messages: readonly Message[];
  /** A translation whose text is not written where it is asked for, or that goes by another name than `t`. */
  readonly unclear: readonly string[];
  /** Words that people would see, and that are not translated. */
  readonly hardCoded: readonly string[];
}

/** `Localize` always goes by the name `t`, so that its calls can be found by name. */
export function wordsOf(file: string, tree: SourceFile): Words {
  const messages: Message[] = [];
  const unclear: string[] = [];
  const hardCoded: string[] = [];
  const at = (node: Node): string => `${file}:${tree.text.slice(0, node.getStart(tree)).split('\n').length}`;
  const visit = (node: Node): void => {
    if (is.isCallExpression(node) && nameOf(node.expression) === 't') {
      const [first, ...values] = node.arguments;
      const text = first === undefined ? undefined : literalOf(first);
      if (text === undefined) unclear.push(`${at(node)} translates what is not written there`);
      else {
        const spread = values.some((value) => is.isSpreadElement(value));
        messages.push({ text, values: spread ? undefined : values.length, place: at(node) });
      }
      for (const value of values) visit(value);
      return;
    }
    const alias = aliasIn(node);
    if (alias !== undefined) unclear.push(`${at(node)} calls the translation ${alias}, not t`);
    if (isUnseen(node)) return;
    const literal = wordsIn(node);
    if (literal !== undefined && !isCompared(node) && (isProse(literal) || isShown(node)))
      hardCoded.push(`${at(node)} ${literal}`);
    node.forEachChild(visit);
  };
  visit(tree);
  return { messages, unclear, hardCoded };
}

/** The last name of what is called: `t` of `t`, `speech.t` and `vscode.l10n.t`. */
function nameOf(called: Node): string {
  if (is.isIdentifier(called)) return called.text;
  return is.isPropertyAccessExpression(called) ? called.name.text : '';
}

function literalOf(node: Expression): string | undefined {
  return is.isStringLiteral(node) || is.isNoSubstitutionTemplateLiteral(node) ? node.text : undefined;
}

/** The name under which a translation would no longer be found. */
function aliasIn(node: Node): string | undefined {
  if (is.isParameterDeclaration(node) || is.isPropertySignatureDeclaration(node)) {
    const type = node.type?.getText() ?? '';
    if (!/^(Localize|Speech\['t'\])$/.test(type)) return undefined;
    return node.name.getText() === 't' ? undefined : node.name.getText();
  }
  if (
    !is.isPropertyAccessExpression(node) ||
    node.name.text !== 't' ||
    !/\b(l10n|speech)$/i.test(node.expression.getText())
  ) {
    return undefined;
  }
  const { parent } = node;
  if (is.isPropertyAssignment(parent) || is.isVariableDeclaration(parent)) {
    return parent.name.getText() === 't' ? undefined : parent.name.getText();
  }
  return is.isCallExpression(parent) ? undefined : 'by something';
}

/** Texts of the log, of errors that are bugs, of types and imports, and classes of a page's style: nobody reads them in the window. */
function isUnseen(node: Node): boolean {
  if (is.isImportDeclaration(node) || is.isExportDeclaration(node) || is.isTypeNode(node)) return true;
  if (is.isPropertyAssignment(node) && node.name.getText() === 'class') return true;
  if (is.isNewExpression(node)) return /Error$/.test(node.expression.getText());
  if (!is.isCallExpression(node) || !is.isPropertyAccessExpression(node.expression)) return false;
  return /\blog$/i.test(node.expression.expression.getText()) && node.expression.name.text !== 'show';
}

/** The words of a literal or of a piece of a template; the product's name in English is none. */
function wordsIn(node: Node): string | undefined {
  switch (node.kind) {
    case SyntaxKind.StringLiteral:
    case SyntaxKind.NoSubstitutionTemplateLiteral:
    case SyntaxKind.TemplateHead:
    case SyntaxKind.TemplateMiddle:
    case SyntaxKind.TemplateTail: {
      const text = withoutMarkup((node as Node & { readonly text: string }).text).trim();
      return /\p{L}{2}/u.test(text) && !/^(true|false|null|AI Tool Policy)$/.test(text) ? text : undefined;
    }
    default:
      return undefined;
  }
}

/** What a reader sees of a piece of HTML; a piece may begin or end within a tag. */
function withoutMarkup(text: string): string {
  return /<[\w!/]|">/.test(text) ? text.replace(/^[^<>]*>|<[^<>]*(?:>|$)/g, ' ') : text;
}

/** What a text is compared with is not shown. */
function isCompared(node: Node): boolean {
  const { parent } = node;
  if (is.isCaseClause(parent)) return parent.expression === node;
  if (!is.isBinaryExpression(parent)) return false;
  const { kind } = parent.operatorToken;
  return kind === SyntaxKind.EqualsEqualsEqualsToken || kind === SyntaxKind.ExclamationEqualsEqualsToken;
}

/** Two words after one another make a sentence of it; names, ids and patterns have no space. */
function isProse(text: string): boolean {
  return /\p{L}{2,}[,;:]? \p{L}{2,}/u.test(text);
}

/** One word is enough where the editor shows whatever stands there. */
const shownProperties =
  /^(label|title|tooltip|description|detail|message|placeHolder|placeholder|prompt|name|text|heading|caption|ariaLabel|accessibleText)$/;
const shownCalls = /^(show(Information|Warning|Error)Message|setStatusBarMessage|choice|say|warn)$/;

function isShown(node: Node): boolean {
  for (let inner = node, { parent } = node; parent !== undefined; inner = parent, parent = parent.parent) {
    switch (parent.kind) {
      case SyntaxKind.TemplateSpan:
      case SyntaxKind.TemplateExpression:
      case SyntaxKind.ParenthesizedExpression:
      case SyntaxKind.ArrayLiteralExpression:
        continue;
      case SyntaxKind.ConditionalExpression:
        if ((parent as Node & { readonly condition: Node }).condition === inner) return false;
        continue;
      case SyntaxKind.BinaryExpression: {
        const operator = (parent as Node & { readonly operatorToken: Node }).operatorToken.kind;
        if (operator === SyntaxKind.PlusToken || operator === SyntaxKind.QuestionQuestionToken) continue;
        const { left, right } = parent as Node & { readonly left: Node; readonly right: Node };
        return operator === SyntaxKind.EqualsToken && right === inner && shownProperties.test(nameOf(left));
      }
      case SyntaxKind.PropertyAssignment:
        return shownProperties.test((parent as PropertyAssignment).name.getText());
      case SyntaxKind.CallExpression:
        return (
          inner !== (parent as CallExpression).expression &&
          shownCalls.test(nameOf((parent as CallExpression).expression))
        );
      default:
        return false;
    }
  }
  return false;
}

/** `{0}`, `{1}` … of a text, each once, in order. */
export function placeholdersOf(text: string): readonly string[] {
  return [...new Set(text.match(/\{\d+\}/g) ?? [])].toSorted();
}
