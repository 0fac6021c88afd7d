// The keyboard. A cursor moves over the list of the page; a letter presses the form of that letter at the cursor.
import { say } from "./say.js";

const LISTS = "#queue > li, [data-cursor] > :is(li, tr, section, article, tbody)";
const CURRENT = "[aria-current=true]:is(li, tr, section, article, tbody)";
const ASKS = "textarea, select, input:not([type=hidden]):not([type=submit])";
// Where the cursor stood before the page was changed in place, so that it stands there again afterwards.
let kept = null;

const stops = () => [...document.querySelectorAll(LISTS)].filter((stop) => stop.getClientRects().length);
const current = () => document.querySelector(CURRENT);

function put(stop, { scroll = true } = {}) {
  for (const old of document.querySelectorAll(CURRENT)) old.removeAttribute("aria-current");
  stop.setAttribute("aria-current", "true");
  stop.tabIndex = -1;
  stop.focus({ preventScroll: true });
  if (scroll) stop.scrollIntoView({ block: "nearest" });
}

function move(by) {
  const all = stops();
  if (!all.length) return;
  const at = all.indexOf(current());
  const to = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by));
  if (at === to) say(by > 0 ? "That was the last one." : "That was the first one.");
  put(all[to]);
}

function press(key) {
  const here = current();
  const form = here?.querySelector(`form[data-key="${key}"]`) ?? document.querySelector(`form[data-key="${key}"]:not(#queue *)`);
  if (!form) {
    if (document.querySelector(`form[data-key="${key}"]`)) say("Choose one first: j and k move.");
    return false;
  }
  form.closest("details")?.setAttribute("open", "");
  const ask = form.querySelector(ASKS);
  if (ask) ask.focus();
  else form.requestSubmit();
  return true;
}

const fieldsOf = (form) => [...form.querySelectorAll(ASKS)];

/** Called before the page is changed in place: where the cursor is, and what is typed into forms other than the one sent. */
export function keep(sent) {
  const all = stops();
  const at = all.indexOf(current());
  const drafts = [...document.querySelectorAll("#queue > li details[open] form[data-key]")].filter((form) => form !== sent)
    .map((form) => ({ id: form.closest("li").id, key: form.dataset.key, values: fieldsOf(form).map((field) => field.value), focus: fieldsOf(form).indexOf(document.activeElement) }));
  kept = { id: all[at]?.id, next: all[at + 1]?.id, at, drafts };
}

/** Called when it has changed: the cursor at the same finding or, where that has left the list, at the one after it. */
export function cursorAgain() {
  if (!kept) return;
  const { id, next, at, drafts } = kept;
  kept = null;
  const all = stops();
  const stop = at < 0 ? null : document.getElementById(id) ?? document.getElementById(next ?? "") ?? all[Math.min(at, all.length - 1)];
  if (stop) put(stop);
  for (const draft of drafts) {
    const form = document.getElementById(draft.id)?.querySelector(`form[data-key="${draft.key}"]`);
    if (!form) continue;
    form.closest("details")?.setAttribute("open", "");
    fieldsOf(form).forEach((field, n) => (field.value = draft.values[n] ?? field.value));
    fieldsOf(form)[draft.focus]?.focus();
  }
}

function help() {
  const dialog = document.getElementById("keys");
  if (!dialog?.showModal) return;
  if (dialog.open) dialog.close();
  else dialog.showModal();
}

function typing(target) {
  return target instanceof Element && target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], .maplibregl-canvas");
}

export function keyboard() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey && event.key === "Enter" && event.target.form) return event.target.form.requestSubmit();
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (typing(event.target)) {
      if (event.key === "Escape") leave(event.target);
      return;
    }
    const dialog = document.querySelector("dialog[open]");
    if (dialog && event.key !== "?") return;
    const took = act(event.key);
    if (took) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const stop = event.target.closest?.(LISTS);
    if (stop && stop !== current()) put(stop, { scroll: false });
    if (event.target.closest?.("[data-help]")) { event.preventDefault(); help(); }
  });
}

function leave(field) {
  field.blur();
  const stop = field.closest(LISTS);
  field.closest("details")?.removeAttribute("open");
  if (stop) put(stop, { scroll: false });
}

function act(key) {
  if (key === "j") return move(1), true;
  if (key === "k") return move(-1), true;
  if (key === "?") return help(), true;
  if (key === "/") {
    const search = document.querySelector("[role=search] input, input[type=search]");
    search?.focus();
    search?.select?.();
    return Boolean(search);
  }
  if (key === "Enter" || key === "o") {
    if (key === "Enter" && document.activeElement !== current()) return false;
    const link = current()?.querySelector("a[data-open], h3 a, p a, a");
    link?.click();
    return Boolean(link);
  }
  return /^[a-z]$/.test(key) && press(key);
}
