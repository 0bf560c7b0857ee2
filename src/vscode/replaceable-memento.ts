import type { Memento } from 'vscode';

/** A memory of the editor that can be set aside for a while, with an empty one in its place that nothing of is kept. */
export interface ReplaceableMemento extends Memento {
  setAside(): void;
  takeBack(): void;
}

export function replaceable(kept: Memento): ReplaceableMemento {
  let instead: Map<string, unknown> | undefined;
  function get<T>(key: string, otherwise?: T): T | undefined {
    if (instead === undefined) return kept.get<T>(key) ?? otherwise;
    return (instead.get(key) as T | undefined) ?? otherwise;
  }
  return {
    get: get as Memento['get'],
    keys: () => (instead === undefined ? kept.keys() : [...instead.keys()]),
    async update(key, value) {
      if (instead === undefined) await kept.update(key, value);
      else instead.set(key, value);
    },
    setAside() {
      instead = new Map();
    },
    takeBack() {
      instead = undefined;
    },
  };
}
