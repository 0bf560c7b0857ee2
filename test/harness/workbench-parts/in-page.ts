/**
 * The little of a browser's page that functions which run in it use. The project's own code runs in Node alone, so
 * TypeScript's DOM library is left out of it, and with it the mistake of using a browser's global in the extension.
 */
export interface PageElement {
  readonly id: string;
  readonly className: string;
  readonly textContent: string | null;
  readonly classList: Iterable<string> & { contains(name: string): boolean };
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  closest(selector: string): PageElement | null;
}

/** A terminal's element: VS Code leaves xterm.js's own object on it, for tests. */
export interface TerminalElement extends PageElement {
  readonly xterm?: {
    readonly buffer: {
      readonly active: {
        readonly length: number;
        getLine(index: number): { translateToString(trimRight: boolean): string };
      };
    };
    input(text: string): void;
  };
}

/**
 * tsx keeps the names of functions by calling a helper of its own, which does not exist in the page that a function
 * is sent to. A script for `addInitScript`.
 */
export const nameHelper = 'globalThis.__name = (value) => value;';
