// The timeline: what the reports tell of, against the days on which they were published; an uncertain date is a range.
import "./timeline/timeline.css";
import { DataSet } from "vis-data/esnext";
import { Timeline } from "vis-timeline/esnext";
import moment from "moment";

const DAY = 86400000;
// Letters of an item's words that are shown; all are told when the pointer rests on it.
const SHORT = 52;
// More reports than this in view are shown as their number, and so many numbers at most.
const EACH = 24;
// So many happenings in view are shown, those that the most reports tell of.
const MOST = 18;
// A stretch of days that takes less than this share of the view is drawn as a hollow dot: its words would not fit.
const NARROW = 0.15;
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

const unit = (time, months) => {
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / months) * months);
};
// What reports are counted by where there are too many to name: a day, a week, a month, a quarter, a year.
const BINS = [
  (time) => Math.floor(time / DAY) * DAY,
  (time) => Math.floor((time / DAY + 3) / 7) * 7 * DAY - 3 * DAY,
  (time) => unit(time, 1), (time) => unit(time, 3), (time) => unit(time, 12),
];

/** The reports of a stretch of time: each by its outlet or, where there are more than that, their numbers. */
function published(rows) {
  const item = (id, start, content) => ({ id: `published ${id}`, group: "published", start, type: "point", className: "published", content });
  if (rows.length <= EACH)
    return rows.map((row) => item(row.id, row.start, words(row.outlet || row.title || "", row.href, `${row.title ?? ""} (${[row.outlet, row.at].filter(Boolean).join(", ")})`)));
  const bin = BINS.find((of) => new Set(rows.map(({ start }) => of(start))).size <= EACH) ?? BINS.at(-1);
  const counted = new Map();
  for (const row of rows) counted.set(bin(row.start), (counted.get(bin(row.start)) ?? []).concat(row));
  return [...counted].map(([start, of]) => item(`at ${start}`, start, words(String(of.length), null, `${of.length} reports: ${[...new Set(of.map((row) => row.outlet))].filter(Boolean).slice(0, 12).join(", ")}`)));
}

function button(label, name, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  if (name) made.setAttribute("aria-label", name);
  made.addEventListener("click", act);
  return made;
}

/** Nothing to draw, or no way to: words instead, above what the server drew. */
function none(holder, why) {
  holder.classList.add("failed");
  const note = document.createElement("p");
  note.className = "none";
  note.textContent = why;
  holder.prepend(note);
}

async function draw(holder) {
  const answer = await fetch(holder.dataset.source, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`the dates were not to be had: ${answer.status}`);
  const data = await answer.json();
  const all = (data.told ?? []).flatMap((row) => told(row).map((item) => ({ ...item, reports: row.reports ?? 1 })));
  all.sort((a, b) => b.reports - a.reports || a.start - b.start);
  const rows = (data.published ?? []).map((row) => ({ ...row, start: instant(row.at) })).filter(({ start }) => start !== null);
  if (!all.length && !rows.length) return none(holder, "No report here has a date of publication, and none tells of a day that can be told from it.");
  // items are laid out by the width of their words, in the letters that they will have
  await Promise.all(['15px "Source Serif 4 Variable"', '13px "Inter Variable"'].map((font) => document.fonts.load(font)));
  const inset = document.createElement("div");
  holder.append(inset);
  const ends = [...all, ...rows].flatMap(({ start, end }) => [start, end ?? start]);
  const [first, last] = [Math.min(...ends), Math.max(...ends)];
  // words stand to the right of their day: the last ones need room
  const room = Math.max(DAY, last - first);
  const whole = [first - room * 0.03, last + room * (innerWidth < 700 ? 0.6 : 0.25)];
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const items = new DataSet();
  const line = new Timeline(inset, items, new DataSet(GROUPS.map(([id, content]) => ({ id, content }))), {
    moment: (date) => moment(date).utc(),
    onInitialDrawComplete: () => requestAnimationFrame(() => (holder.dataset.drawn = String(all.length + rows.length))),
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
  });
  const more = document.createElement("p");
  more.className = "by";
  holder.after(more);
  /** What falls into the stretch of time that is shown. */
  function fill() {
    const [from, to] = Object.values(line.getWindow()).map((date) => date.valueOf());
    const within = ({ start, end }) => (end ?? start) >= from && start <= to;
    const happened = all.filter(within);
    const narrow = (item) => item.type === "range" && item.end - item.start < (to - from) * NARROW;
    const drawn = happened.slice(0, MOST).map((item) => (narrow(item) ? { ...item, id: `${item.id} narrow`, type: "point", end: undefined } : item));
    const wanted = [...drawn, ...published(rows.filter(within))];
    const keep = new Set(wanted.map(({ id }) => id));
    items.remove(items.getIds().filter((id) => !keep.has(id)));
    items.add(wanted.filter(({ id }) => !items.get(id)));
    more.textContent = happened.length > MOST ? `${MOST} of ${happened.length} happenings are drawn, those that the most reports tell of. Come closer to see more.` : "";
  }
  fill();
  line.on("rangechanged", fill);
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
    none(holder, "The timeline could not be drawn here.");
  });
