import { expect, it, vi } from 'vitest';
import type { AttendeeView } from '../api/workshops';
import { WorkshopClient } from '../api/workshops';
import { FakeSource } from '../testing/fake-source';
import { Attendance } from './attendance';

const ROOM = { code: 'ACDEFG', screen: { number: 1, kind: 'question' } };
const MINE = { room: ROOM, nickname: 'Ada', hand: false, vote: 'held' } as unknown as AttendeeView;

async function entered() {
  const client = new WorkshopClient();
  vi.spyOn(client, 'room').mockResolvedValue({ ok: true, value: MINE });
  const sources: FakeSource[] = [];
  const attendance = new Attendance(
    client,
    () => undefined,
    (url) => {
      const source = new FakeSource(url);
      sources.push(source);
      return source;
    },
  );
  await attendance.enter('ACDEFG', 'en');
  return { attendance, source: sources[0] };
}

it('follows the workshop, and keeps the vote until there is another question', async () => {
  const { attendance, source } = await entered();
  expect(source?.url).toBe('/api/workshops/ACDEFG/room/stream');

  source?.send('room', { ...ROOM, screen: { number: 1, kind: 'run' } });
  expect(attendance.mine).toMatchObject({ vote: 'held', room: { screen: { kind: 'run' } } });

  source?.send('room', { ...ROOM, screen: { number: 2, kind: 'question' } });
  expect(attendance.mine?.vote).toBeNull();
});

it('says that the connection is lost only until it is back', async () => {
  const { attendance, source } = await entered();
  source?.send('error');
  expect(attendance.isConnected).toBe(false);
  source?.send('open');
  expect(attendance.isConnected).toBe(true);
});
