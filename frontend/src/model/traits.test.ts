import { expect, it } from 'vitest';
import { catalogLock, OFFERED } from '../testing/catalog';
import { complete, type LockChoice } from './scenario';
import { traitsOf } from './traits';

const offered = {
  ...OFFERED,
  locks: [
    catalogLock('semaphore'),
    catalogLock('redis', { options: ['leaseMs'] }),
    catalogLock('zookeeper', { options: ['leaseMs'] }),
  ],
};

it.each<[string, LockChoice, boolean]>([
  ['a semaphore', { kind: 'semaphore' }, false],
  ['a lock with a lease', { kind: 'redis' }, true],
  ['a lock of a session', { kind: 'zookeeper' }, false],
  ['a lock with a limit to each wait', { kind: 'semaphore', acquireTimeoutMs: 500 }, true],
])('knows whether waits for %s end by themselves', (_, lock, ends) => {
  expect(traitsOf(complete({ lock }), offered).waitsEnd).toBe(ends);
});

it('assumes nothing about waits before the catalog has arrived', () => {
  expect(traitsOf(complete({ lock: { kind: 'semaphore' } }), null).waitsEnd).toBe(true);
});
