import type { FromPage, ToPage } from '../tree';
import { show } from './patch';

/** What VS Code gives a webview: https://code.visualstudio.com/api/extension-guides/webview */
declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: State): void;
};

/** Kept while the page is hidden, and over a reload of the window. */
interface State {
  readonly search: string;
  readonly scroll: number;
}

const editor = acquireVsCodeApi();
let state = readState(editor.getState());
let isFirst = true;

function remember(change: Partial<State>): void {
  state = { ...state, ...change };
  editor.setState(state);
}

function readState(value: unknown): State {
  const found = typeof value === 'object' && value !== null ? (value as Partial<Record<keyof State, unknown>>) : {};
  return {
    search: typeof found.search === 'string' ? found.search : '',
    scroll: typeof found.scroll === 'number' ? found.scroll : 0,
  };
}

function take({ title, page }: ToPage): void {
  const focused = document.activeElement;
  const wasHere = document.hasFocus();
  const place = focused?.closest('section')?.id;
  document.title = title;
  const root = document.getElementById('root');
  if (root !== null) show(root, page);
  if (isFirst) {
    isFirst = false;
    const search = searchInput();
    if (search !== undefined) search.value = state.search;
    window.scrollTo(0, state.scroll);
    return;
  }
  // What was pressed may be gone with what it was about: whoever goes on by keyboard goes on from there. Whoever has gone
  // elsewhere meanwhile is not called back.
  if (place !== undefined && focused?.isConnected === false && wasHere)
    document.getElementById(`${place}-title`)?.focus();
}

function searchInput(): HTMLInputElement | undefined {
  const input = document.getElementById('search');
  return input instanceof HTMLInputElement ? input : undefined;
}

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.kind === 'show') take(data);
});

document.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest('[data-act]') : null;
  const id = button?.getAttribute('data-act');
  if (id !== null && id !== undefined) editor.postMessage({ kind: 'act', id });
});

document.addEventListener('input', ({ target }) => {
  if (target !== searchInput() || !(target instanceof HTMLInputElement)) return;
  remember({ search: target.value });
  editor.postMessage({ kind: 'search', search: target.value });
});

document.addEventListener('keydown', (event) => {
  // As in VS Code's own lists; the search of the browser does not work in a webview without `enableFindWidget`.
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target instanceof HTMLInputElement) return;
  event.preventDefault();
  searchInput()?.focus();
});

window.addEventListener('scroll', () => remember({ scroll: window.scrollY }), { passive: true });

editor.postMessage({ kind: 'ready', search: state.search });
