import type { Dialect } from './parse/bash-scan';
import { type Statement, statementsOf } from './parse/bash-statements';
import { thinnedStatement } from './thin-statement';

/** Below this many characters a whole script is read in a moment. */
const smallest = 2_000;
/** Nobody joins as many functions and files, or so far one behind another; such a script is read as it is. */
const mostNames = 500;
const mostSteps = 10;

/**
 * A script for bash, zsh or sh in which what concerns nobody does nothing, every other character where it was: the grammar is the
 * larger part of what a long script costs, and it takes only so much of one. What concerns somebody stays, with the functions,
 * aliases and files through which it is joined to the rest.
 */
export function withoutIdleStatements(text: string, dialect: Dialect, concerns: (part: string) => boolean): string {
  if (text.length < smallest) return text;
  const statements = statementsOf(text, dialect);
  if (statements === undefined) return text;
  const concerning = new Set(statements.filter(({ start, end }) => concerns(text.slice(start, end))));
  const joined = joinedTo(concerning, statements, text);
  if (joined === undefined) return text;
  const isIdle = (part: string): boolean => !concerns(part) && !joined.isNamed(part);
  const pieces: string[] = [];
  let done = 0;
  for (const statement of statements) {
    const isConcerning = concerning.has(statement);
    if (!isConcerning && !joined.statements.has(statement)) continue;
    pieces.push(asComment(statement.start - done));
    pieces.push(isConcerning ? thinnedStatement(statement, text, isIdle) : text.slice(statement.start, statement.end));
    done = statement.end;
  }
  return `${pieces.join('')}${asComment(text.length - done)}`;
}

/** Takes the place of whole lines. */
function asComment(length: number): string {
  return length < 2 ? '\n'.repeat(length) : `#${' '.repeat(length - 2)}\n`;
}

interface Joined {
  readonly statements: ReadonlySet<Statement>;
  /** Whether a text names one of the functions, aliases and files that join them. */
  readonly isNamed: (text: string) => boolean;
}

/** The statements that define what others use, or use what others define or write; undefined where it takes too many steps. */
function joinedTo(concerning: ReadonlySet<Statement>, all: readonly Statement[], text: string): Joined | undefined {
  const statements = new Set<Statement>();
  const names = new Set<string>();
  const defined = definedIn(text);
  if (defined.size > mostNames) return undefined;
  let fresh: readonly Statement[] = [...concerning];
  for (let step = 0; step < mostSteps; step += 1) {
    const texts = fresh.map(({ start, end }) => text.slice(start, end));
    const used = [...defined].filter((name) => texts.some((part) => part.includes(name)));
    const more = [...used, ...texts.flatMap(filesIn)].filter((name) => !names.has(name));
    if (more.length === 0) return { statements, isNamed: namesOneOf([...names]) };
    for (const name of more) names.add(name);
    if (names.size > mostNames) return undefined;
    const isNamed = namesOneOf(more);
    fresh = all.filter(
      (one) => !statements.has(one) && !concerning.has(one) && isNamed(text.slice(one.start, one.end)),
    );
    for (const one of fresh) statements.add(one);
  }
  return undefined;
}

function namesOneOf(names: readonly string[]): (text: string) => boolean {
  if (names.length === 0) return () => false;
  const pattern = new RegExp(
    `(?<![\\w-])(?:${names.map((name) => name.replace(/[.+]/g, '\\$&')).join('|')})(?![\\w-])`,
  );
  return (text) => pattern.test(text);
}

/** The functions and aliases of a script: `name() {`, `function name`, `alias one=… two=…`. */
function definedIn(text: string): ReadonlySet<string> {
  const functions = [...text.matchAll(/(?<![\w.:+-])([\w.:+-]+)[ \t]*\([ \t]*\)|\bfunction[ \t]+([\w.:+-]+)/g)];
  const aliases = [...text.matchAll(/\balias\b[^\n]*/g)].flatMap(([line]) => [
    ...line.matchAll(/(?<![\w.:+-])([\w.:+-]+)=/g),
  ]);
  return new Set([...functions, ...aliases].map(([, name, other]) => name ?? other ?? ''));
}

const folders = `["']?(?:[^\\s;&|<>()"']*/)?\\$?\\{?`;
/** The last segments of what is written: `> run.sh`, `-o "$tmp/setup"`, `tee -a x.sh`, and of an address, whose file keeps its name. */
const files = new RegExp(
  `(?:>\\|?[ \\t]*${folders}|\\s(?:-[A-Za-z]*[oO]|--output(?:-document)?)[ \\t=]*${folders}|\\btee[ \\t]+(?:-\\S{1,20}[ \\t]+){0,4}${folders}|https?://[^\\s"'?#<>|;&)]{0,300}/)([\\w.+-]+)`,
  'g',
);

function filesIn(text: string): readonly string[] {
  return [...text.matchAll(files)].map((match) => match[1] ?? '').filter((name) => name !== 'null');
}
