// What a reader has chosen to see. The layers of a report that are chosen stay chosen on the next report. Showing and hiding is the stylesheet's.
const NAME = "sayso layers";

function stored() {
  try {
    return JSON.parse(localStorage.getItem(NAME)) ?? {};
  } catch {
    return {};
  }
}

export function layers() {
  const chosen = stored();
  for (const box of document.querySelectorAll(".layers input[type=checkbox][id]")) {
    if (box.id in chosen) box.checked = chosen[box.id];
    box.addEventListener("change", () => {
      try {
        localStorage.setItem(NAME, JSON.stringify({ ...stored(), [box.id]: box.checked }));
      } catch {
        // a browser that keeps nothing: the choice holds for this page
      }
    });
  }
}

/** On a narrow screen what narrows a list is folded away above it. */
export function folded() {
  if (!matchMedia("(max-width: 900px)").matches) return;
  for (const part of document.querySelectorAll('details[data-folded="narrow"]')) part.removeAttribute("open");
}
