import type { ExtensionContext } from 'vscode';
import type { Log } from '../core/ports';
import { type AllowedSetting, createAllowedSetting } from './allowed-setting';
import { type AnswerStore, createAnswerStore } from './answer-store';
import { createDoneStore, type DoneStore } from './done-store';

/** What is remembered between sessions. */
export interface Memory {
  readonly answers: AnswerStore;
  readonly setting: AllowedSetting;
  readonly done: DoneStore;
}

export function openMemory({ globalState, globalStorageUri }: ExtensionContext, log: Log): Memory {
  return {
    answers: createAnswerStore(globalState, log),
    setting: createAllowedSetting(globalState, globalStorageUri),
    done: createDoneStore(globalState),
  };
}
