// Notes and their words: they light up together, and where a paragraph is longer than its notes, each note stands as high
// as its words.
const WIDE = matchMedia("(min-width: 901px)");
let watched = null;

const sameClaim = (claim) => document.querySelectorAll(`[data-claim="${CSS.escape(claim)}"]`);

/** The notes of a paragraph moved down to their words, as far as the paragraph leaves room. */
function place(para) {
  const [text, list] = [para.querySelector("p"), para.querySelector("ol.notes")];
  if (!text || !list) return;
  for (const note of list.children) note.style.marginBlockStart = "";
  if (!WIDE.matches) return;
  const shifts = [];
  let room = text.getBoundingClientRect().bottom - list.getBoundingClientRect().bottom;
  let moved = 0;
  for (const note of list.children) {
    const word = text.querySelector(`mark[data-claim="${CSS.escape(note.dataset.claim)}"]`);
    const by = word ? word.getBoundingClientRect().top - (note.getBoundingClientRect().top + moved) - 4 : 0;
    const shift = Math.max(0, Math.min(by, room));
    shifts.push(shift);
    room -= shift;
    moved += shift;
  }
  shifts.forEach((shift, at) => shift && (list.children[at].style.marginBlockStart = `${shift}px`));
}

const placeAll = () => document.querySelectorAll(".para").forEach(place);

function light(target, on) {
  const claim = target.closest?.("[data-claim]")?.dataset.claim;
  if (claim) for (const part of sameClaim(claim)) part.classList.toggle("lit", on);
}

export function margin() {
  if (!document.querySelector(".para")) return;
  document.fonts.ready.then(placeAll);
  if (watched) return;
  let width = innerWidth;
  watched = addEventListener("resize", () => {
    if (innerWidth !== width) requestAnimationFrame(placeAll);
    width = innerWidth;
  }) ?? true;
  for (const [kind, on] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]])
    document.addEventListener(kind, (event) => light(event.target, on));
  document.addEventListener("click", (event) => {
    const mark = event.target.closest?.(".text mark[data-claim]");
    if (!mark || event.target.closest("a") || !getSelection().isCollapsed) return;
    const note = document.querySelector(`ol.notes > [data-claim="${CSS.escape(mark.dataset.claim)}"]`);
    note?.scrollIntoView({ block: "nearest" });
  });
}
