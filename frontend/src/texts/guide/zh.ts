import type { Texts } from '../en';

/** 入门引导的文字。 */
export const guideZh: Texts['guide'] = {
  title: '入门一分钟',
  end: '结束引导',
  step: (at, all) => `第 ${String(at)} 步，共 ${String(all)} 步`,
  running: '跳到最后',
  predict: '一张票，十位买家，没有锁。会卖出几次？',
  predictions: { '1': '1 次', '2-5': '2 到 5 次', '6-10': '6 到 10 次' },
  run: (said, isSlow) =>
    `你预测 ${said}。${isSlow ? '请看十个真实进程的慢动作。' : '请看十个真实的进程。'}`,
  runButton: '运行',
  why: (at, who, what) => `为什么？${String(at)}/4：${who}：${what}`,
  whyLast: (who, what) => `4/4：${who}：${what}它覆盖了另一个更新。`,
  whyNot: '这次碰巧没有丢失更新。再运行一次。',
  next: '下一步',
  lock: '锁一次只放行一位买家，其他买家等到锁空闲为止。',
  lockButton: '用信号量运行',
  break: '安全：一张票只卖出一次。如果持锁的买家被杀死呢？',
  breakButton: '杀死持锁者',
  survive: '卡住：持锁者死后，信号量一直被占用。文件锁则由内核释放。',
  surviveButton: '换文件锁再杀死一次',
  exercise: '已恢复：下一位买家获得了锁。现在自己试试。',
  exerciseButton: '练习 1',
};
