// Lays fresh markup over what is shown, changing only what differs: elements stay the same elements, so focus, typed
// text, open details and the place one has scrolled to survive. Rows that may move carry `data-key`.

/** Makes `shown` say what `fresh` says, below it. */
export function lay(shown, fresh) {
  const nodes = [...fresh.childNodes];
  const stays = new Set(nodes.map(keyOf).filter(Boolean));
  let place = shown.firstChild;
  for (const node of nodes) {
    const match = find(shown, place, node);
    if (!match) {
      shown.insertBefore(node.cloneNode(true), place);
      continue;
    }
    place = clear(place, match, stays);
    if (match === place) place = place.nextSibling;
    else shown.insertBefore(match, place); // loses focus: rows that change their order are rare
    layOne(match, node);
  }
  clear(place, null, new Set());
}

/** Takes away what is gone, from `place` up to `end`; answers where it stopped, at the latest at `end`. */
function clear(place, end, stays) {
  for (let each = place; each !== end; ) {
    if (!each || stays.has(keyOf(each))) return place;
    const next = each.nextSibling;
    if (!isInUse(each)) {
      if (each === place) place = next;
      each.remove();
    } else if (each === place) place = next;
    each = next;
  }
  return end;
}

const keyOf = (node) => node.dataset?.key;

function layOne(shown, fresh) {
  if (shown.nodeType !== Node.ELEMENT_NODE) {
    if (shown.nodeValue !== fresh.nodeValue) shown.nodeValue = fresh.nodeValue;
    return;
  }
  for (const { name, value } of fresh.attributes) if (shown.getAttribute(name) !== value) shown.setAttribute(name, value);
  for (const { name } of [...shown.attributes]) if (!fresh.hasAttribute(name) && !isReaders(name)) shown.removeAttribute(name);
  lay(shown, fresh);
}

/** What the reader or site.js has set: an opened question, a form on its way. */
const isReaders = (name) => ["open", "data-sent", "aria-busy"].includes(name);

function find(shown, place, node) {
  const key = keyOf(node);
  if (key) return [...shown.children].find((child) => keyOf(child) === key);
  let each = place;
  while (each && keyOf(each)) each = each.nextSibling;
  return each?.nodeName === node.nodeName ? each : null;
}

/** Somebody types here, or has typed: it goes when they are done. */
function isInUse(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return false;
  if (node.contains(document.activeElement) && document.activeElement.matches("input, textarea")) return true;
  return [...node.querySelectorAll("input:not([type=hidden]), textarea")].some((field) => field.value !== field.defaultValue);
}
