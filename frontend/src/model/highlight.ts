import type { CodeLanguage } from './catalog';

export type TokenKind = 'comment' | 'string' | 'number' | 'keyword' | 'plain';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const KEYWORDS: Readonly<Record<CodeLanguage, readonly string[]>> = {
  steps: 'query lock unlock with read take write think buyer others'.split(' '),
  python: (
    'and as break continue def elif else except False finally for from if import in is lambda None ' +
    'not or pass raise return True try while with yield'
  ).split(' '),
  java: (
    'boolean break catch class continue else false final finally for if import int long new null ' +
    'private public record return static String throw throws true try var void while'
  ).split(' '),
};

const COMMENT: Readonly<Record<CodeLanguage, string>> = {
  steps: '[#\uff03].*',
  python: '#.*',
  java: '//.*|/\\*[\\s\\S]*?\\*/',
};

/** Cuts code into pieces to be coloured; joined they are the code again. */
export function highlight(code: string, language: CodeLanguage): readonly Token[] {
  const pattern = new RegExp(
    `(?<comment>${COMMENT[language]})` +
      `|(?<string>"""[\\s\\S]*?"""|"(?:[^"\\\\\\n]|\\\\.)*"|'(?:[^'\\\\\\n]|\\\\.)*')` +
      '|(?<number>\\b\\d[\\d_.]*\\b)|(?<name>[A-Za-z_]\\w*)|(?<plain>[\\s\\S])',
    'g',
  );
  const tokens: Token[] = [];
  for (const { groups = {}, 0: text } of code.matchAll(pattern)) {
    const kind = (Object.keys(groups).find((name) => groups[name] !== undefined) ?? 'plain') as
      TokenKind | 'name';
    push(tokens, kind === 'name' ? kindOfName(text, language) : kind, text);
  }
  return tokens;
}

function kindOfName(name: string, language: CodeLanguage): TokenKind {
  return KEYWORDS[language].includes(name) ? 'keyword' : 'plain';
}

function push(tokens: Token[], kind: TokenKind, text: string): void {
  const last = tokens.at(-1);
  if (last?.kind === kind && kind === 'plain') {
    tokens[tokens.length - 1] = { kind, text: last.text + text };
  } else {
    tokens.push({ kind, text });
  }
}
