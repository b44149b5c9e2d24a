import { css, html, LitElement, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { layOutStage, type StageLayout } from '../../geometry/stage-layout';
import type { Catalog } from '../../model/catalog';
import type { BuyerEvent } from '../../model/events';
import { parseProgram } from '../../model/program';
import { areNamed, lockNames } from '../../model/program-names';
import { holdersOf, type RunState, ticketOwners } from '../../model/run-state';
import type { Reach, Scenario } from '../../model/scenario';
import { graphsAt } from '../../model/wait-for';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';
import { BuyerStepped } from '../common/events';
import './break-menu';
import { buyerStyles } from './buyer-styles';
import { buyerView, cellView } from './buyer-view';
import { hooksView } from './hook-view';
import type { StageScene, Waits } from './stage-scene';
import { stageStyles } from './stage-styles';
import { storeStyles } from './store-styles';
import { pulsesView, storeGround, storeView, threadsView } from './store-view';
import { waitStyles } from './wait-styles';
import { cyclesInWords, waitsView } from './wait-view';

/** Narrower processes have their number only. */
const WORDY = 60;
const MENU_WIDTH = 200;

/** The store, the key and the buyers in their places, at one moment of a run. */
@customElement('run-stage')
export class RunStage extends LitElement {
  static override styles = [
    shared,
    stageStyles,
    buyerStyles,
    storeStyles,
    waitStyles,
    css`
      :host {
        min-height: 0;
        overflow: hidden;
        contain: strict;
        position: relative;
      }

      break-menu {
        position: absolute;
        z-index: 2;
        max-height: 100%;
        overflow: auto;
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) scenario!: Scenario;
  @property({ attribute: false }) state!: RunState;
  @property({ attribute: false }) recent: readonly BuyerEvent[] = [];
  @property({ attribute: false }) highlighted: ReadonlySet<number> = new Set();
  @property() reach: Reach = 'none';
  @property({ attribute: false }) faults: Catalog['faults'] = [];
  @property({ type: Boolean }) canBreak = false;
  @property({ type: Boolean }) stepping = false;
  /** Whether a cycle of waits ends by itself: a lease or a time limit ends one of its waits. */
  @property({ type: Boolean }) waitsEnd = false;

  /** The buyer whose fault menu is open. */
  @state() private target: number | 'holder' | null = null;
  /** The height of that menu, once it is known. */
  @state() private menuHeight = 0;
  /** Null while there is no room to draw in. */
  @state() private size: { width: number; height: number } | null = null;
  private resizing: ResizeObserver | null = null;

  override firstUpdated(): void {
    this.resizing = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = this;
      this.size = width > 0 && height > 0 ? { width, height } : null;
    });
    this.resizing.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizing?.disconnect();
  }

  override render() {
    if (this.size === null) {
      return nothing;
    }
    const { width, height } = this.size;
    const { placement, stock, store } = this.scenario;
    const lines = parseProgram(this.scenario.program);
    const locks = lockNames(lines);
    const layout = layOutStage(width, height, placement, this.reach, locks.length);
    const scene: StageScene = {
      texts: this.texts,
      layout,
      state: this.state,
      stock,
      store,
      hosts: placement.hosts,
      owners: ticketOwners(this.state),
      highlighted: this.highlighted,
      recent: this.recent,
      lines,
      locks,
      isNamed: areNamed(locks),
      waits: locks.length > 1 ? this.waits() : [],
      waitsEnd: this.waitsEnd,
      canBreak: this.canBreak,
      stepping: this.stepping,
      step: (buyer) => this.dispatchEvent(new BuyerStepped(buyer)),
      offerBreak: (target) => (this.target = this.target === target ? null : target),
    };
    const sold = this.state.buyers.filter(({ tickets }) =>
      tickets.some((ticket) => ticket.written),
    );
    return html`<svg
        viewBox="0 0 ${width} ${height}"
        role=${this.canBreak ? 'group' : 'img'}
        @keydown=${this.key}
        aria-label=${[this.texts.stage.summary(sold.length, stock), ...cyclesInWords(scene)].join('; ')}
      >
        ${this.hosts(layout)} ${this.processes(layout)}
        ${this.state.buyers.map((buyer) => cellView(scene, buyer))} ${storeGround(scene)}
        ${pulsesView(scene)} ${threadsView(scene)} ${storeView(scene)}
        ${this.state.buyers.map((buyer) => buyerView(scene, buyer))} ${waitsView(scene)}
        ${hooksView(scene)}
      </svg>
      ${this.menu(scene)}`;
  }

  private waits(): readonly Waits[] {
    return graphsAt(this.state, this.reach).map((graph) => ({
      edges: graph.edges,
      cycle: graph.cycleEdges(),
    }));
  }

  override willUpdate(): void {
    if (!this.canBreak) {
      this.target = null;
    }
  }

  private menu({ layout }: StageScene) {
    const { target } = this;
    if (target === null) {
      return nothing;
    }
    const box = target === 'holder' ? layout.hooks[0]?.box : layout.buyers[target];
    const left = Math.min(box?.x ?? 0, this.clientWidth - MENU_WIDTH);
    const top = Math.min((box?.y ?? 0) + 24, this.clientHeight - this.menuHeight);
    return html`<break-menu
      .style=${`left:${Math.max(0, left)}px;top:${Math.max(0, top)}px`}
      .texts=${this.texts}
      .faults=${this.faults}
      .target=${target}
      ?frozen=${this.isFrozen(target)}
      @menu-shown=${({ currentTarget }: Event) =>
        (this.menuHeight = (currentTarget as HTMLElement).offsetHeight)}
      @break-ordered=${() => (this.target = null)}
      @keydown=${this.key}
    ></break-menu>`;
  }

  private isFrozen(target: number | 'holder'): boolean {
    const { buyers } = this.state;
    const [buyer] = target === 'holder' ? holdersOf(this.state) : [target];
    return buyer !== undefined && buyers[buyer]?.frozen === true;
  }

  /** Enter and space press what has the focus; Escape closes the menu. */
  private key(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.target !== null) {
      this.target = null;
    } else if ((event.key === 'Enter' || event.key === ' ') && event.target instanceof SVGElement) {
      event.preventDefault();
      event.target.dispatchEvent(new MouseEvent('click'));
    } else {
      return;
    }
    event.stopPropagation();
  }

  private hosts({ hosts }: StageLayout) {
    const { stage } = this.texts;
    return hosts.map(
      (box, host) => svg`<g class="host">
        <rect x=${box.x + 0.5} y=${box.y + 0.5} width=${box.width - 1} height=${box.height - 1} rx="10" />
        <text x=${box.x + 10} y=${box.y + 14}>
          ${stage.host(host)}${hosts.length > 1 ? ` (${stage.simulated})` : ''}
        </text>
      </g>`,
    );
  }

  private processes({ processes, buyers }: StageLayout) {
    const { threads } = this.scenario.placement;
    const isSmall = (buyers[0]?.width ?? 0) < 34;
    return processes.map((box, process) => {
      const pid = this.state.buyers[process * threads]?.pid ?? null;
      return svg`<g class="process ${threads > 1 ? 'threads' : ''}">
        <rect x=${box.x + 0.5} y=${box.y + 0.5} width=${box.width - 1} height=${box.height - 1} rx="7" />
        ${
          isSmall && threads === 1
            ? nothing
            : svg`<text x=${box.x + 7} y=${box.y + 8.5}>${box.width < WORDY ? (pid ?? '') : this.texts.stage.pid(pid)}</text>`
        }
      </g>`;
    });
  }
}
