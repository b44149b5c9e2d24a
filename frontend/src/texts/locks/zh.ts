import type { Texts } from '../en';

/** 有多把锁的场景的文字。 */
export const locksZh: Texts['locks'] = {
  named: (lock) => `锁 ${lock}`,
  of: (lock, said) => `${lock}：${said}`,
  holds: (locks) => `持有 ${locks.join('、')} 的钥匙`,
  waitsFor: (lock) => `在等 ${lock}`,
  waits: (waiter, lock, holder) => `${waiter}在等锁 ${lock}，它由${holder}持有`,
  deadlock: '死锁',
  cycle: '循环等待',
  cycleOf: (cycle, buyers) => `${cycle}：${buyers}`,
};
