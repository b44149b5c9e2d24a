import type { Texts } from '../en';

/** 重演一次运行的文字。 */
export const repeatZh: Texts['repeat'] = {
  repeat: '重演',
  help: '让真实的进程按同样的次序再走一遍同样的步骤',
  exactly: '原样重演',
  exactlyHelp: '新的进程按录下的次序走同样的步骤；手动弄坏的地方会再弄坏一次。',
  otherLock: '另一种锁',
  underLock: '换这种锁重演',
  underLockHelp: '次序不变。被锁拦住的买家先跳过，以后补上。',
  earlier: '↶ 退一步',
  earlierHelp: '用新的进程重新开始，重走除最后一步外的所有步骤，然后停下等你',
  bound: (n: number) => `下一次运行会按录下的次序走（${String(n)} 道闸门）。`,
  release: '自由运行',
  same: '和录下的一样：每位买家读到和写下的都相同。',
  parted: '两次运行从这里分开：',
  goesOn: '到那次运行被结束的地方为止，一切照旧；这次从那里接着往下走：',
  before: '那次',
  now: '这次',
  show: '在时间线上指出来',
  nothing: '没有再做什么',
  step: (who: string, what: string, line: number) =>
    line === 0 ? `${who}：${what}` : `${who}，第 ${String(line)} 行：${what}`,
};
