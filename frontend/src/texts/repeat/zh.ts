import type { Texts } from '../en';

/** 重演一次运行的文字。 */
export const repeatZh: Texts['repeat'] = {
  repeat: '重演',
  help: '让真实的进程按相同的顺序再执行一遍相同的步骤',
  exactly: '原样重演',
  exactlyHelp: '新的进程按录制的顺序执行相同的步骤；手动注入的故障会再次注入。',
  otherLock: '另一种锁',
  underLock: '换这种锁重演',
  underLockHelp: '顺序不变。被锁拦住的买家先跳过，以后补上。',
  earlier: '↶ 退一步',
  earlierHelp: '用新的进程重新开始，执行除最后一步外的所有步骤，然后停下',
  bound: (n: number) => `下一次运行会按录制的顺序执行（${String(n)} 步）。`,
  release: '自由运行',
  same: '与录制的运行相同：每位买家读到和写入的都一样。',
  parted: '两次运行从这里开始不同：',
  goesOn: '到录制的运行被结束为止都相同；这次从那里继续：',
  before: '录制',
  now: '这次',
  show: '在时间线上显示',
  nothing: '没有后续操作',
  step: (who: string, what: string, line: number) =>
    line === 0 ? `${who}：${what}` : `${who}，第 ${String(line)} 行：${what}`,
};
