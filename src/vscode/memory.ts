import type { ExtensionContext, Memento } from 'vscode';
import type { Log } from '../core/ports';
import { type AllowedSetting, createAllowedSetting } from './allowed-setting';
import { type AnswerStore, createAnswerStore } from './answer-store';
import { createDoneStore, type DoneStore } from './done-store';
import { createNoticeStore, type NoticeStore } from './notice-store';
import { type ReplaceableMemento, replaceable } from './replaceable-memento';

/** What is remembered between sessions. */
export interface Memory {
  readonly answers: AnswerStore;
  readonly setting: AllowedSetting;
  readonly done: DoneStore;
  readonly notices: NoticeStore;
  /** Under the answers and the notices: another one takes its place while a sample policy is tried. */
  readonly answersMemory: ReplaceableMemento;
  /** For what is small and belongs to one surface alone. */
  readonly surfaces: Memento;
}

export function openMemory({ globalState, globalStorageUri }: ExtensionContext, log: Log): Memory {
  const answersMemory = replaceable(globalState);
  return {
    answersMemory,
    surfaces: globalState,
    answers: createAnswerStore(answersMemory, log),
    notices: createNoticeStore(answersMemory),
    setting: createAllowedSetting(globalState, globalStorageUri),
    done: createDoneStore(globalState),
  };
}
