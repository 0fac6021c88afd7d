// What a click on a place shows: built of text nodes only, for the words of reports are never markup.

function line(tag, words, name) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.textContent = words;
  return made;
}

const times = (number, thing) => `${number} ${thing}${Number(number) === 1 ? "" : "s"}`;

/** MapLibre hands lists on as JSON. */
function list(value) {
  if (Array.isArray(value)) return value;
  try {
    const read = JSON.parse(value);
    return Array.isArray(read) ? read : [String(value)];
  } catch {
    return value ? [String(value)] : [];
  }
}

export function card(place) {
  const made = document.createElement("div");
  made.className = "card";
  const head = line("h3", "");
  const link = line("a", place.name);
  // only an address of this desk: the data come from reports
  if (typeof place.href === "string" && /^\/(?!\/)/.test(place.href)) link.href = place.href;
  head.append(link);
  made.append(head);
  const others = list(place.names).map((n) => (typeof n === "string" ? n : n?.name ?? "")).filter((n) => n && n !== place.name);
  if (others.length) made.append(line("p", `also: ${others.slice(0, 6).join(", ")}`, "by"));
  made.append(line("p", `${times(place.claims ?? 0, "claim")} in ${times(place.reports ?? 0, "report")}`));
  if (place.holder) made.append(line("p", `${place.holder}: ${place.how || "said to hold it"}`));
  const is = (name) => place[name] === true || place[name] === "true";
  if (is("uncertain")) made.append(line("p", "Which place is meant is uncertain.", "by"));
  if (is("disputed")) made.append(line("p", "Reports differ on who holds it.", "by"));
  const claimants = list(place.claimants);
  if (claimants.length) made.append(line("p", `It lies in a territory that several states claim: ${claimants.join(", ")}.`, "by"));
  if (is("doubted")) made.append(line("p", "What is said of where it lies does not fit.", "by"));
  return made;
}
