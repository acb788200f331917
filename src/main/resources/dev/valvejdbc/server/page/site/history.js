// What was run, kept by this browser; nothing that may hold a secret.
const PLACE = 'valve-sql.history';
const MOST = 200;
const SECRET = /password|passwd|secret|webapikey|api_key|token|jdbc:|[?&]key=|[0-9A-F]{32}/i;
const listeners = [];

/** The scripts that were run, the latest first. */
export function kept() {
  try {
    return JSON.parse(localStorage.getItem(PLACE) ?? '[]');
  } catch {
    return [];
  }
}

/** Keeps a script. */
export function keep(sql) {
  if (SECRET.test(sql)) return;
  const list = [sql, ...kept().filter((s) => s !== sql)].slice(0, MOST);
  localStorage.setItem(PLACE, JSON.stringify(list));
  listeners.forEach((l) => l());
}

/** Forgets all of them. */
export function forget() {
  localStorage.removeItem(PLACE);
  listeners.forEach((l) => l());
}

/** Calls back whenever the history changes. */
export const whenKept = (listener) => listeners.push(listener);
