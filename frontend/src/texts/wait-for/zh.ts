import type { Texts } from '../en';

/** “谁在等谁”的文字。 */
export const waitForZh: Texts['waitFor'] = {
  title: '谁在等谁',
  condition: {
    working: '拿着钥匙',
    thrown: '出了错，钥匙还在手里',
    done: '已经做完，钥匙还在手里',
    hung: '停住不动，钥匙还在手里',
    dead: '死了，钥匙也跟着没了',
    frozen: '被冻结，手里拿着钥匙',
    unaware: '不知道钥匙已经不归自己',
  },
  nobody: '没有人拿着钥匙',
  waiting: (names: string, more: number) =>
    more === 0 ? `在等：${names}` : `在等：${names}，还有 ${String(more)} 位`,
};
