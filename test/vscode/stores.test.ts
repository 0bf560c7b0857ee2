import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import type { Memento } from 'vscode';
import { noAnswers } from '../../src/core/answers/answers';
import { createAnswerStore } from '../../src/vscode/answer-store';
import { createDoneStore } from '../../src/vscode/done-store';
import { createNoticeStore } from '../../src/vscode/notice-store';
import { replaceable } from '../../src/vscode/replaceable-memento';

function memento(kept: Record<string, unknown> = {}): Memento {
  return {
    keys: () => Object.keys(kept),
    get: ((key: string, otherwise?: unknown) => kept[key] ?? otherwise) as Memento['get'],
    update: async (key, value) => {
      kept[key] = value;
    },
  };
}

describe('what is remembered between sessions', () => {
  it('a notice, and the button that was chosen or that it was closed', async () => {
    const notices = createNoticeStore(memento());
    strictEqual(await notices.tell('one', async () => 'Why?'), 'Why?');
    strictEqual(await notices.tell('two', async () => undefined), undefined);
    deepStrictEqual(
      notices.read().map(({ message, answer }) => [message, answer]),
      [
        ['one', { kind: 'button', title: 'Why?' }],
        ['two', { kind: 'closed' }],
      ],
    );
  });

  it('a notice that is still open, while it is', async () => {
    const notices = createNoticeStore(memento());
    let close = (): void => undefined;
    const told = notices.tell('open', () => new Promise<undefined>((resolve) => (close = () => resolve(undefined))));
    deepStrictEqual(
      notices.read().map(({ answer }) => answer.kind),
      ['open'],
    );
    close();
    await told;
    deepStrictEqual(
      notices.read().map(({ answer }) => answer.kind),
      ['closed'],
    );
  });

  it('what was disabled without a click, by its id in any case', async () => {
    const done = createDoneStore(memento());
    await done.add('Vendor.One', 'a');
    await done.add('vendor.two', 'b');
    await done.add('vendor.one', 'c');
    deepStrictEqual(done.read(), { 'vendor.one': 'c', 'vendor.two': 'b' });
  });

  it('answers that cannot be read are left out, and that is said', () => {
    const said: string[] = [];
    const log = { info: () => undefined, warn: (message: string) => void said.push(message), error: () => undefined };
    deepStrictEqual(createAnswerStore(memento({ answers: 'damaged' }), log).read(), noAnswers);
    deepStrictEqual(createAnswerStore(memento(), log).read(), noAnswers);
    strictEqual(said.length, 1);
  });

  it('nothing of what is tried, and everything of before', async () => {
    const memory = replaceable(memento({ kept: 1 }));
    memory.setAside();
    deepStrictEqual([memory.get('kept'), memory.keys()], [undefined, []]);
    await memory.update('tried', 2);
    deepStrictEqual([memory.get('tried'), memory.keys()], [2, ['tried']]);
    memory.takeBack();
    deepStrictEqual([memory.get('kept'), memory.get('tried'), memory.keys()], [1, undefined, ['kept']]);
    memory.setAside();
    strictEqual(memory.get('tried'), undefined);
  });
});
