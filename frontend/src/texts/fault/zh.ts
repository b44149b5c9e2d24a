import type { faultEn } from './en';

export const faultZh: typeof faultEn = {
  faultErrors: {
    'fault-has-no-length': ({ fault, lasting }) =>
      `“${fault}”没有时长：请选“不限时”，或者换成有时长的（${lasting.join('、')}）。`,
    'fault-needs-connection': ({ lock, store }) =>
      `没有连接可以切断：“${lock}”和“${store}”都不在服务器上。`,
    'fault-needs-file': () => '只有文件在清空与写入之间有这样的一刻。',
    'fault-needs-write': () => '从这一步往后不再写入，请选更早的一步。',
    'fault-needs-release': () => '从这一步往后不再释放锁，请选更早的一步。',
    'fault-needs-holder': () => '执行到这一步时没有买家持有钥匙，请换一步，或者选定一位买家。',
  },
  faultOf: (number, sentence) => `第 ${String(number)} 个故障：${sentence}`,
};
