import type { Language } from '../model/language';

function hours(minutes: number): string {
  const whole = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return whole === 0 ? `${String(rest)} min` : `${String(whole)} h ${String(rest)} min`;
}

function zhHours(minutes: number): string {
  const whole = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return whole === 0 ? `${String(rest)} 分钟` : `${String(whole)} 小时 ${String(rest)} 分钟`;
}

const en = {
  path: 'Exercises',
  pathIntro:
    'From “what is a race” to fencing tokens. Each exercise is graded by the server from what really happened.',
  playground: 'Playground',
  workshop: 'Workshop',
  forClass: 'For a class: new workshop',
  minutes: (n: number) => `${String(n)} min`,
  done: (n: number, all: number) => `${String(n)} of ${String(all)} done`,
  solved: 'done',
  begun: (n: number, all: number) => `${String(n)} of ${String(all)} parts`,
  attempts: (n: number) => (n === 1 ? '1 run' : `${String(n)} runs`),
  total: (minutes: number) => `About ${hours(minutes)} in all`,
  left: (minutes: number) => `, ${hours(minutes)} left`,
  allDone: 'All exercises are done.',
  goOn: 'Continue here',
  beginHere: 'Begin here',
  number: (n: number) => `Exercise ${String(n)}`,
  goal: 'All of these are required',
  inARow: (done: number, runs: number) => `${String(done)} of ${String(runs)} runs in a row`,
  keep: 'Stays as it is:',
  comma: ', ',
  fields: {
    stock: 'tickets',
    store: 'data',
    placement: 'buyers',
    rounds: 'rounds',
    lock: 'lock and its options',
    'lock.kind': 'lock',
    program: 'program',
    faults: 'faults',
    mode: 'step mode',
    schedule: 'recorded order',
    jitterMs: 'jitter',
  } as Readonly<Record<string, string>>,
  restart: 'Back to the start scenario',
  hint: (n: number, all: number) => `Hint ${String(n)} of ${String(all)}`,
  openHint: 'Show a hint',
  nextHint: 'Show the next hint',
  partDone: 'Solved by this run.',
  again: (done: number, runs: number) =>
    `Good: ${String(done)} of ${String(runs)} in a row. Run the same again.`,
  lacks: 'Not met yet:',
  predictFirst: 'First say what will happen, then run.',
  predict: 'What will happen?',
  lastResult: 'Last result',
  predictedRight: 'predicted correctly',
  predictedWrong: 'not as predicted',
  nextScenario: (n: number, all: number) =>
    `Next scenario: ${String(n)} of ${String(all)} in a row`,
  explanation: 'Why',
  next: 'What next',
  nextExercise: 'Next exercise',
  toPath: 'All exercises',
  change: 'Change the scenario',
  gone: 'This exercise cannot be shown.',
  codeTitle: 'Take your progress with you',
  codeHelp:
    'Enter this code in another browser to continue there. Anyone with this code can use your progress.',
  showCode: 'Show my code',
  haveCode: 'I have a code from another browser',
  recover: 'Use this code',
};

const zh: typeof en = {
  path: '练习',
  pathIntro: '从“什么是竞争”到栅栏令牌。每个练习都由服务器根据真实的运行来评判。',
  playground: '游乐场',
  workshop: '工作坊',
  forClass: '带一个班：新建工作坊',
  minutes: (n) => `${String(n)} 分钟`,
  done: (n, all) => `完成 ${String(n)} / ${String(all)}`,
  solved: '已完成',
  begun: (n, all) => `${String(n)} / ${String(all)} 部分`,
  attempts: (n) => `${String(n)} 次运行`,
  total: (minutes) => `总共约 ${zhHours(minutes)}`,
  left: (minutes) => `，还剩约 ${zhHours(minutes)}`,
  allDone: '全部练习都已完成。',
  goOn: '从这里继续',
  beginHere: '从这里开始',
  number: (n) => `练习 ${String(n)}`,
  goal: '以下条件必须全部满足',
  inARow: (done, runs) => `已连续 ${String(done)} / ${String(runs)} 次`,
  keep: '以下保持不变：',
  comma: '、',
  fields: {
    stock: '票数',
    store: '数据',
    placement: '买家',
    rounds: '轮数',
    lock: '锁及其选项',
    'lock.kind': '锁',
    program: '程序',
    faults: '故障',
    mode: '是否单步',
    schedule: '录制的顺序',
    jitterMs: '浮动',
  },
  restart: '回到起始场景',
  hint: (n, all) => `提示 ${String(n)} / ${String(all)}`,
  openHint: '给我一个提示',
  nextHint: '再给一个提示',
  partDone: '这次运行满足了要求。',
  again: (done, runs) => `很好：已连续 ${String(done)} / ${String(runs)} 次。请原样再运行一次。`,
  lacks: '未满足的条件：',
  predictFirst: '先说会发生什么，再运行。',
  predict: '会发生什么？',
  lastResult: '上次结果',
  predictedRight: '预测正确',
  predictedWrong: '与预测不符',
  nextScenario: (n, all) => `下一个场景：连续 ${String(all)} 个中的第 ${String(n)} 个`,
  explanation: '为什么',
  next: '接下来',
  nextExercise: '下一个练习',
  toPath: '全部练习',
  change: '修改场景',
  gone: '无法显示这个练习。',
  codeTitle: '带走你的进度',
  codeHelp: '在另一个浏览器里输入恢复码即可继续。持有此码即可使用你的进度。',
  showCode: '显示我的恢复码',
  haveCode: '我有另一个浏览器的恢复码',
  recover: '使用恢复码',
};

export type ExerciseTexts = typeof en;

export function exerciseTexts(language: Language): ExerciseTexts {
  return language === 'zh' ? zh : en;
}
