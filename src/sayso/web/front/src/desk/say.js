// One line at the foot of the window that says what has just happened; it is read out, and goes by itself.
let timer;

function line() {
  let found = document.getElementById("live");
  if (!found) {
    found = document.createElement("p");
    found.id = "live";
    found.setAttribute("role", "status");
    found.setAttribute("aria-live", "polite");
    document.body.append(found);
  }
  return found;
}

export function say(words) {
  const place = line();
  place.classList.remove("gone");
  place.textContent = words;
  clearTimeout(timer);
  timer = setTimeout(() => place.classList.add("gone"), 6000);
  setTimeout(() => place.classList.contains("gone") && (place.textContent = ""), 7000);
}

/** A status line is only read out where it stood in the page before it was filled. */
export const ready = () => void line();
