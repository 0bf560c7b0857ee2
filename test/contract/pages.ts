import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { filesBelow, root } from './source-files';

/** A piece of code within a page: what stands between the fences. */
export interface Block {
  /** Behind the opening fence: `json`, `sh` … */
  readonly language: string;
  /** What stands behind the language, for tests: `managed`, `run` … */
  readonly marks: readonly string[];
  readonly text: string;
  /** `file:line`. */
  readonly place: string;
}

export interface Page {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** The pages for people: the README, and those for administrators. */
export function pages(): readonly Page[] {
  return ['README.md', ...below('media/docs')].map(readPage);
}

/** What else is written in Markdown: for those who change the code, and for who takes the first steps. */
export function otherPages(): readonly Page[] {
  return ['CHANGELOG.md', ...below('src'), ...below('media/walkthroughs')].map(readPage);
}

function below(folder: string): readonly string[] {
  return filesBelow(folder, /\.md$/).map((name) => `${folder}/${name}`);
}

function readPage(path: string): Page {
  const text = readFileSync(join(root, path), 'utf8');
  return { path, text, blocks: blocksOf(text, path) };
}

function blocksOf(text: string, path: string): readonly Block[] {
  return [...text.matchAll(/^( *)```(\w+)([^\n]*)\n([\s\S]*?)^ *```$/gm)].map((match) => {
    const [, indent = '', language = '', marks = '', body = ''] = match;
    return {
      language,
      marks: marks.trim().split(/\s+/).filter(Boolean),
      text: body.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
      place: `${path}:${text.slice(0, match.index).split('\n').length}`,
    };
  });
}

/** Links of a page to what is not there: a file, or a heading. Those to elsewhere are not followed. */
export function deadLinks({ path, text }: Page): readonly string[] {
  const prose = text.replace(/^ *```[\s\S]*?^ *```$/gm, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1] ?? '')
    .filter((link) => !/^[a-z]+:/.test(link) && !resolves(path, link))
    .map((link) => `${path}: ${link}`);
}

function resolves(from: string, link: string): boolean {
  const [file = '', heading] = link.split('#');
  const target = file === '' ? join(root, from) : join(root, dirname(from), decodeURIComponent(file));
  if (relative(root, target).startsWith('..') || !existsSync(target)) return false;
  return heading === undefined || headingsOf(readFileSync(target, 'utf8')).includes(heading);
}

/** As GitHub makes them. */
function headingsOf(text: string): readonly string[] {
  return [...text.matchAll(/^#+ +(.+)$/gm)].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-'),
  );
}

/** A call of our own command line that a page tells people to make. */
export interface Call {
  readonly words: readonly string[];
  readonly place: string;
}

/** In blocks of code line by line, wherever in the line it begins; in the text where it stands in backquotes. */
export function callsIn({ path, text, blocks }: Page): readonly Call[] {
  const inBlocks = blocks
    .filter(({ language }) => !['json', 'jsonc'].includes(language))
    .flatMap((block) => block.text.split('\n').map((line) => ({ line, place: block.place })));
  const inText = [...text.matchAll(/`((?:ai-tool-policy|node (?:dist|ai-tool-policy)\/cli\.js) [^`\n]+)`/g)].map(
    (match) => ({
      line: match[1] ?? '',
      place: `${path}:${text.slice(0, match.index).split('\n').length}`,
    }),
  );
  return [...inBlocks, ...inText].flatMap(({ line, place }) => {
    const call = /(?:^|[\s"'(|])(?:ai-tool-policy|node (?:dist|ai-tool-policy)\/cli\.js) (\S.*)$/.exec(line)?.[1];
    // A file or a folder of that name is none, nor is a form with a word to fill in.
    return call === undefined || /<\w+>/.test(call) || /^\s*(#|-? ?\w*name:)/.test(line)
      ? []
      : [{ words: wordsOf(call), place }];
  });
}

/** As a POSIX shell cuts a plain line: quotes, up to a comment, a pipe or a redirection. */
export function wordsOf(line: string): readonly string[] {
  const words: string[] = [];
  for (const match of line.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'|<>#])+|[|<>#]/g)) {
    if (/^[|<>#]$/.test(match[0])) break;
    words.push(match[0].replaceAll(/"([^"]*)"|'([^']*)'/g, '$1$2'));
  }
  return words;
}
