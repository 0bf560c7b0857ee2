import { attributes, type PageNode, tags } from '../tree';

/*
 * Makes an element show a node: what is there already stays, so that focus, scroll, opened details and a half-typed search
 * survive a new version of the page. Elements come from `createElement` and texts from text nodes; nothing is parsed as HTML.
 */

const knownTags: ReadonlySet<string> = new Set(tags);
const knownAttributes: ReadonlySet<string> = new Set(attributes);
const keys = new WeakMap<Node, string>();

/** Puts the node in the place of what the parent holds. */
export function show(parent: Element, page: PageNode): void {
  patchChildren(parent, [page]);
}

function patchChildren(parent: Element, children: PageNode['children']): void {
  const there = new Map<string, Node>();
  for (const child of parent.childNodes) there.set(keys.get(child) ?? '', child);
  const shown = new Set<Node>();
  let next = parent.firstChild;
  children.forEach((child, index) => {
    const key = keyOf(child, index);
    const old = there.get(key);
    there.delete(key);
    const made = old ?? create(child);
    if (old === undefined) keys.set(made, key);
    if (typeof child === 'string') made.nodeValue = child;
    else patchElement(made as Element, child);
    // Moving an element takes its focus: what stands right is left there.
    if (made === next) next = next.nextSibling;
    else parent.insertBefore(made, next);
    shown.add(made);
  });
  for (const old of [...parent.childNodes]) if (!shown.has(old)) old.remove();
}

/** By its own key, else by its place; never one tag in another's place. */
function keyOf(child: PageNode | string, index: number): string {
  return typeof child === 'string' ? `text ${index}` : `${child.tag} ${child.key ?? index}`;
}

function create(child: PageNode | string): Node {
  if (typeof child === 'string') return document.createTextNode('');
  if (!knownTags.has(child.tag)) throw new Error(`The page has no element ${child.tag}.`);
  return document.createElement(child.tag);
}

function patchElement(element: Element, { attributes: given, children }: PageNode): void {
  for (const name of element.getAttributeNames()) {
    // Whether details are open is the reader's.
    if (name !== 'open' && !(name in given)) element.removeAttribute(name);
  }
  for (const [name, value] of Object.entries(given)) {
    if (knownAttributes.has(name) && element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
  patchChildren(element, children);
}
