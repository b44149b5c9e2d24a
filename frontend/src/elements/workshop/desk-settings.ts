import { html } from 'lit';
import type { Settings, Workshop } from '../../api/workshops';
import type { WorkshopTexts } from '../../texts/workshop-texts';

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
    </section>
    <form
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        change(moments(new FormData(event.target as HTMLFormElement)));
      }}
    >
      <label>${texts.start} <input type="datetime-local" name="startsAt" /></label>
      <label>${texts.endAt} <input type="datetime-local" name="endsAt" /></label>
      <button>${texts.set}</button>
      <a href=${exportAddress} download>${texts.export}</a>
      <button type="button" ?disabled=${room.over} @click=${end}>${texts.end}</button>
    </form>`;
}

/** Local times as moments that are the same everywhere. */
function moments(form: FormData): Settings {
  const moment = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' && value !== ''
      ? { [name]: new Date(value).toISOString() }
      : {};
  };
  return { ...moment('startsAt'), ...moment('endsAt') };
}
