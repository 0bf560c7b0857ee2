import type { ResolvedAlternative } from '../../core/assessment';
import type { Speech } from '../../core/explain/speech';
import { plainText, reasonLines } from '../../core/explain/text';
import { type Children, node, type PageNode } from './tree';

/** What a button of the page does. The page knows only its id; what it stands for never leaves the extension. */
export type Deed =
  | { readonly does: 'disable' | 'enable'; readonly id: string; readonly name: string }
  | { readonly does: 'update' | 'approve' | 'withdraw-approval' | 'snooze' | 'request'; readonly key: string }
  | { readonly does: 'stop'; readonly key: string; readonly at: number }
  | { readonly does: 'open'; readonly url: string }
  | { readonly does: 'open-file'; readonly uri: string; readonly line: number; readonly column: number }
  | { readonly does: 'use'; readonly alternative: ResolvedAlternative }
  | { readonly does: 'refresh' | 'log' | 'settings' | 'findings' | 'sample' | 'disable-ai-features' }
  | { readonly does: 'save' };

/** Collects the deeds while the page is put together. */
export interface Deeds {
  readonly all: ReadonlyMap<string, Deed>;
  button(label: string, id: string, deed: Deed, options?: ButtonOptions): PageNode;
  /** Undefined for anything but https. */
  link(label: string, id: string, url: string | undefined, options?: ButtonOptions): PageNode | undefined;
}

export interface ButtonOptions {
  /** What the button is about, for those who hear it by itself. */
  readonly about?: string;
  readonly primary?: true;
}

export function createDeeds({ t }: Pick<Speech, 't'>): Deeds {
  const all = new Map<string, Deed>();
  return {
    all,
    button(label, id, deed, { about, primary } = {}) {
      all.set(id, deed);
      const heard = about === undefined ? {} : { 'aria-label': `${label}: ${about}` };
      return node(
        'button',
        { key: id, type: 'button', class: primary ? 'primary' : 'plain', 'data-act': id, ...heard },
        [label],
      );
    },
    link(label, id, url, { about } = {}) {
      if (url === undefined || !/^https:\/\/[^\s]+$/i.test(url)) return undefined;
      all.set(id, { does: 'open', url });
      const shown = t('{0} ({1})', label, hostOf(url));
      const heard = about === undefined ? {} : { 'aria-label': `${shown}: ${about}` };
      const attributes = { key: id, type: 'button', role: 'link', class: 'link', 'data-act': id, 'data-link': url };
      return node('button', { ...attributes, ...heard }, [shown]);
    },
  };
}

/** Where a link leads, before anybody follows it. */
function hostOf(url: string): string {
  return plainText(/^https:\/\/(?:[^/?#]*@)?([^/?#]+)/i.exec(url)?.[1] ?? url, 80);
}

/** A policy's longer text: its own paragraphs, in the direction that its letters have. */
export function paragraphs(text: string | undefined): PageNode | undefined {
  if (text === undefined) return undefined;
  const { lines, more } = reasonLines(text, 60, 100_000);
  if (lines.length === 0) return undefined;
  const shown = more ? [...lines, '…'] : lines;
  return node(
    'div',
    { key: 'reason', class: 'reason', dir: 'auto' },
    shown.map((line) => node('p', {}, [line])),
  );
}

export type Word = 'banned' | 'restricted' | 'allowed' | 'announced' | 'audit' | 'ended';

/** A status as a word; its colour repeats what the word says. */
export function badge(kind: Word, word: string): PageNode {
  return node('span', { key: 'badge', class: `badge ${kind}` }, [word]);
}

export function section(id: string, title: string, children: Children): PageNode {
  return node('section', { key: id, id, 'aria-labelledby': `${id}-title` }, [
    node('h2', { key: 'title', id: `${id}-title`, tabindex: '-1' }, [title]),
    ...children,
  ]);
}

export function list(children: readonly PageNode[], kind: 'cards' | 'lines' = 'cards'): PageNode {
  // Without its bullets a list is no list any more to some screen readers, unless it says so.
  return node('ul', { key: kind, class: kind, role: 'list' }, children);
}

export function toolbar(buttons: Children): PageNode | undefined {
  const there = buttons.filter((button) => button !== undefined);
  return there.length === 0 ? undefined : node('div', { key: 'buttons', class: 'buttons' }, there);
}

export function note(text: string | undefined, kind: 'note' | 'meta' = 'note'): PageNode | undefined {
  return text === undefined || text === '' ? undefined : node('p', { class: kind }, [text]);
}

/** As the reader's language joins them; the rest of a long list is counted. */
export function joined(texts: readonly string[], { t, locale }: Speech, most = 8): string {
  const shown = texts.slice(0, most);
  const rest = texts.length - shown.length;
  const all = rest > 0 ? [...shown, t('{0} more', rest)] : shown;
  // Most are alone, and thousands of formats would take their time.
  if (all.length === 1) return all[0] ?? '';
  return new Intl.ListFormat(locale).format(all);
}

/** The alternatives of a rule or a finding: what can be installed, and where to read about them. */
export function alternativeButtons(
  alternatives: readonly ResolvedAlternative[],
  id: string,
  deeds: Deeds,
  { t }: Speech,
): Children {
  return alternatives.flatMap((alternative, index) => {
    const name = plainText(alternative.name, 80);
    const one = `${id} ${index}`;
    return [
      alternative.extension === undefined
        ? undefined
        : deeds.button(t('Install {0}', name), `use ${one}`, { does: 'use', alternative }),
      deeds.link(t('Read about {0}', name), `read ${one}`, alternative.url),
    ];
  });
}
