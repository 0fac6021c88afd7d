// The map: land, borders and names from files of our own, and the places of the story by how many claims name them.
import "./map/map.css";
import { AttributionControl, Map as Sheet, NavigationControl, Popup, ScaleControl, addProtocol, setWorkerUrl } from "maplibre-gl";
import { PMTiles, Protocol } from "pmtiles";
import { card } from "./map/card.js";
import { CLOSE, closer, palette, style, viewFilter } from "./map/style.js";

const HERE = new URL(".", document.currentScript.src);
const VIEWS = [
  ["both", "Borders: both readings where they differ"],
  ["un", "Borders as on maps of the United Nations"],
  ["held", "Borders as governed on the ground"],
];
const NAME = "sayso worldview";
const DARK = matchMedia("(prefers-color-scheme: dark)");

setWorkerUrl(new URL("map-worker.js", HERE).href);

/** As the address asks for it, else as it was chosen last, else as sayso serve was started. */
function worldview({ worldview: given, asked }) {
  let kept = null;
  try {
    kept = localStorage.getItem(NAME);
  } catch {
    // a browser that keeps nothing
  }
  return (asked === undefined ? [kept, given] : [given]).find((view) => VIEWS.some(([name]) => name === view)) ?? "both";
}

/** The choice of borders, and the way to all places, above the map. */
function chooser(holder, view, chosen, all) {
  const label = document.createElement("p");
  label.className = "worldview row";
  const wide = document.createElement("button");
  wide.type = "button";
  wide.textContent = "Show all places";
  wide.addEventListener("click", all);
  const select = document.createElement("select");
  select.setAttribute("aria-label", "Whose borders the map draws");
  for (const [name, words] of VIEWS) select.append(new Option(words, name, false, name === view));
  select.addEventListener("change", () => {
    try {
      localStorage.setItem(NAME, select.value);
    } catch {
      // it holds for this page
    }
    chosen(select.value);
  });
  label.append(select, wide);
  holder.before(label);
}

const SIGNS = [
  ["spot", "a place, the larger the more claims name it"],
  ["spot uncertain", "which place is meant is uncertain"],
  ["spot disputed", "who holds it, or whose it is, is disputed"],
  ["spot doubted", "what is said of where it lies does not fit"],
  ["border", "a border that is disputed"],
];

/** What the signs mean, below the map. */
function key(holder) {
  const made = document.createElement("p");
  made.className = "mapkey";
  for (const [name, words] of SIGNS) {
    const item = document.createElement("span");
    const sign = document.createElement("i");
    sign.className = `sign ${name}`;
    item.append(sign, words);
    made.append(item);
  }
  holder.after(made);
}

function bounds(places) {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const { geometry: { coordinates: [x, y] } } of places)
    [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
  return places.length ? [[west, south], [east, north]] : null;
}

/** The places that most is said of, nearest to the middle of all that is said: those with this share of it. */
const CORE = 0.9;
function core(places) {
  const weight = (place) => Math.max(1, Number(place.properties.claims) || 1);
  const all = places.reduce((sum, place) => sum + weight(place), 0);
  const middle = [0, 1].map((axis) => {
    let passed = 0;
    const sorted = [...places].sort((a, b) => a.geometry.coordinates[axis] - b.geometry.coordinates[axis]);
    return sorted.find((place) => (passed += weight(place)) >= all / 2)?.geometry.coordinates[axis];
  });
  const off = ({ geometry: { coordinates: [x, y] } }) => Math.hypot((x - middle[0]) * Math.cos((middle[1] * Math.PI) / 180), y - middle[1]);
  let passed = 0;
  return [...places].sort((a, b) => off(a) - off(b)).filter((place) => {
    const before = passed;
    passed += weight(place);
    return before < all * CORE;
  });
}

/** No way to draw: words instead, above what the server drew. */
function failed(holder, why) {
  holder.querySelector(".sheet")?.remove();
  holder.classList.add("failed");
  const note = document.createElement("p");
  note.className = "none";
  note.textContent = `The map could not be drawn here (${why}). The places are listed on this page.`;
  holder.prepend(note);
}

// Spots of a story in which no place is named so often stay small.
const FEW = 60;
// The kind of tile that holds shapes, not pictures, in a PMTiles file.
const SHAPES = 1;

/** The file of tiles that was given to sayso serve, as {url, shapes}, or null. */
async function closeTiles(path) {
  if (!path) return null;
  const url = new URL(path, location.href).href;
  const file = new PMTiles(url);
  const protocol = new Protocol();
  protocol.add(file);
  addProtocol("pmtiles", protocol.tile);
  return { url, shapes: (await file.getHeader()).tileType === SHAPES };
}

