import type { Page } from './render';
import { type PageNode, tags } from './tree';

/**
 * The page as one file to print or to keep: the same words, the links as links, nothing to click besides, no script. VS Code's
 * webviews cannot print (their frame does not allow it).
 */
export function savedPage({ title, page }: Pick<Page, 'title' | 'page'>, style: string, language: string): string {
  return [
    '<!doctype html>',
    `<html lang="${escaped(language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${escaped(title)}</title>`,
    `<style>${style.replaceAll('<', '\\3c ')}</style>`,
    '</head>',
    `<body>${htmlOf(page)}</body>`,
    '</html>',
    '',
  ].join('\n');
}

/** Attributes that say something without a script. */
const kept: ReadonlySet<string> = new Set(['aria-labelledby', 'class', 'dir', 'id', 'role']);

function htmlOf(child: PageNode | string): string {
  if (typeof child === 'string') return escaped(child);
  const { tag, attributes, children } = child;
  if (!tags.includes(tag)) throw new Error(`The page has no element ${tag}.`);
  const inner = children.map(htmlOf).join('');
  if (tag === 'button') {
    const link = attributes['data-link'];
    return link === undefined ? '' : `<p><a rel="noreferrer" href="${escaped(link)}">${inner}</a> ${escaped(link)}</p>`;
  }
  const written = Object.entries(attributes)
    .filter(([name]) => kept.has(name))
    .map(([name, value]) => ` ${name}="${escaped(value)}"`);
  const open = tag === 'details' ? ' open' : '';
  return `<${tag}${written.join('')}${open}>${inner}</${tag}>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
