import { outage } from './api/outage';
import './styles/page.css';

/** Each page has one element of its own, and loads only what that needs. */
const PAGES: Readonly<Record<string, () => Promise<unknown>>> = {
  'lock-playground': () => import('./elements/page/lock-playground'),
  'lock-embed': () => import('./elements/page/lock-embed'),
  'exercise-path': () => import('./elements/exercise/exercise-path'),
  'workshop-new': () => import('./elements/workshop/workshop-new'),
  'workshop-desk': () => import('./elements/workshop/workshop-desk'),
  'workshop-projector': () => import('./elements/workshop/workshop-projector'),
  'workshop-room': () => import('./elements/workshop/workshop-room'),
  'exercise-playground': () => import('./elements/exercise/exercise-playground'),
};

for (const [tag, load] of Object.entries(PAGES)) {
  if (document.querySelector(tag) !== null) {
    void load();
  }
}

const unfollow = outage.follow(() => {
  unfollow();
  document.body.append(document.createElement('server-outage'));
  void import('./elements/page/server-outage');
});
