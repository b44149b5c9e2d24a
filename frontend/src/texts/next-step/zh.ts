import type { Texts } from '../en';

const runAgain = () => '再次运行';
const underAll = () => '用所有锁运行';
const withBlock = () => '改用 with 代码块运行';
const withLock = (lock: string) => `用“${lock}”运行`;

/** 运行结束后建议的下一步。 */
export const nextStepZh: Texts['nextStep'] = {
  title: '下一步',
  say: {
    'add-lock': '没有什么能阻止买家同时进入。锁一次只放行一位。',
    'widen-lock': '有的买家看不到这把锁。换一把所有买家都能看到的。',
    'change-lock': '这把锁没能把买家隔开。换一把能做到的。',
    'lengthen-lease': '工作还没做完，租约就到期了。租约要长于工作时间。',
    'cover-read': '从读到写都要持有锁，代码块就是这样做的。',
    'use-block': '“with lock:”代码块无论怎样退出都会释放锁。',
    'mend-program': '一张票也没卖出。换一个可用的程序重新开始。',
    'one-order': '买家拿锁的次序不同。所有买家用同一个次序，就不会循环等待。',
    'kill-buyer': '如果一位买家在写回之前被杀死，会怎样？',
    'compare-locks': '哪些锁经得起这个故障？',
    'confirm-locks': '这把锁经受住了故障。其他的锁呢？',
    'drop-fault': '这次的结果由故障造成。没有故障会怎样？',
    'add-buyers': '只有一位买家，没有竞争。让十位一起抢票。',
    quicken: '运行超过了时限。让买家动作快一些。',
    'repeat-luck': '这次只是运气好：没有什么能阻止买家同时进入。',
    finish: '这次运行被截断。让下一次运行到结束。',
    repeat: '这次运行没有结论。',
  },
  buttons: {
    'add-lock': withLock,
    'widen-lock': withLock,
    'change-lock': withLock,
    'lengthen-lease': () => '延长租约再运行',
    'cover-read': withBlock,
    'use-block': withBlock,
    'mend-program': withBlock,
    'one-order': () => '用同一次序运行',
    'kill-buyer': () => '杀死一位试试',
    'compare-locks': underAll,
    'confirm-locks': underAll,
    'drop-fault': () => '去掉故障再运行',
    'add-buyers': () => '用十位买家运行',
    quicken: () => '加快速度再运行',
    'repeat-luck': runAgain,
    finish: runAgain,
    repeat: runAgain,
  },
  where: '告诉我在哪里',
  dismiss: '不再提示',
};
