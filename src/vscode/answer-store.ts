import type { Memento } from 'vscode';
import { type Answers, readAnswers } from '../core/answers/answers';
import type { Log } from '../core/ports';

/** A person's answers and what they were shown, kept by the editor between sessions. */
export interface AnswerStore {
  read(): Answers;
  change(next: (before: Answers) => Answers): Promise<void>;
}

const key = 'answers';

export function createAnswerStore(memory: Memento, log: Log): AnswerStore {
  const read = (): Answers => {
    const { answers, damaged } = readAnswers(memory.get(key));
    if (damaged) log.warn('Some of the remembered answers could not be read and are left out.');
    return answers;
  };
  return {
    read,
    async change(next) {
      await memory.update(key, next(read()));
    },
  };
}
