// htmx, tamed for a strict policy: no evaluated attributes, no style of its own, only our own server. Decisions are sent
// with it, so that the page that comes back takes the place of the one that is there, and the cursor stays where it was.
import htmx from "htmx.org";
import { cursorAgain, keep } from "./keys.js";
import { say } from "./say.js";

htmx.config.allowEval = false;
htmx.config.allowScriptTags = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;
htmx.config.historyCacheSize = 0;
htmx.config.refreshOnHistoryMiss = true;
htmx.config.scrollIntoViewOnBoost = false;
// A page that has gone stale (409) or a form that was not understood (400, 403, 422) is answered with a page that says so,
// and with what was typed: it is shown like any other.
htmx.config.responseHandling = [
  { code: "204", swap: false },
  { code: "[23]..", swap: true },
  { code: "400|403|409|422", swap: true, error: false },
  { code: "...", swap: false, error: true },
];

const DONE = { c: "Confirmed.", d: "Dismissed.", n: "The note is kept.", g: "Graded.", m: "Merged.", s: "Split.", u: "Taken back." };

function boost() {
  for (const form of document.querySelectorAll("form[data-key]:not([hx-boost])")) {
    form.setAttribute("hx-boost", "true");
    form.setAttribute("hx-push-url", "false");
    htmx.process(form);
  }
}

export function swapping(arrive) {
  document.addEventListener("htmx:beforeSwap", ({ detail }) => keep(detail.requestConfig?.elt));
  // at once, before the page has settled: whoever types fast is not to meet a form that loads a whole page
  document.addEventListener("htmx:afterSwap", () => {
    boost();
    cursorAgain();
  });
  document.addEventListener("htmx:afterSettle", arrive);
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    const key = (detail.requestConfig?.elt ?? detail.elt)?.dataset?.key;
    if (!key || !detail.xhr?.status) return;
    if (detail.xhr.status < 400) say(key === "u" ? DONE.u : `${DONE[key] ?? "Kept."} Press u to take it back.`);
    else if (detail.xhr.status < 500) scrollTo({ top: 0 });
  });
  document.addEventListener("htmx:sendError", () => say("The desk does not answer, and nothing was changed. Is sayso serve still running?"));
  document.addEventListener("htmx:responseError", ({ detail }) => say(`The desk could not do that (${detail.xhr.status}). Nothing was changed.`));
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", boost);
  else boost();
}
