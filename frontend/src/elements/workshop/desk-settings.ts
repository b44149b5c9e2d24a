import { html, nothing } from 'lit';
import type { Settings, Workshop } from '../../api/workshops';
import type { WorkshopTexts } from '../../texts/workshop-texts';

const MINUTE_MS = 60_000;

/** The actions of a workshop's settings. */
export interface DeskOrders {
  readonly change: (settings: Settings) => void;
  readonly end: () => void;
  readonly exportAddress: string;
}

/** Which exercises are open, when it starts and ends, and what is left of it. */
export function deskSettings(
  room: Workshop,
  texts: WorkshopTexts,
  titles: ReadonlyMap<string, string>,
  { change, end, exportAddress }: DeskOrders,
) {
  const { exercises, opened } = room;
  const next = exercises.find((id) => !opened.includes(id));
  const toggle = (id: string) => {
    change({ opened: opened.includes(id) ? opened.filter((one) => one !== id) : [...opened, id] });
  };
  const results = html`<a href=${exportAddress} download>${texts.export}</a>`;
  if (room.closed) {
    return html`<section>${results}</section>`;
  }
  return html`${room.over ? nothing : openPart()}
    <form
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        change(moments(new FormData(event.target as HTMLFormElement)));
      }}
    >
      ${room.over ? nothing : html`<label>${texts.start} <input type="datetime-local" name="startsAt" .value=${shown(room.startsAt)} /></label>`}
      <label
        >${texts.endAt} <input type="datetime-local" name="endsAt" .value=${shown(room.endsAt)}
      /></label>
      <button>${texts.set}</button>
      ${results}
      <button type="button" @click=${end}>${texts.end}</button>
    </form>`;

  function openPart() {
    return html`<section>
      <h2>${texts.open}</h2>
      <div class="row">
        <button
          class="primary"
          ?disabled=${next === undefined}
          @click=${() => {
            change({ opened: next === undefined ? opened : [...opened, next] });
          }}
        >
          ${texts.openNext}
        </button>
        <button @click=${() => change({ opened: exercises })}>${texts.openAll}</button>
        <button @click=${() => change({ opened: [] })}>${texts.closeAll}</button>
      </div>
      <ol>
        ${exercises.map(
          (id, i) =>
            html`<li>
              <label
                ><input
                  type="checkbox"
                  .checked=${opened.includes(id)}
                  @change=${() => {
                    toggle(id);
                  }}
                />
                ${i + 1} ${titles.get(id) ?? id}</label
              >
            </li>`,
        )}
      </ol>
    </section>`;
  }
}

/** A moment as the local time that its input takes. */
function shown(moment: string | null): string {
  if (moment === null) {
    return '';
  }
  const date = new Date(moment);
  return new Date(date.getTime() - date.getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, 16);
}

/** Local times as moments that are the same everywhere; an empty input removes its moment. */
function moments(form: FormData): Settings {
  const moment = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string'
      ? { [name]: value === '' ? null : new Date(value).toISOString() }
      : {};
  };
  return { ...moment('startsAt'), ...moment('endsAt') };
}
