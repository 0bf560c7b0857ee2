import * as vscode from 'vscode';
import { createDisposables } from '../../disposables';
import { type FilePlace, placeOf } from './places';

/** Open documents, as people see them: unsaved text counts. */
export interface Documents extends vscode.Disposable {
  /** Undefined for a file that is not open. */
  documentOf(key: string): vscode.TextDocument | undefined;
  /** Reads all of them again. */
  readAll(): void;
  /** Resolves when what was typed in a document is taken in. */
  settle(document: vscode.TextDocument): Promise<void>;
}

export interface DocumentsParts {
  /** Reads a document; never rejects. */
  readonly read: (place: FilePlace, document: vscode.TextDocument) => Promise<void>;
  readonly closed: (place: FilePlace) => void;
}

/** Milliseconds that typing may pause before a text is read. */
const pause = 200;

export function watchDocuments({ read, closed }: DocumentsParts): Documents {
  const owned = createDisposables();
  const open = new Map<string, vscode.TextDocument>();
  const waiting = new Map<string, NodeJS.Timeout>();
  /** The version of each that was read last. */
  const versions = new Map<string, number>();

  const readNow = async (document: vscode.TextDocument): Promise<void> => {
    const place = placeOf(document.uri);
    if (place === undefined) return;
    clearTimeout(waiting.get(place.key));
    waiting.delete(place.key);
    const { version } = document;
    await read(place, document);
    if (open.get(place.key) === document) versions.set(place.key, version);
  };
  const opened = (document: vscode.TextDocument): void => {
    const place = placeOf(document.uri);
    if (place === undefined) return;
    open.set(place.key, document);
    void readNow(document);
  };

  for (const document of vscode.workspace.textDocuments) {
    const place = placeOf(document.uri);
    if (place !== undefined) open.set(place.key, document);
  }
  owned.add(vscode.workspace.onDidOpenTextDocument(opened));
  owned.add(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const key = document.uri.toString();
      if (contentChanges.length === 0 || !open.has(key)) return;
      clearTimeout(waiting.get(key));
      waiting.set(
        key,
        setTimeout(() => void readNow(document), pause),
      );
    }),
  );
  owned.add(
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      const place = placeOf(uri);
      if (place === undefined) return;
      clearTimeout(waiting.get(place.key));
      waiting.delete(place.key);
      versions.delete(place.key);
      if (open.delete(place.key)) closed(place);
    }),
  );
  return {
    documentOf: (key) => open.get(key),
    readAll() {
      for (const document of open.values()) void readNow(document);
    },
    async settle(document) {
      if (versions.get(document.uri.toString()) !== document.version) await readNow(document);
    },
    dispose() {
      for (const timer of waiting.values()) clearTimeout(timer);
      owned.dispose();
    },
  };
}
