import { describe, expect, it } from 'vitest';
import { CATALOG } from '../testing/catalog';
import { exactly, gateCount, oneStepEarlier, underLock, withPossibleSchedule } from './repeat';
import { complete } from './scenario';

const scenario = complete({ mode: 'step', program: 'lock\nread\ntake\nwrite\nunlock' });
const semaphore = CATALOG.locks.find(({ kind }) => kind === 'semaphore');

describe('repeating a run', () => {
  it('keeps everything but that nobody steps', () => {
    expect(exactly(scenario, '0*3 1')).toEqual({ ...scenario, mode: 'free', schedule: '0*3 1' });
  });

  it('changes the lock', () => {
    if (semaphore === undefined) {
      throw new Error('the test catalog has no semaphore');
    }
    const repeated = underLock(scenario, '0*3 1*2 0', semaphore);

    expect(repeated.lock.kind).toBe('semaphore');
    expect(repeated.schedule).toBe('0*3 1*2 0');
  });

  it('leaves out what nobody can pass without conflicts', () => {
    if (semaphore === undefined) {
      throw new Error('the test catalog has no semaphore');
    }
    // Five steps, and the middle of the write.
    expect(underLock(scenario, '0*9 1*9', semaphore).schedule).toBe('0*6 1*6');
  });

  it('goes back by one gate and lets the user go on from there', () => {
    expect(oneStepEarlier(scenario, '0*3 1 0')).toMatchObject({ mode: 'step', schedule: '0*3 1' });
    expect(oneStepEarlier(scenario, '0*3')).toMatchObject({ schedule: '0*2' });
    expect(oneStepEarlier(scenario, '0')).toMatchObject({ mode: 'step', schedule: null });
  });

  it('does a fault again, takes it back as a step, and lets it pass no gate', () => {
    if (semaphore === undefined) {
      throw new Error('the test catalog has no semaphore');
    }
    const schedule = '0*5 0!freeze 1*5 0!thaw 0*4 1!slow:500';

    expect(exactly(scenario, schedule).schedule).toBe(schedule);
    expect(underLock(scenario, schedule, semaphore).schedule).toBe(
      '0*5 0!freeze 1*5 0!thaw 0 1!slow:500',
    );
    expect(oneStepEarlier(scenario, schedule).schedule).toBe('0*5 0!freeze 1*5 0!thaw 0*4');
    expect(oneStepEarlier(scenario, '1!crash').schedule).toBeNull();
  });

  it('counts gates', () => {
    expect(gateCount('0*3 1 0')).toBe(5);
    expect(gateCount('0*3 1!crash 0')).toBe(4);
  });

  it('lets go of a schedule when the program or the buyers change, and only then', () => {
    const before = { ...scenario, schedule: '0*3' };

    expect(withPossibleSchedule({ ...before, program: 'read' }, before).schedule).toBeNull();
    expect(withPossibleSchedule({ ...before, stock: 9 }, before).schedule).toBe('0*3');
    expect(
      withPossibleSchedule({ ...before, program: 'read', schedule: '1' }, before).schedule,
    ).toBe('1');
  });
});
