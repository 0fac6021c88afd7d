// The desk in a browser: the keyboard, deep links, notes beside their words, and pages that change in place.
// Every page works without it; what is here makes the same links and forms quicker.
import { ready } from "./desk/say.js";
import { swapping } from "./desk/swap.js";
import { keyboard } from "./desk/keys.js";
import { folded, layers } from "./desk/layers.js";
import { deepLink } from "./desk/deep.js";
import { margin } from "./desk/margin.js";

function arrive() {
  ready();
  layers();
  folded();
  margin();
  deepLink();
  // on a phone the bar is wider than the screen: the part that one is in is in sight
  const bar = document.querySelector(".bar nav");
  const here = bar?.querySelector("[aria-current]");
  if (here && bar.scrollWidth > bar.clientWidth) bar.scrollLeft = here.offsetLeft - bar.offsetLeft - (bar.clientWidth - here.offsetWidth) / 2;
  // a table that is wider than its place is scrolled by keyboard too
  for (const wide of document.querySelectorAll(".wide")) if (wide.scrollWidth > wide.clientWidth) wide.tabIndex = 0;
}

swapping(arrive);
keyboard();
addEventListener("hashchange", deepLink);
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", arrive);
else arrive();
