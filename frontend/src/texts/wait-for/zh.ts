import type { Texts } from '../en';

/** “谁在等谁”的文字。 */
export const waitForZh: Texts['waitFor'] = {
  title: '谁在等谁',
  ofLock: (lock: string) => `${lock}：`,
  cycle: '循环等待',
  condition: {
    working: '持有钥匙',
    thrown: '出错，仍持有钥匙',
    done: '已结束，仍持有钥匙',
    hung: '卡死，仍持有钥匙',
    dead: '已终止，没有归还钥匙',
    frozen: '被冻结，仍持有钥匙',
    unaware: '不知道自己已失去钥匙',
  },
  nobody: '没有买家持有钥匙',
  waiting: (names: string, more: number) =>
    more === 0 ? `在等：${names}` : `在等：${names}，还有 ${String(more)} 位`,
};
