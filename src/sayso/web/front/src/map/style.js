// What the map looks like, from the colours of the stylesheet.

/** The stylesheet's colours, as they are now. */
export function palette() {
  const computed = getComputedStyle(document.documentElement);
  return Object.fromEntries(["paper", "ink", "quiet", "rule", "edge", "sea", "place", "lost"].map((name) => [name, computed.getPropertyValue(`--${name}`).trim()]));
}

// Letters are drawn by the browser from the page's own fonts; a name with a figure in it must be quoted.
const SANS = ["'Inter Variable'", "Inter", "sans-serif"];
const SERIF = ["'Source Serif 4 Variable'", "Georgia", "serif"];
// From this zoom on, land and borders are those of 1:10m; before it the coarser ones show no corner.
export const CLOSE = 4.5;
// Spots grow with the root of what they count: from 5 to 20 pixels.
const pixels = (more = 0) => ["+", 5 + more, ["*", 15, ["get", "size"]]];
const ring = (id, filter, out, paint) => ({
  id, type: "circle", source: "places", filter,
  paint: { "circle-radius": pixels(out), "circle-color": "transparent", ...paint },
});
const flag = (name) => ["to-boolean", ["coalesce", ["get", name], false]];

/** Lines of one reading only, or of both: `un`, `held`, `both` (what differs is then dashed). */
export function viewFilter(layer, view) {
  const shown = view === "both" ? true : ["in", ["get", "view"], ["literal", ["all", view]]];
  return ["all", shown, /disputed/.test(layer) === false ? ["!", flag("disputed")] : flag("disputed")];
}

/** Land and borders for looking closely, each to be put below a layer of the style: [id of the layer above, layer]. */
export function closer(here, colour, view) {
  const sources = {
    "land-fine": { type: "geojson", data: new URL("world-land-fine.json", here).href, tolerance: 0.2, maxzoom: 12 },
    "borders-fine": { type: "geojson", data: new URL("world-borders-fine.json", here).href, tolerance: 0.2, maxzoom: 12 },
  };
  return { sources, layers: [...shape("land-fine", "-fine", colour), ...lines("borders-fine", "-fine", colour, view)].map((layer) => ({ ...layer, minzoom: CLOSE })) };
}

const shape = (source, suffix, colour) => [
  { id: `land${suffix}`, type: "fill", source, paint: { "fill-color": colour.paper, "fill-antialias": false } },
  { id: `shore${suffix}`, type: "line", source, paint: { "line-color": colour.edge, "line-width": 0.8 } },
];

const lines = (source, suffix, colour, view) => [
  { id: `borders${suffix}`, type: "line", source, filter: viewFilter("borders", view), paint: { "line-color": colour.edge, "line-width": 1.1 } },
  {
    id: `borders-disputed${suffix}`, type: "line", source, filter: viewFilter("borders-disputed", view),
    paint: { "line-color": colour.quiet, "line-width": 1.3, "line-dasharray": [2.5, 2.5] },
  },
];

