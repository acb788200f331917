// What the page asks of its server: sessions, lists, and statements whose rows come as lines.
const TOKEN = 'valve-sql.token';
let session = null;
let count = 0;

const own = new URLSearchParams(location.hash.slice(1));
if (own.has('token')) {
  localStorage.setItem(TOKEN, own.get('token'));
  own.delete('token');
  history.replaceState(null, '', location.pathname + (own.size ? '#' + own : ''));
}

/** What the link holds beside the token. */
export const linked = own;

async function post(path, body) {
  const headers = { 'Content-Type': 'application/json' };
  const token = localStorage.getItem(TOKEN);
  if (token) headers.Authorization = 'Bearer ' + token;
  let answer;
  try {
    answer = await fetch('/api/' + path, { method: 'POST', headers, body: JSON.stringify(body) });
  } catch (e) {
    throw new Error('The server does not answer; was valve-sql ended?', { cause: e });
  }
  if (answer.ok) return answer;
  const said = await answer.json().catch(() => ({}));
  const error = new Error(said.error || 'The server refused this: ' + answer.status + '.');
  error.status = answer.status;
  throw error;
}

async function inSession(path, body) {
  session ??= post('open', {}).then((a) => a.json());
  try {
    const open = await session;
    return await post(path, { ...body, session: open.session });
  } catch (e) {
    session = null;
    if (e.status !== 410) throw e;
    return inSession(path, body); // it was left alone for long
  }
}

/** Asks for something that is answered at once. */
export const ask = async (path, body = {}) => (await inSession(path, body)).json();

/** What the server offers beside queries. */
export const about = () => (session ??= post('open', {}).then((a) => a.json()));

/** A file of the rows of one of a script's statements. */
export const file = async (path, body) => (await inSession(path, body)).blob();

/**
 * Runs a script. Lines go to `on`: on.row(array) for each row, and on.said(object) for all else.
 * Returns what cancels it, and a promise of its end.
 */
export function run(sql, on, parameters = {}) {
  const name = 'r' + ++count;
  const ended = (async () => {
    const answer = await inSession('run', { sql, parameters, run: name });
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      const lines = (rest + value).split('\n');
      rest = lines.pop();
      for (const line of lines) {
        const message = JSON.parse(line);
        if (Array.isArray(message)) on.row(message);
        else on.said(message);
      }
    }
  })();
  return { ended, cancel: () => ask('cancel', { run: name }).catch(() => {}) };
}

addEventListener('pagehide', () => {
  const token = localStorage.getItem(TOKEN);
  session?.then((open) =>
    fetch('/api/close', {
      method: 'POST',
      keepalive: true,
      headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: 'Bearer ' + token } : {}) },
      body: JSON.stringify({ session: open.session }),
    }).catch(() => {}),
  ).catch(() => {});
  session = null;
});