/** Puts the finer land and borders in place, once they are needed, and the coarse ones away, once the finer are there. */
function sharpen(sheet, view) {
  if (sheet.getSource("land-fine")) return;
  const { sources, layers } = closer(HERE, palette(), view);
  for (const [name, source] of Object.entries(sources)) sheet.addSource(name, source);
  const ground = ["tile-earth", "tile-pictures"].find((name) => sheet.getLayer(name)) ?? "borders";
  for (const layer of layers) sheet.addLayer(layer, layer.id.startsWith("land") || layer.id.startsWith("shore") ? ground : "country-names");
  const arrived = () => {
    if (!sheet.getSource("land-fine") || !sheet.isSourceLoaded("land-fine") || !sheet.isSourceLoaded("borders-fine")) return;
    sheet.off("sourcedata", arrived);
    for (const layer of ["land", "shore", "borders", "borders-disputed"]) sheet.setLayerZoomRange(layer, 0, CLOSE);
  };
  sheet.on("sourcedata", arrived);
}

async function draw(holder) {
  const answer = await fetch(holder.dataset.source, { headers: { Accept: "application/geo+json" } });
  if (!answer.ok) throw new Error(`the places were not to be had: ${answer.status}`);
  const places = await answer.json();
  const most = Math.max(FEW, ...places.features.map(({ properties }) => Number(properties.claims) || 0));
  for (const { properties } of places.features) {
    properties.claimed = (properties.claimants ?? []).length > 0;
    // area tells the number
    properties.size = Math.sqrt((Number(properties.claims) || 0) / most);
  }
  const tiles = await closeTiles(holder.dataset.pmtiles);
  const inset = document.createElement("div");
  inset.className = "sheet";
  holder.append(inset);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let view = worldview(holder.dataset);
  let sheet;
  try {
    sheet = new Sheet({
      container: inset,
      style: style(HERE, places, palette(), view, tiles),
      bounds: bounds(core(places.features)) ?? [[-130, -50], [160, 70]],
      fitBoundsOptions: { padding: 70, maxZoom: 7 },
      maxZoom: tiles ? 16 : 11,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      attributionControl: false,
      cooperativeGestures: true,
      fadeDuration: calm ? 0 : 200,
    });
  } catch (error) {
    return failed(holder, "this browser has no WebGL");
  }
  sheet.touchZoomRotate.disableRotation();
  sheet.addControl(new NavigationControl({ showCompass: false }), "top-right");
  sheet.addControl(new ScaleControl({ unit: "metric" }), "bottom-left");
  sheet.addControl(new AttributionControl({ compact: false, customAttribution: "Land and borders: Natural Earth. Places: GeoNames" }), "bottom-right");
  sheet.on("error", ({ error }) => console.error(String(error?.message ?? error)));
  sheet.once("idle", () => {
    // until now what the server drew was to be seen
    for (const other of [...holder.children]) if (other !== inset) other.remove();
    inset.classList.add("drawn");
    holder.dataset.drawn = String(places.features.length);
  });
  key(holder);
  chooser(holder, view, (other) => {
    view = other;
    for (const layer of ["borders", "borders-disputed", "borders-fine", "borders-disputed-fine"].filter((name) => sheet.getLayer(name))) sheet.setFilter(layer, viewFilter(layer, view));
  }, () => sheet.fitBounds(bounds(places.features), { padding: 70, maxZoom: 7, animate: !calm }));
  DARK.addEventListener("change", () => sheet.setStyle(style(HERE, places, palette(), view, tiles)));
  for (const happening of ["zoomend", "style.load"]) sheet.on(happening, () => sheet.getZoom() >= CLOSE - 0.5 && sharpen(sheet, view));
  const popup = new Popup({ maxWidth: "300px", focusAfterOpen: true });
  const spots = ["spots", "spots-uncertain", "spot-names"];
  sheet.on("click", spots, ({ features: [spot] }) => popup.setLngLat(spot.geometry.coordinates).setDOMContent(card(spot.properties)).addTo(sheet));
  sheet.on("mouseenter", spots, () => (sheet.getCanvas().style.cursor = "pointer"));
  sheet.on("mouseleave", spots, () => (sheet.getCanvas().style.cursor = ""));
}

for (const holder of document.querySelectorAll("#map[data-source]"))
  draw(holder).catch((error) => {
    console.error(String(error));
    failed(holder, error.message);
  });
