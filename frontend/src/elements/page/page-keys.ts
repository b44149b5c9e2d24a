/** Keys that no field or control handles. */
export interface KeyActions {
  run(): void;
  undo(): void;
  redo(): void;
  help(): void;
  cancel(): void;
  stepEvent(direction: 1 | -1): void;
  /** @returns whether the timeline handled it */
  timeline(key: string): boolean;
}

const TYPING = 'select, textarea, dialog *, input:not([type=radio], [type=checkbox], [type=range])';

/** The program is undone with everything else, fields by themselves. */
const TYPING_ALONE = 'dialog *, input:not([type=radio], [type=checkbox], [type=range])';

/** Runs the page's shortcut for a key, unless the user is typing. */
export function pressKey(event: KeyboardEvent, actions: KeyActions): void {
  const [target] = event.composedPath();
  const element = target instanceof HTMLElement ? target : null;
  const isMoving = event.key.startsWith('Arrow') && element?.matches('input') === true;
  const isCommand = event.ctrlKey || event.metaKey;
  const isTyping = element?.matches(isCommand ? TYPING_ALONE : TYPING) === true;
  if (isMoving || isTyping) {
    return;
  }
  const done = event.altKey
    ? false
    : isCommand
      ? pressCommand(event, actions)
      : pressPlain(event.key, actions);
  if (done) {
    event.preventDefault();
  }
}

function pressCommand(event: KeyboardEvent, actions: KeyActions): boolean {
  const key = event.key.toLowerCase();
  if (key === 'y' || (key === 'z' && event.shiftKey)) {
    actions.redo();
    return true;
  }
  if (key === 'z') {
    actions.undo();
    return true;
  }
  return false;
}

function pressPlain(key: string, actions: KeyActions): boolean {
  switch (key) {
    case 'r':
      actions.run();
      return true;
    case '?':
      actions.help();
      return true;
    case 'Escape':
      actions.cancel();
      return true;
    case 'ArrowLeft':
    case 'ArrowRight':
      actions.stepEvent(key === 'ArrowLeft' ? -1 : 1);
      return true;
    default:
      return key.startsWith('Arrow') ? false : actions.timeline(key);
  }
}
