// The desk in a browser: the keyboard, deep links, notes beside their words, and pages that change in place.
// Every page works without it; what is here makes the same links and forms quicker.
import { ready } from "./desk/say.js";
import { swapping } from "./desk/swap.js";
import { keyboard } from "./desk/keys.js";
import { layers } from "./desk/layers.js";
import { deepLink } from "./desk/deep.js";
import { margin } from "./desk/margin.js";

function arrive() {
  ready();
  layers();
  margin();
  deepLink();
}

swapping(arrive);
keyboard();
addEventListener("hashchange", deepLink);
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", arrive);
else arrive();
