import { equal, match, ok } from 'node:assert/strict';
import { serve, type TestServer } from '../misbehaving-server';
import { policyText } from '../policies';
import { quickLimits, type Scene } from '../scene';
import type { Row } from './rows';

/** From a good policy through the row's fault, a restart within it, and its end: what is said, and that serial 7 stays in force. */
export async function checkRow(row: Row, scene: Scene, server: TestServer): Promise<void> {
  const source = scene.open({ url: server.url, ...(row.reason === 'too-slow' ? { limits: quickLimits } : {}) });
  equal((await scene.open({ url: server.url }).refresh()).status, 'current');
  server.behave(row.behaviour);
  scene.now += 1000;
  const state = await source.refresh({ force: true });
  equal(
    `${state.status} ${state.reason}: ${state.detail}`.slice(0, row.status.length + row.reason.length + 1),
    `${row.status} ${row.reason}`,
  );
  match(state.detail ?? '', row.detail ?? /./);
  equal(state.policy?.serial, 7);
  equal(state.failingSince, scene.now);
  ok((state.nextCheckAt ?? 0) > scene.now);

  const restarted = await scene.open({ url: server.url }).load();
  equal(`${restarted.status} ${restarted.reason} ${restarted.policy?.serial}`, `${row.status} ${row.reason} 7`);
  equal(restarted.failingSince, scene.now);

  server.behave(serve(policyText()));
  const mended = await source.refresh({ force: true });
  equal(`${mended.status} ${mended.reason} ${mended.failingSince}`, 'current ok undefined');
}
