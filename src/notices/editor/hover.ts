import * as vscode from 'vscode';
import type { Pipeline } from '../../vscode/pipeline';
import { speechNow } from '../../vscode/speech';
import { rangeOf } from './diagnostics';
import { concernsAt, type HoverView, renderHover } from './render';

/** What a policy says of the words under the pointer. */
export function createHover(pipeline: Pipeline): vscode.Disposable {
  return vscode.languages.registerHoverProvider('*', {
    provideHover({ uri }, { line, character }) {
      const at = { line: line + 1, column: character + 1, endLine: line + 1, endColumn: character + 1 };
      const concerns = concernsAt(pipeline.assessment, uri.toString(), at);
      const speech = speechNow();
      const views = concerns.flatMap((concern) => renderHover(concern, speech) ?? []);
      const [first] = concerns;
      if (first === undefined || views.length === 0) return undefined;
      return new vscode.Hover(views.map(markdownOf), rangeOf(first.finding.place));
    },
  });
}

/** Texts go in as text, so that nothing in them is markup. */
function markdownOf({ paragraphs, links }: HoverView): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  markdown.isTrusted = false;
  markdown.supportHtml = false;
  for (const paragraph of paragraphs) markdown.appendText(paragraph).appendMarkdown('\n\n');
  markdown.appendMarkdown(links.map(({ label, url }) => `[${label}](${addressOf(url)})`).join(' · '));
  return markdown;
}

/** The address as it is, but for what could end a link of Markdown or begin anything else of it. */
function addressOf(url: string): string {
  return url.replace(/[^\w\-.~:/?#@!$&+,;=%]/gu, (character) =>
    encodeURIComponent(character.replace(/\p{Cs}/gu, '\uFFFD')).replace(
      /['()*]/g,
      (left) => `%${left.charCodeAt(0).toString(16).toUpperCase()}`,
    ),
  );
}
