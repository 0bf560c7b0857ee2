import {
  type Fault,
  type FaultOf,
  type FieldCode,
  fieldCodes,
  type JsonPath,
  type ReviewCode,
  type StructureCode,
  type TextCode,
} from './problem';
import { reviewText } from './review-text';

/** The sentences for a problem, in English, made of its code and facts; the only place that has words for them. */
export function problemText(fault: Fault): string {
  const text = sentence(fault);
  return inert(fault.nearest === undefined ? text : `${text} Did you mean ${JSON.stringify(fault.nearest)}?`);
}

/** What was found stands in quotes, which escape some of what a terminal obeys; this escapes the rest, and marks that turn text. */
function inert(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]|\p{Cs}/gu, (character) =>
    Array.from({ length: character.length }, (_, index) => hexadecimal(character.charCodeAt(index))).join(''),
  );
}

function hexadecimal(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}

/** What a field with this code should hold, in words that fit behind "must be". */
export function expectationOf(code: FieldCode): string {
  switch (code) {
    case 'empty':
      return 'something rather than nothing';
    case 'too-long':
      return 'shorter';
    case 'too-many':
      return 'a shorter list';
    case 'character':
      return 'plain text without control characters and broken Unicode';
    case 'id-form':
      return 'letters, digits, dots, hyphens and underscores, starting with a letter or digit';
    case 'whole-number':
      return 'a whole number, 0 or more';
    case 'date-format':
      return 'a day such as 2026-07-10, or a moment such as 2026-07-10T09:00:00Z';
    case 'date-no-offset':
      return 'a moment with Z or an offset, such as 2026-07-10T09:00:00Z or 2026-07-10T09:00:00+02:00';
    case 'date-impossible':
      return 'a date that exists';
    case 'version-range':
      return 'a semver range such as ">=2.1.91 <2.1.314"';
    case 'link':
      return 'an https:// address, without user name and spaces';
    case 'contact-link':
      return 'an https:// or mailto: address';
    case 'link-template':
      return 'an https:// address with none but {tool}, {item}, {version}, {rule} and {repository} behind the host';
    case 'extension-form':
      return 'publisher.name, with * allowed in either part';
    case 'command-form':
      return "a program's name, without folder, ending and arguments";
    case 'package-prefix':
      return 'a package with its registry in front, such as npm:@scope/name, pypi:name or docker:image';
    case 'package-version':
      return 'a package without a version; "versions" says which versions are meant';
    case 'package-form':
      return 'a registry, a colon and the name of a package';
    case 'server-form':
      return 'a package such as npm:@playwright/mcp, or an address such as https://mcp.example.com/*';
    case 'repository-form':
      return 'host/owner/name, without scheme and .git, such as github.com/example/ai-research-*';
    case 'language-tag':
      return 'a language tag in lower case, such as en or zh-cn';
  }
}

function sentence(fault: Fault): string {
  if (isTextCode(fault)) return textSentence(fault);
  if (isStructureCode(fault)) return structureSentence(fault);
  if (isReviewCode(fault)) return reviewText(fault, subject(fault.path));
  return `${subject(fault.path)} must be ${fault.expected}; found ${fault.found}.`;
}

function textSentence(fault: FaultOf<TextCode>): string {
  switch (fault.code) {
    case 'too-large':
      return `The file is too large: ${fault.found}; at most ${fault.expected} are read.`;
    case 'encoding':
      return `The file is not UTF-8${fault.found === undefined ? '' : ` but ${fault.found}`}. Save it as UTF-8.`;
    case 'syntax':
      return `This is not JSON: expected ${fault.expected ?? 'something else'}, found ${fault.found}.`;
    case 'too-deep':
      return 'The file is nested too deeply to be a policy.';
    case 'not-a-policy':
      return `This is not an AI tool policy: expected ${fault.expected}, found ${fault.found}.`;
    case 'unknown-version':
      return `The policy is of version ${fault.found} of the format; this program reads version ${fault.expected}. A newer one may be needed.`;
  }
}

function structureSentence(fault: FaultOf<StructureCode>): string {
  const rule = fault.rule === undefined ? 'this rule' : `rule ${JSON.stringify(fault.rule)}`;
  switch (fault.code) {
    case 'wrong-type':
    case 'unknown-value':
      return `${subject(fault.path)} must be ${fault.expected}; found ${fault.found}.`;
    case 'catalogue-entry':
      return `${subject(fault.path)}: expected ${fault.expected}; found ${fault.found}.`;
    case 'unknown-field':
      return `${fault.found} is not a field here.${fault.nearest === undefined ? ` The fields are ${fault.expected}.` : ''}`;
    case 'newer-field':
      return `${fault.rule === undefined ? 'The policy' : capital(rule)} needs a newer version: its field ${fault.found} is not known and is ignored${fault.other === 'rule' ? ', and so is the rule' : fault.other === 'exception' ? ', and so is the exception' : ''}.`;
    case 'missing-field':
      return `${fault.expected} is missing${fault.other === undefined ? '' : `: ${fault.other}`}.`;
    case 'duplicate-key':
      return `The field ${fault.found} stands here twice. Keep one of them.`;
    case 'duplicate-id':
      return `Two rules have the id ${fault.found}: ${fault.other} of the list. Each needs its own.`;
    case 'no-selector':
      return `${capital(rule)} does not say what it is about. It needs at least one of ${fault.expected}.`;
    case 'versions-beside':
      return `"versions" cannot stand beside ${fault.found}: they carry no version. Put them into a rule of their own.`;
    case 'not-in-workspace':
      return `A repository's own file cannot set ${fault.found}. It is ignored; the rest holds.`;
    case 'redefined-tool':
      return `The tool ${fault.found} is in the built-in catalogue already and cannot be redefined. Choose another id.`;
    case 'more-problems':
      return `There are more problems than these; ${fault.found} are shown.`;
  }
}

const textCodes: Readonly<Record<TextCode, true>> = {
  'too-large': true,
  encoding: true,
  syntax: true,
  'too-deep': true,
  'not-a-policy': true,
  'unknown-version': true,
};

const structureCodes: Readonly<Record<StructureCode, true>> = {
  'wrong-type': true,
  'unknown-value': true,
  'unknown-field': true,
  'newer-field': true,
  'missing-field': true,
  'duplicate-key': true,
  'duplicate-id': true,
  'no-selector': true,
  'versions-beside': true,
  'not-in-workspace': true,
  'redefined-tool': true,
  'catalogue-entry': true,
  'more-problems': true,
};

function isTextCode(fault: Fault): fault is FaultOf<TextCode> {
  return Object.hasOwn(textCodes, fault.code);
}

function isStructureCode(fault: Fault): fault is FaultOf<StructureCode> {
  return Object.hasOwn(structureCodes, fault.code);
}

function isReviewCode(fault: Fault): fault is FaultOf<ReviewCode> {
  return !isTextCode(fault) && !isStructureCode(fault) && !fieldCodes.some((code) => code === fault.code);
}

/** `"reason"`, `Item 2 of "tools"`, `The policy`. */
function subject(path: JsonPath): string {
  const last = path.at(-1);
  if (last === undefined) return 'The policy';
  if (typeof last === 'string') return JSON.stringify(last);
  const list = path.at(-2);
  return list === 'rules' ? `Rule ${last + 1}` : `Item ${last + 1} of ${JSON.stringify(list)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
