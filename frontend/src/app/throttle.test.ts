import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Throttle } from './throttle';

describe('Throttle', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('acts at once the first time, and after a pause', () => {
    const action = vi.fn();
    const throttle = new Throttle(400, action);

    throttle.request();
    expect(action).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(400);
    throttle.request();
    expect(action).toHaveBeenCalledTimes(2);
  });

  it('acts once for all that is asked during the pause', () => {
    const action = vi.fn();
    const throttle = new Throttle(400, action);

    for (let i = 0; i < 100; i++) {
      throttle.request();
      vi.advanceTimersByTime(10);
    }
    expect(action).toHaveBeenCalledTimes(3);
    vi.advanceTimersByTime(400);
    expect(action).toHaveBeenCalledTimes(4);
  });

  it('does nothing that nobody asked for', () => {
    const action = vi.fn();
    new Throttle(400, action);

    vi.advanceTimersByTime(10_000);
    expect(action).not.toHaveBeenCalled();
  });
});
