import type { ShareTexts } from './en';

export const shareZh: ShareTexts = {
  share: '分享',
  longLink: (characters) => `这个地址有 ${characters} 个字符。`,
  longLinkHelp: '有些聊天软件会把超过 2000 个字符的地址截断，短链接不会。',
  problem: {
    'too-long': '这个地址比任何场景都长，不是在这里生成的。',
    truncated: '这个地址在传递中被截断了，里面的场景不完整。',
    damaged: '这个地址在传递中被改动了，读不出场景。',
    'future-version': '这个地址来自更新版本的锁的游乐场。',
    invalid: '这个地址里有内容，但不是可以运行的场景。',
    'no-scenario': '这个链接后面没有场景。',
    'no-run': '这个链接后面没有运行记录。没有分享过的运行过一段时间会被删除。',
    unreachable: '服务器没有响应，无法显示这个链接的内容。',
  },
  problemHelp: '你原来的内容还在。请向对方要完整的链接，或者从头开始。',
  startScenario: '初始场景',
  close: '关闭',
};
