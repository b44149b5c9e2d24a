import type { Problem } from '../api/http';
import { never } from '../model/never';
import type { Texts } from '../texts/en';

/** What is wrong, in one sentence: in the server's words where it has sent some. */
export function problemText({ kind, title, isRetried }: Problem, { notice }: Texts): string {
  if (title !== '') {
    return title;
  }
  switch (kind) {
    case 'unreachable':
      return isRetried === true ? notice.retrying : notice.unreachable;
    case 'busy':
      return notice.busy;
    case 'refused':
      return notice.refused;
    case 'impossible':
      return notice.impossible;
    case 'gone':
    case 'outdated':
      return notice.gone;
    case 'unexpected':
      return notice.unexpected;
    default:
      return never(kind);
  }
}
