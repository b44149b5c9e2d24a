import { describe, expect, it } from 'vitest';
import { parseSchedule, writeSchedule } from './schedule';

describe('a schedule', () => {
  it('has a turn for each gate, and for each thing done by hand', () => {
    expect(parseSchedule(' 0*2 1  0!slow:500 ')).toEqual([
      { buyer: 0, event: null },
      { buyer: 0, event: null },
      { buyer: 1, event: null },
      { buyer: 0, event: 'slow:500' },
    ]);
  });

  it.each(['0', '0*3 1 0', '0*2 0!freeze 0 0!thaw 0*2', '1!crash 1!crash'])(
    'is written as it was read: %s',
    (text) => {
      expect(writeSchedule(parseSchedule(text) ?? [])).toBe(text);
    },
  );

  it.each([
    '\ufeff０＊３ 1\r\n0！crash',
    '0*3\u00a01\u3000\u30000!crash\u2028',
    '0*3\u00851\u20030!crash\ufeff',
  ])('is read however it was pasted: %j', (text) => {
    expect(writeSchedule(parseSchedule(text) ?? [])).toBe('0*3 1 0!crash');
  });

  it('does not join what only looks like one number', () => {
    expect(parseSchedule('1\u200b2')).toBeNull();
  });

  it('folds repeats', () => {
    expect(writeSchedule(parseSchedule('0 0*2 1 1!crash 1 1') ?? [])).toBe('0*3 1 1!crash 1*2');
  });

  it.each([
    '',
    'x',
    '0*0',
    '0*',
    '12345',
    '0!',
    '0!Crash',
    '0!slow:0',
    '0!slow:',
    '0!crash*2',
    '0*10001',
    '0*9999 1*2',
  ])('is none: %j', (text) => {
    expect(parseSchedule(text)).toBeNull();
  });
});
