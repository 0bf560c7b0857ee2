/**
 * The page as data. It crosses to the webview as JSON and becomes elements there, one by one: no text of a policy is ever read
 * as HTML, and nothing but these tags and attributes is made.
 */
export interface PageNode {
  readonly tag: Tag;
  /** Finds the same node again in the next version of the page, among its siblings. */
  readonly key?: string;
  readonly attributes: Readonly<Partial<Record<Attribute, string>>>;
  readonly children: readonly (PageNode | string)[];
}

export const tags = [
  'article',
  'button',
  'dd',
  'details',
  'div',
  'dl',
  'dt',
  'footer',
  'h1',
  'h2',
  'h3',
  'h4',
  'header',
  'input',
  'label',
  'li',
  'main',
  'nav',
  'ol',
  'p',
  'section',
  'span',
  'strong',
  'summary',
  'time',
  'ul',
] as const;
export type Tag = (typeof tags)[number];

/** `data-act` names a button's deed by a key of the page's list; `data-go` a place on the page; `data-link` is shown, never followed. */
export const attributes = [
  'aria-hidden',
  'aria-label',
  'aria-labelledby',
  'aria-live',
  'autocomplete',
  'class',
  'data-act',
  'data-go',
  'data-link',
  'dir',
  'for',
  'id',
  'placeholder',
  'role',
  'tabindex',
  'type',
] as const;
export type Attribute = (typeof attributes)[number];

export type Children = readonly (PageNode | string | undefined)[];

/** A node; children that are undefined are left out. */
export function node(
  tag: Tag,
  given: PageNode['attributes'] & { readonly key?: string },
  children: Children,
): PageNode {
  const { key, ...rest } = given;
  return {
    tag,
    ...(key === undefined ? {} : { key }),
    attributes: rest,
    children: children.filter((child) => child !== undefined),
  };
}

/** What crosses from the page to the extension. Nothing of it is believed: see `panel.ts`. */
export type FromPage =
  | { readonly kind: 'ready'; readonly search: string }
  | { readonly kind: 'search'; readonly search: string }
  | { readonly kind: 'act'; readonly id: string };

export interface ToPage {
  readonly kind: 'show';
  readonly title: string;
  readonly page: PageNode;
}
