// Running what stands in the editor: progress, cancelling, errors in their place, repeating.
import { indexOf, makeEditor } from './editor.js';
import { keep } from './history.js';
import { Results } from './results.js';
import { linked, run } from './server.js';
import { byId, shown } from './texts.js';

/** The page's query: an editor, what runs, and its results. */
export class Query {
  constructor() {
    this.results = new Results();
    this.typed = makeEditor(() => this.run());
    byId('run').addEventListener('click', () => this.run());
    byId('cancel').addEventListener('click', () => this.cancel());
    byId('refresh').addEventListener('change', () => this.schedule());
    byId('link').addEventListener('click', () => this.copyLink());
    document.querySelectorAll('#hint button').forEach((b) => b.addEventListener('click', () => this.fill(b.value)));
    if (linked.has('sql')) this.typed.fill(linked.get('sql')); // and runs nothing
  }

  /** Fills the editor, and goes there. */
  fill(sql) {
    this.typed.fill(sql);
    this.typed.editor.focus();
  }

  async run(again = false) {
    if (this.running) return;
    clearTimeout(this.next);
    const text = again ? this.last.text : this.typed.text();
    const offset = again ? this.last.offset : this.typed.offset();
    if (text.trim() === '') return;
    this.last = { text, offset };
    this.typed.unmark();
    byId('error').hidden = true;
    byId('hint').hidden = true;
    if (!again) keep(text);
    this.results.begin(again, text);
    this.busy(true);
    this.running = run(text, {
      row: (values) => this.results.row(values),
      said: (message) => this.said(message),
    });
    try {
      await this.running.ended;
    } catch (e) {
      this.fail(e.message);
    } finally {
      this.running = undefined;
      this.results.end();
      this.busy(false);
      this.schedule();
    }
  }

  said(message) {
    if ('error' in message) {
      const here = message.line && this.typed.text() === this.last.text;
      if (!here) return this.fail(message.error);
      const statement = this.last.text.slice(message.start);
      const place = this.last.offset + message.start + indexOf(statement, message.line, message.column);
      this.typed.mark(place);
      const { line, ch } = this.typed.editor.posFromIndex(place);
      // of the editor, and not of the statement alone
      this.fail(message.error.replace(/\(line \d+, column \d+\)$/, `(line ${line + 1}, column ${ch + 1})`));
    } else if ('elapsed' in message) {
      this.progress(message);
    } else {
      this.results.said(message);
    }
  }

  fail(sentence) {
    byId('error').hidden = false;
    byId('error').textContent = shown(sentence);
    byId('refresh').value = '0';
  }

  progress({ elapsed, asked, answered, silent }) {
    const servers = asked === undefined ? '' : `asked ${asked.toLocaleString('en')} · answered ${answered.toLocaleString('en')} · silent ${silent.toLocaleString('en')} · `;
    byId('progress').textContent = servers + (elapsed / 1000).toFixed(1) + ' s';
  }

  busy(on) {
    byId('cancel').hidden = !on;
    byId('run').disabled = on;
    byId('query').setAttribute('aria-busy', String(on));
    if (!on) byId('progress').textContent = '';
  }

  cancel() {
    byId('refresh').value = '0';
    this.running?.cancel();
  }

  /** Runs it again after the chosen pause; not while nobody looks. */
  schedule() {
    clearTimeout(this.next);
    const seconds = Number(byId('refresh').value);
    if (seconds === 0 || !this.last || this.running) return;
    this.next = setTimeout(() => {
      if (document.hidden || byId('query').hidden) this.schedule();
      else this.run(true);
    }, seconds * 1000);
  }

  async copyLink() {
    const link = location.origin + '/#sql=' + encodeURIComponent(this.typed.editor.getValue());
    history.replaceState(null, '', link);
    await navigator.clipboard?.writeText(link).catch(() => {});
    byId('link').textContent = 'Link copied';
    setTimeout(() => (byId('link').textContent = 'Copy link'), 2000);
  }
}
