/** The timeline's colours; canvas cannot read the page's `light-dark()`. See styles/page.css. */
export interface Palette {
  readonly ground: string;
  readonly lane: string;
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly grid: string;
  readonly accent: string;
  readonly waiting: string;
  readonly holding: string;
  readonly thinking: string;
  readonly ice: string;
  readonly count: string;
  readonly read: string;
  readonly wrote: string;
  readonly onWrote: string;
  readonly wrong: string;
  readonly onWrong: string;
  readonly right: string;
  /** The run before this one. */
  readonly ghost: string;
}

export const LIGHT: Palette = {
  ground: '#fbfcfd',
  lane: '#eff2f6',
  ink: '#17212d',
  muted: '#566273',
  line: '#d3dae3',
  grid: '#e3e8ee',
  accent: '#0068a3',
  waiting: '#9aa6b4',
  holding: '#e69f00',
  thinking: '#a9d5f2',
  ice: '#cc79a7',
  count: '#dbe6ef',
  read: '#0072b2',
  wrote: '#17212d',
  onWrote: '#ffffff',
  wrong: '#d55e00',
  onWrong: '#ffffff',
  right: '#009e73',
  ghost: '#7d5ba6',
};

export const DARK: Palette = {
  ground: '#171f29',
  lane: '#1c2631',
  ink: '#e4eaf1',
  muted: '#9dabba',
  line: '#2c3947',
  grid: '#253140',
  accent: '#56b4e9',
  waiting: '#64748a',
  holding: '#e69f00',
  thinking: '#2d5b7c',
  ice: '#cc79a7',
  count: '#27384a',
  read: '#56b4e9',
  wrote: '#e4eaf1',
  onWrote: '#10171f',
  wrong: '#e06a0c',
  onWrong: '#160900',
  right: '#009e73',
  ghost: '#b79be0',
};
