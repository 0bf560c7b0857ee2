import type { Disposable } from 'vscode';

/** Owns what must be disposed. A thing added after the owner was disposed is disposed at once. */
export interface Disposables extends Disposable {
  add<T extends Disposable>(disposable: T): T;
}

export function createDisposables(): Disposables {
  const owned: Disposable[] = [];
  let disposed = false;
  return {
    add(disposable) {
      if (disposed) disposable.dispose();
      else owned.push(disposable);
      return disposable;
    },
    dispose() {
      disposed = true;
      for (const disposable of owned.splice(0).reverse()) disposable.dispose();
    },
  };
}
