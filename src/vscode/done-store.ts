import type { Memento } from 'vscode';
import type { DoneAutomatically } from '../core/remedies/automatic';

/** What was disabled without a click, kept by the editor between sessions. */
export interface DoneStore {
  read(): DoneAutomatically;
  add(id: string, mark: string): Promise<void>;
}

const key = 'disabledAutomatically';

export function createDoneStore(memory: Memento): DoneStore {
  const read = (): DoneAutomatically => memory.get<DoneAutomatically>(key) ?? {};
  return {
    read,
    add: (id, mark) => Promise.resolve(memory.update(key, { ...read(), [id.toLowerCase()]: mark })),
  };
}
