import type { CharacterName } from '../../model/program-characters';
import type { programErrorsEn } from './en';

export const programErrorsZh: typeof programErrorsEn = {
  'program-empty': () => '程序里一步也没有。',
  'program-tab': (more) => `这里有制表符${andMore(more)}，请改用空格。`,
  'program-odd-space': (name, number, more) =>
    `这里有${characters[name] ?? name}（${number}）${andMore(more)}，请改用普通空格。`,
  'program-invisible': (name, number, more) =>
    `这里有${characters[name] ?? name}（${number}）${andMore(more)}，它看不见：请删掉，或重新输入这一行。`,
  'program-foreign-character': (character, number) =>
    `“${character}”（${number}）不能写在步骤里：步骤只用字母 a 到 z、数字和“:”。请重新输入这一行；如果是注释，请在前面加 #。`,
  'program-indent': () => '这一行比所在的代码块缩进得更深。',
  'program-outdent': () => '这一行比上面的代码块缩进得少，又没有退回到外层的缩进。',
  'program-empty-block': () => '“with lock:”下面要有缩进的步骤。',
  'program-missing-colon': () => '末尾少了冒号，应写作“with lock:”。',
  'program-inline-block': (what) => `请把“${what}”移到“with lock:”的下一行，并缩进。`,
  'program-write-as': (what, step) => `“${what}”在这里写作“${step}”。`,
  'program-unknown-step': (what) =>
    `“${what}”不是一个步骤。步骤有：query、lock、unlock、with lock:、read、take、write、think N。`,
  'program-name': (name) =>
    `“${name}”不能当锁的名字。名字以字母开头，后面是字母、数字或 _，最多 16 个字符，也不能用程序语言里的词。`,
  'program-many-names': (names, most) => `程序里有 ${names} 把锁，最多只能有 ${most} 把。`,
  'program-never-locked': (name, others) =>
    `没有哪一步会去拿锁“${name}”。程序会拿的锁有：${others}。`,
  'program-empty-section': () => '段落标题下面要有缩进的步骤。',
  'program-inner-section': () => '段落要从最左边开始，不能放在别的代码块里。',
  'program-outside-section': () => '这一步不属于任何段落。程序一旦分段，每一步都要写在某个段落里。',
  'program-buyer-twice': (buyer) => `买家 ${buyer} 已经有一段程序了。`,
  'program-others-twice': () => '已经有一个“others:”了。',
  'program-millis': (what, most) =>
    `“${what}”不是 0 到 ${Number(most).toLocaleString('en')} 之间的毫秒数。`,
};

const characters: Readonly<Record<string, string>> = {
  'no-break-space': '不换行空格',
  'other-space': '宽度特殊的空格',
  'zero-width-space': '零宽空格',
  'zero-width-joiner': '零宽连接符',
  'byte-order-mark': '字节顺序标记',
  'soft-hyphen': '软连字符',
  'direction-mark': '文字方向标记',
  'control-character': '控制字符',
  'invisible-character': '不可见字符',
} satisfies Record<CharacterName, string>;

function andMore(lines: string): string {
  return lines === '0' ? '' : `，另外 ${lines} 行里也有`;
}
