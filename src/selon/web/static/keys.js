// Keys: letters and arrows only, so that every keyboard has them; none while somebody writes.
//
// In a template: data-key="a" on what a key clicks (a field is focused instead), data-key-label for the
// sheet where its text will not do; data-go="t" on a link reached by g t; data-row on what j and k go
// through. A key means the element in the current row first, then the first one outside every row.

const WAIT = 1500; // milliseconds between g and its letter
const ALIKE = { ArrowDown: "j", ArrowUp: "k" };
let going = 0;

const writes = (node) => node.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
const shown = (node) => node.checkVisibility({ visibilityProperty: true }) && !node.disabled;

export function currentRow() {
  return document.activeElement?.closest("[data-row]") ?? document.querySelector("[data-row][aria-current=true]");
}

export function goToRow(row) {
  if (!row) return;
  for (const other of document.querySelectorAll("[data-row][aria-current=true]")) other.removeAttribute("aria-current");
  row.setAttribute("aria-current", "true");
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
  row.dispatchEvent(new CustomEvent("selon:row", { bubbles: true }));
}

function step(by) {
  const rows = [...document.querySelectorAll("[data-row]")].filter(shown);
  const at = rows.indexOf(currentRow());
  goToRow(at < 0 ? rows[0] : rows[Math.min(rows.length - 1, Math.max(0, at + by))]);
}

function meant(key) {
  const found = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].filter(shown);
  const row = currentRow();
  return found.find((node) => row?.contains(node)) ?? found.find((node) => !node.closest("[data-row]"));
}

function use(node) {
  if (node.matches("input, textarea, select")) { node.focus(); node.select?.(); return; }
  node.click();
  // `toggle` comes later; the next letters are meant for the field that has opened.
  if (node.matches("summary")) node.parentElement.dispatchEvent(new Event("selon:opened", { bubbles: true }));
}

function name(event) {
  const letter = /^\p{L}$/u.test(event.key);
  return letter && event.shiftKey ? `Shift+${event.key.toUpperCase()}` : letter ? event.key.toLowerCase() : event.key;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (event.key === "Escape") {
    if (writes(event.target)) event.target.blur();
    return;
  }
  if (writes(event.target) || document.querySelector("dialog[open]")) return;
  const key = name(event);
  if (event.timeStamp - going < WAIT && going) {
    going = 0;
    const link = document.querySelector(`[data-go="${CSS.escape(key)}"]`);
    if (link) { event.preventDefault(); link.click(); return; }
  }
  if (key === "g") { going = event.timeStamp; return; }
  const node = meant(key);
  if (node) { event.preventDefault(); use(node); return; }
  const move = ALIKE[key] ?? key;
  if ((move === "j" || move === "k") && document.querySelector("[data-row]")) {
    event.preventDefault();
    step(move === "j" ? 1 : -1);
  }
});

// The sheet tells the keys that work on this screen, read off the screen itself.
function line(keys, text) {
  const term = document.createElement("dt");
  for (const key of keys) {
    const cap = document.createElement("kbd");
    cap.textContent = key;
    term.append(cap, " ");
  }
  const said = document.createElement("dd");
  said.textContent = text;
  return [term, said];
}

function label(node) {
  if (node.dataset.keyLabel) return node.dataset.keyLabel;
  const copy = node.cloneNode(true);
  for (const cap of copy.querySelectorAll("kbd")) cap.remove();
  return copy.textContent.trim();
}

function fill(list) {
  const told = new Map();
  for (const node of document.querySelectorAll("[data-key]")) {
    if (!told.has(node.dataset.key) && shown(node)) told.set(node.dataset.key, label(node));
  }
  const lines = [];
  if (document.querySelector("[data-row]")) {
    lines.push(line(["j", "↓"], list.dataset.next), line(["k", "↑"], list.dataset.previous));
  }
  for (const [key, text] of told) lines.push(line([key.replace("Shift+", "⇧ ")], text));
  for (const link of document.querySelectorAll("[data-go]")) lines.push(line(["g", link.dataset.go], label(link)));
  lines.push(line(["Esc"], list.dataset.close));
  list.replaceChildren(...lines.flat());
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (!opener) return;
  const dialog = document.getElementById(opener.dataset.opens);
  const list = dialog.querySelector("[data-keys-list]");
  if (list) fill(list);
  dialog.showModal();
});

document.addEventListener("focusin", (event) => {
  const row = event.target.closest("[data-row]");
  if (!row || row.getAttribute("aria-current") === "true") return;
  for (const other of document.querySelectorAll("[data-row][aria-current=true]")) other.removeAttribute("aria-current");
  row.setAttribute("aria-current", "true");
  row.dispatchEvent(new CustomEvent("selon:row", { bubbles: true }));
});
