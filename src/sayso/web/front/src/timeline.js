// The timeline: what the reports tell of, against the days on which they were published; an uncertain date is a range.
import "./timeline/timeline.css";
import { DataSet } from "vis-data/esnext";
import { Timeline } from "vis-timeline/esnext";
import moment from "moment";

const DAY = 86400000;
// Letters of an item's words that are shown; all are told when the pointer rests on it.
const SHORT = 52;
// More reports than this are shown day by day, as their number.
const EACH = 40;
const GROUPS = [["published", "published"], ["told", "told of"]];
const local = (href) => typeof href === "string" && /^\/(?!\/)/.test(href);

/** A day without a time is that whole day, everywhere: read as UTC. A year, or a month, is its first day. */
function instant(value) {
  const time = Date.parse(value);
  return Number.isNaN(time) ? null : time;
}

/** The end of what `value` names: of a day, a month or a year the moment after it. */
function past(value) {
  const time = instant(value);
  if (time === null) return null;
  const date = new Date(time);
  if (/^\d{4}$/.test(value)) return date.setUTCFullYear(date.getUTCFullYear() + 1);
  if (/^\d{4}-\d\d$/.test(value)) return date.setUTCMonth(date.getUTCMonth() + 1);
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return time + DAY;
  return time;
}

/** The item's words, as a link where it leads somewhere; text only, for the words of reports are never markup. */
function words(text, href, title, more = "") {
  const made = document.createElement(local(href) ? "a" : "span");
  made.textContent = (text.length > SHORT ? `${text.slice(0, SHORT - 2).trimEnd()}…` : text) + more;
  made.title = title;
  if (local(href)) made.href = href;
  return made;
}

function told(row) {
  const start = instant(row.start);
  if (start === null) return [];
  const end = row.end ? past(row.end) : row.uncertain || !/\d\d:\d\d|-\d\d-\d\d$/.test(row.start) ? past(row.start) : null;
  const ranged = end !== null && end - start > DAY / 2 && (row.end || row.uncertain || end - start > DAY);
  const times = row.reports > 1 ? ` ×${row.reports}` : "";
  const when = [row.start, row.end].filter(Boolean).join(" to ") + (row.uncertain ? ", not certain" : "");
  return [{
    id: `told ${row.id}`, group: "told", start, ...(ranged ? { end, type: "range" } : { type: "point" }),
    className: row.uncertain ? "told uncertain" : "told", content: words(row.text ?? "", row.href, `${row.text} (${when}${row.reports > 1 ? `, in ${row.reports} reports` : ""})`, times),
  }];
}

function published(rows) {
  const dated = rows.map((row) => ({ ...row, start: instant(row.at) })).filter(({ start }) => start !== null);
  const item = (id, start, content) => ({ id: `published ${id}`, group: "published", start, type: "point", className: "published", content });
  if (dated.length <= EACH)
    return dated.map((row) => item(row.id, row.start, words(row.outlet || row.title || "", row.href, `${row.title ?? ""} (${[row.outlet, row.at].filter(Boolean).join(", ")})`)));
  const days = new Map();
  for (const row of dated) days.set(Math.floor(row.start / DAY), (days.get(Math.floor(row.start / DAY)) ?? []).concat(row));
  return [...days].map(([day, of]) => item(day, day * DAY, words(`${of.length} report${of.length === 1 ? "" : "s"}`, of.length === 1 ? of[0].href : null, [...new Set(of.map((row) => row.outlet))].filter(Boolean).join(", "))));
}

function button(label, name, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  if (name) made.setAttribute("aria-label", name);
  made.addEventListener("click", act);
  return made;
}

async function draw(holder) {
  const answer = await fetch(holder.dataset.source, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`the dates were not to be had: ${answer.status}`);
  const data = await answer.json();
  const items = [...(data.told ?? []).flatMap(told), ...published(data.published ?? [])];
  if (!items.length) return;
  // items are laid out by the width of their words, in the letters that they will have
  await Promise.all(['15px "Source Serif 4 Variable"', '13px "Inter Variable"'].map((font) => document.fonts.load(font)));
  const inset = document.createElement("div");
  holder.append(inset);
  const ends = items.flatMap(({ start, end }) => [start, end ?? start]);
  const [first, last] = [Math.min(...ends), Math.max(...ends)];
  // words stand to the right of their day: the last ones need room
  const room = Math.max(DAY, last - first);
  const whole = [first - room * 0.03, last + room * (innerWidth < 700 ? 0.6 : 0.25)];
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const line = new Timeline(inset, new DataSet(items), new DataSet(GROUPS.map(([id, content]) => ({ id, content }))), {
    moment: (date) => moment(date).utc(),
    onInitialDrawComplete: () => requestAnimationFrame(() => (holder.dataset.drawn = String(items.length))),
    start: whole[0],
    end: whole[1],
    orientation: "top",
    stack: true,
    maxHeight: Math.max(420, innerHeight * 0.72),
    verticalScroll: true,
    horizontalScroll: false,
    zoomKey: "ctrlKey",
    zoomMin: DAY / 4,
    selectable: false,
    showCurrentTime: false,
    showTooltips: false,
    margin: { item: { horizontal: 6, vertical: 5 } },
    // more than this many in one place are drawn as one, with their number, until one zooms in
    cluster: items.length > 150 ? { maxItems: 6, titleTemplate: "{count} here", showStipes: true } : false,
  });
  const motion = { animation: !calm };
  const bar = document.createElement("p");
  bar.className = "row timeline-keys";
  bar.append(button("−", "Show a longer time", () => line.zoomOut(0.5, motion)), button("+", "Show a shorter time", () => line.zoomIn(0.5, motion)),
    button("←", "Earlier", () => shift(-0.4)), button("→", "Later", () => shift(0.4)), button("All days", "", () => line.setWindow(...whole, motion)));
  holder.before(bar);
  function shift(share) {
    const { start, end } = line.getWindow();
    const by = (end - start) * share;
    line.setWindow(start.valueOf() + by, end.valueOf() + by, motion);
  }
  for (const other of [...holder.children]) if (other !== inset) other.remove();
}

for (const holder of document.querySelectorAll("#timeline[data-source]"))
  draw(holder).catch((error) => {
    console.error(String(error));
    holder.classList.add("failed");
  });
