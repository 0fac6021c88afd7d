// Notes stand beside their words where the window is wide enough, and light up together with them.
const WIDE = matchMedia("(min-width: 901px)");
let watched = null;

const notes = () => [...document.querySelectorAll(".margin [data-claim]")].filter((note) => note.matches("section, li, details"));
const words = (claim) => [...document.querySelectorAll(`.text [data-claim~="${CSS.escape(claim)}"]`)];

/** Each note as high as the first of its words, or right below the note before it. */
function place() {
  const aside = document.querySelector(".margin");
  if (!aside) return;
  const all = notes();
  for (const note of all) note.style.marginBlockStart = "";
  if (!WIDE.matches || aside.dataset.flow === "plain") return;
  const wanted = all.map((note) => words(note.dataset.claim)[0]?.getBoundingClientRect().top);
  const have = all.map((note) => note.getBoundingClientRect());
  let pushed = 0;
  all.forEach((note, at) => {
    if (wanted[at] === undefined) return;
    const gap = wanted[at] - 9 - (have[at].top + pushed);
    if (gap < 1) return;
    note.style.marginBlockStart = `${gap}px`;
    pushed += gap;
  });
  aside.classList.add("placed");
}

function light(target, on) {
  const claims = target.closest?.("[data-claim]")?.dataset.claim?.split(" ") ?? [];
  for (const claim of claims)
    for (const part of document.querySelectorAll(`[data-claim~="${CSS.escape(claim)}"]`)) part.classList.toggle("lit", on);
}

export function margin() {
  place();
  document.fonts?.ready.then(place);
  if (watched) return;
  watched = new ResizeObserver(() => requestAnimationFrame(place));
  watched.observe(document.documentElement);
  for (const [kind, on] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]])
    document.addEventListener(kind, (event) => light(event.target, on));
  document.addEventListener("click", (event) => {
    const mark = event.target.closest?.(".text mark[data-claim]");
    if (!mark || event.target.closest("a") || !getSelection().isCollapsed) return;
    const note = notes().find((n) => mark.dataset.claim.split(" ").includes(n.dataset.claim));
    note?.scrollIntoView({ block: "nearest" });
  });
}
