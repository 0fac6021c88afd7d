// htmx, tamed for a strict policy: no evaluated attributes, no style of its own, only our own server.
import htmx from "htmx.org";
import { say } from "./say.js";

htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;
htmx.config.historyCacheSize = 0;
htmx.config.refreshOnHistoryMiss = true;
htmx.config.scrollIntoViewOnBoost = false;
// A page that has gone stale (409) or a form that was not understood (400, 422) answers with a page that says so, and
// with what was typed: it is shown like any other.
htmx.config.responseHandling = [
  { code: "204", swap: false },
  { code: "[23]..", swap: true },
  { code: "400|403|409|422", swap: true, error: false },
  { code: "...", swap: false, error: true },
];

export function swapping(arrive) {
  document.addEventListener("htmx:afterSettle", arrive);
  document.addEventListener("htmx:sendError", () => say("The desk does not answer. Nothing was changed: is sayso serve still running?"));
  document.addEventListener("htmx:responseError", (event) => say(`The desk could not do that (${event.detail.xhr.status}). Nothing was changed.`));
}