/** A style with no outside address: `here` is where the built files lie, `tiles` a PMTiles file, {url, shapes}, or null. */
export function style(here, places, colour, view, tiles) {
  const file = (name) => new URL(name, here).href;
  const source = (data, more = {}) => ({ type: "geojson", data, ...more });
  return {
    version: 8,
    sources: {
      land: source(file("world-land.json"), { tolerance: 0.2 }),
      borders: source(file("world-borders.json"), { tolerance: 0.2 }),
      names: source(file("world-names.json")),
      places: source(places),
      ...(tiles ? { tiles: { type: tiles.shapes ? "vector" : "raster", url: `pmtiles://${tiles.url}`, ...(tiles.shapes ? {} : { tileSize: 256 }) } } : {}),
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour.sea } },
      ...shape("land", "", colour),
      ...(tiles ? (tiles.shapes ? ground(colour) : PICTURES) : []),
      ...lines("borders", "", colour, view),
      {
        id: "country-names", type: "symbol", source: "names",
        // a name is shown once its country is about as wide as the name: `room` is half of that in degrees
        filter: ["step", ["zoom"], [">", ["get", "room"], 4], 3, [">", ["get", "room"], 1.6], 4, [">", ["get", "room"], 0.8], 5, [">", ["get", "room"], 0.4], 6, [">", ["get", "room"], 0.2], 7, true],
        layout: {
          "text-field": ["get", "name"], "text-font": SANS, "text-letter-spacing": 0.08, "text-max-width": 7, "symbol-sort-key": ["-", ["get", "room"]],
          "text-size": ["interpolate", ["linear"], ["zoom"], 2, 10, 6, 13], "text-padding": 6,
        },
        paint: { "text-color": colour.quiet, "text-halo-color": colour.paper, "text-halo-width": 1.2 },
      },
      ring("spots-disputed", ["any", flag("disputed"), ["to-boolean", ["get", "claimed"]]], 4, { "circle-stroke-color": colour.ink, "circle-stroke-width": 1.3 }),
      ring("spots-doubted", flag("doubted"), 7.5, { "circle-stroke-color": colour.lost, "circle-stroke-width": 2 }),
      {
        id: "spots", type: "circle", source: "places", filter: ["!", flag("uncertain")],
        paint: { "circle-radius": pixels(), "circle-color": colour.place, "circle-opacity": 0.78, "circle-stroke-color": colour.paper, "circle-stroke-width": 1.2 },
      },
      {
        id: "spots-uncertain", type: "circle", source: "places", filter: flag("uncertain"),
        paint: { "circle-radius": pixels(), "circle-color": colour.paper, "circle-opacity": 0.55, "circle-stroke-color": colour.place, "circle-stroke-width": 1.8 },
      },
      {
        id: "spot-names", type: "symbol", source: "places",
        layout: {
          "text-field": ["case", ["has", "holder"], ["format", ["get", "name"], {}, ["case", ["to-boolean", ["get", "holder"]], ["concat", "\n", ["get", "holder"], ", ", ["coalesce", ["get", "how"], ""]], ""], { "font-scale": 0.78 }], ["get", "name"]],
          "text-font": SERIF, "text-size": 15, "text-variable-anchor": ["left", "right", "top", "bottom"],
          // beyond the spot and its rings
          "text-radial-offset": ["/", pixels(6), 15],
          "text-justify": "auto", "symbol-sort-key": ["-", ["to-number", ["get", "claims"], 0]], "text-max-width": 14, "text-padding": 3,
        },
        paint: { "text-color": colour.ink, "text-halo-color": colour.paper, "text-halo-width": 1.6 },
      },
    ],
  };
}

const PICTURES = [{ id: "tile-pictures", type: "raster", source: "tiles", paint: { "raster-saturation": -0.7, "raster-opacity": 0.8 } }];

/** Water and roads of a PMTiles file in the layers of Protomaps, the usual one to be had. */
function ground(colour) {
  return [
    { id: "tile-earth", type: "fill", source: "tiles", "source-layer": "earth", paint: { "fill-color": colour.paper } },
    { id: "tile-water", type: "fill", source: "tiles", "source-layer": "water", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": colour.sea } },
    { id: "tile-roads", type: "line", source: "tiles", "source-layer": "roads", minzoom: 7, paint: { "line-color": colour.rule, "line-width": ["interpolate", ["linear"], ["zoom"], 7, 0.6, 14, 3] } },
    {
      id: "tile-towns", type: "symbol", source: "tiles", "source-layer": "places", minzoom: 6, filter: ["==", ["get", "kind"], "locality"],
      layout: { "text-field": ["coalesce", ["get", "name:en"], ["get", "name"]], "text-font": SANS, "text-size": 11 },
      paint: { "text-color": colour.quiet, "text-halo-color": colour.paper, "text-halo-width": 1.2 },
    },
  ];
}
