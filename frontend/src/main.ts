import './styles/page.css';

/** Each page has one element of its own, and loads only what that needs. */
const PAGES: Readonly<Record<string, () => Promise<unknown>>> = {
  'lock-playground': () => import('./elements/lock-playground'),
  'lock-embed': () => import('./elements/share/lock-embed'),
  'exercise-path': () => import('./elements/exercise/exercise-path'),
  'workshop-new': () => import('./elements/workshop/workshop-new'),
  'workshop-desk': () => import('./elements/workshop/workshop-desk'),
  'workshop-room': () => import('./elements/workshop/workshop-room'),
  'exercise-playground': () => import('./elements/exercise/exercise-playground'),
};

for (const [tag, load] of Object.entries(PAGES)) {
  if (document.querySelector(tag) !== null) {
    void load();
  }
}
