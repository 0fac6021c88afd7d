// Deep links: `/reports/ID#120-240` shows the words from code point 120 to 240 of the text, as the ledger counts them.
// An element with data-offset tells at which code point its text begins; notes and numbers between are no text of the report.

/** A DOM range over code points start to end of the article, or null where the text does not reach so far. */
export function rangeOf(article, start, end) {
  const range = document.createRange();
  let at = 0;
  let begun = false;
  let done = false;
  const visit = (node) => {
    if (done) return;
    if (node.nodeType === Node.TEXT_NODE) {
      const points = [...node.data];
      const to = at + points.length;
      const units = (count) => points.slice(0, count).join("").length;
      if (!begun && start < to && start >= at) {
        range.setStart(node, units(start - at));
        begun = true;
      }
      if (begun && end <= to) {
        range.setEnd(node, units(Math.max(0, end - at)));
        done = true;
      }
      at = to;
    } else if (node.nodeType === Node.ELEMENT_NODE && !node.matches("[data-skip], a.ref, ol.notes")) {
      if (node.dataset.offset !== undefined) {
        const offset = Number(node.dataset.offset);
        if (begun && offset >= end) { done = true; return; }
        at = offset;
      }
      for (const child of node.childNodes) visit(child);
      if (begun && !done && node.lastChild) range.setEndAfter(node.lastChild);
    }
  };
  visit(article);
  return begun ? range : null;
}

export function deepLink() {
  const found = location.hash.match(/^#(?:at=)?(\d+)-(\d+)$/);
  const article = document.querySelector("article.text");
  const highlights = globalThis.CSS?.highlights;
  highlights?.delete("deep");
  if (!found || !article) return;
  const range = rangeOf(article, Number(found[1]), Number(found[2]));
  if (!range) return;
  if (highlights) highlights.set("deep", new Highlight(range));
  else getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  const box = range.getBoundingClientRect();
  scrollTo({ top: scrollY + box.top - innerHeight / 3, behavior: "instant" });
}
