// The page: its parts put together, the theme, the way between the query and dashboards.
import { Board } from './dashboards.js';
import { Query } from './query.js';
import { ask, linked } from './server.js';
import { makeSidebar } from './sidebar.js';
import { button, byId } from './texts.js';

const THEME = 'valve-sql.theme';
const query = new Query();
const library = ask('library');
let board;

function theme(name) {
  document.documentElement.dataset.theme = name;
  byId('theme').textContent = name === 'dark' ? 'Light' : 'Dark';
  query.results.redraw();
  board?.ask();
}

byId('theme').addEventListener('click', () => {
  const name = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
  localStorage.setItem(THEME, name);
  theme(name);
});
theme(localStorage.getItem(THEME) ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'));

byId('menu').addEventListener('click', () => {
  const open = document.body.classList.toggle('menu');
  byId('menu').ariaExpanded = String(open);
});

function turnTo(dashboard) {
  board?.close();
  board = undefined;
  byId('query').hidden = dashboard !== undefined;
  byId('board').hidden = dashboard === undefined;
  for (const page of byId('pages').children) {
    if (page.dataset.name === (dashboard?.name ?? '')) page.setAttribute('aria-current', 'page');
    else page.removeAttribute('aria-current');
  }
  document.title = (dashboard ? dashboard.title + ' · ' : '') + 'valve-sql';
  if (dashboard) {
    history.replaceState(null, '', '#dashboard=' + encodeURIComponent(dashboard.name));
    board = new Board(byId('board'), dashboard);
    board.open();
  } else if (location.hash.startsWith('#dashboard=')) {
    history.replaceState(null, '', location.pathname);
  }
}

function page(title, name, action) {
  const made = button(title, action);
  made.dataset.name = name;
  return made;
}

/** What is chosen on the left on a phone hides the left again. */
byId('side').addEventListener('click', (e) => {
  if (e.target.closest('button.item, button.name')) {
    if (!byId('board').hidden) turnTo();
    document.body.classList.remove('menu');
    byId('menu').ariaExpanded = 'false';
  }
});

try {
  const { dashboards } = await library;
  byId('pages').append(
    page('Query', '', () => turnTo()),
    ...dashboards.map((d) => page(d.title, d.name, () => turnTo(d))),
  );
  turnTo(dashboards.find((d) => d.name === linked.get('dashboard')));
  await makeSidebar(query, library);
} catch (e) {
  query.fail(e.message);
}
document.body.dataset.ready = 'yes';
