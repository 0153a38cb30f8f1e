// The reader: marks in the text without touching it, words that were selected, the next document.
import { currentRow, goToRow } from "/static/keys.js";

const ROLES = ["content", "cue", "source", "trigger", "initiator", "target", "weapon", "toll", "place", "date"];
const root = () => document.querySelector("[data-reader]");
const text = () => document.getElementById("text");

// --- code points and UTF-16: spans count code points, the browser counts halves of some -------------

/** Give the UTF-16 offset of a code point of a string. */
export function utf16(string, points) {
  let at = 0;
  for (let left = points; left > 0 && at < string.length; left--) at += string.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
}

/** Give the code points before a UTF-16 offset of a string. */
export function points(string, offset) {
  let count = 0;
  for (let at = 0; at < offset && at < string.length; count++) at += string.codePointAt(at) > 0xffff ? 2 : 1;
  return count;
}

function paragraphs() {
  return [...text().querySelectorAll("p[data-start]")].map((p) => {
    const start = Number(p.dataset.start);
    const node = p.firstChild;
    return { p, node, start, end: start + points(node.data, node.data.length) };
  });
}

/** Give the ranges of a span of code points, one for each paragraph that it touches. */
export function ranges(start, end) {
  return paragraphs().filter((one) => one.start < end && start < one.end).map((one) => {
    const range = new Range();
    range.setStart(one.node, utf16(one.node.data, Math.max(0, start - one.start)));
    range.setEnd(one.node, utf16(one.node.data, Math.min(end, one.end) - one.start));
    return range;
  });
}

function parsed(lights) {
  return (lights ?? "").split(" ").filter(Boolean).map((one) => {
    const [role, span] = one.split(":");
    const [start, end] = span.split("-").map(Number);
    return { role, start, end };
  });
}

// --- marks ------------------------------------------------------------------------------------------

function mark(name, spans, priority) {
  const found = spans.flatMap(({ start, end }) => ranges(start, end));
  if (!found.length) { CSS.highlights.delete(name); return; }
  const highlight = new Highlight(...found);
  highlight.priority = priority;
  CSS.highlights.set(name, highlight);
}

function markAll() {
  const facts = document.querySelectorAll("#facts [data-row][data-lights]");
  const spans = [...facts].flatMap((fact) => parsed(fact.dataset.lights)).filter(({ role }) => role !== "content");
  mark("all", spans, 0);
}

let lit = null;

function lightUp(node) {
  lit = node;
  const spans = parsed(node?.dataset.lights);
  ROLES.forEach((role, rank) => mark(`lit-${role}`, spans.filter((one) => one.role === role), rank + 1));
  text().classList.toggle("dims", spans.length > 0);
}

function show(node) {
  const first = parsed(node?.dataset.lights).filter(({ role }) => role !== "source")[0];
  const range = first && ranges(first.start, first.end)[0];
  if (!range) return;
  const box = range.getBoundingClientRect();
  if (box.top < 60 || box.bottom > innerHeight - 40) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    scrollTo({ top: scrollY + box.top - innerHeight / 3, behavior: calm ? "instant" : "smooth" });
  }
}

const sideBySide = () => matchMedia("(min-width: 60.01rem)").matches;

document.addEventListener("selon:row", ({ target }) => {
  if (!root()) return;
  lightUp(target);
  if (sideBySide()) show(target);
});

function hovered({ target }) {
  const node = target.closest?.("#facts [data-lights]");
  if (node) { if (node !== lit) lightUp(node); return; }
  const row = currentRow();
  if (root() && lit !== row) lightUp(row);
}
document.addEventListener("pointerover", hovered);
document.addEventListener("focusin", (event) => { if (event.target.closest("#facts")) hovered(event); });

// --- from words to facts ---------------------------------------------------------------------------

function lead(record) {
  const row = document.querySelector(`[data-row="${CSS.escape(record)}"]`);
  for (let around = row?.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
  goToRow(row);
}

function pointOf(node, offset) {
  const p = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.("p[data-start]");
  if (!p || !text().contains(p)) return null;
  const inside = node === p.firstChild ? offset : offset === 0 ? 0 : p.firstChild.data.length;
  return Number(p.dataset.start) + points(p.firstChild.data, inside);
}

function factAt(point) {
  let best = null;
  for (const row of document.querySelectorAll("#facts [data-row][data-lights]")) {
    for (const { role, start, end } of parsed(row.dataset.lights)) {
      const size = end - start + (role === "content" ? 1e6 : 0);
      if (start <= point && point < end && (!best || size < best.size)) best = { row, size };
    }
  }
  return best?.row;
}

document.addEventListener("click", (event) => {
  const leads = event.target.closest("[data-leads]");
  if (leads) { lead(leads.dataset.leads); return; }
  const closes = event.target.closest("[data-closes]");
  if (closes) { closes.closest("dialog").close(); return; }
  if (!root() || !text().contains(event.target) || !getSelection().isCollapsed) return;
  const caret = document.caretPositionFromPoint(event.clientX, event.clientY);
  const point = caret && pointOf(caret.offsetNode, caret.offset);
  const row = point !== null && factAt(point);
  if (row) lead(row.dataset.row);
});

// --- words that were selected ------------------------------------------------------------------------

let selected = null;

function selection() {
  const chosen = getSelection();
  if (!root() || chosen.isCollapsed || !chosen.rangeCount) return null;
  const range = chosen.getRangeAt(0);
  const start = pointOf(range.startContainer, range.startOffset);
  const end = pointOf(range.endContainer, range.endOffset);
  if (start === null || end === null || start >= end) return null;
  // Blanks at the ends are no words.
  const string = range.toString();
  const before = [...string].findIndex((c) => c.trim());
  if (before < 0) return null;
  const after = [...string].reverse().findIndex((c) => c.trim());
  return { start: start + before, end: end - after, box: range.getBoundingClientRect() };
}

document.addEventListener("selectionchange", () => {
  const picker = document.getElementById("picker");
  if (!picker || picker.contains(document.activeElement)) return;
  selected = selection();
  picker.hidden = !selected;
  if (!selected) return;
  const home = root().getBoundingClientRect();
  picker.style.left = `${Math.max(0, Math.min(selected.box.left - home.left, home.width - picker.offsetWidth))}px`;
  picker.style.top = `${selected.box.bottom - home.top + 8}px`;
});

function ask(record, field) {
  const query = new URLSearchParams({ record, field });
  if (selected) { query.set("start", selected.start); query.set("end", selected.end); }
  htmx.ajax("GET", `${root().dataset.reader}/correct?${query}`, { target: "#correct", swap: "innerHTML" });
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("#picker [data-field], [data-adds]");
  if (!button) return;
  const field = button.dataset.field ?? "";
  const row = currentRow() ?? document.querySelector("#facts [data-row]");
  const of = field === "source" && !row?.dataset.row.startsWith("claims.") ? row?.dataset.claim && `claims.${row.dataset.claim}` : row?.dataset.row;
  ask(field && of ? of : "", field);
});

// --- after a part has changed -------------------------------------------------------------------------

let before = null;

document.addEventListener("htmx:before:swap", () => {
  const row = currentRow();
  before = row && { record: row.dataset.row, state: row.dataset.state };
});

document.addEventListener("htmx:after:swap", () => {
  if (!root()) return;
  const dialog = document.getElementById("correct");
  if (dialog.querySelector("form")) {
    if (!dialog.open) dialog.showModal();
    dialog.querySelector("[data-first]")?.focus();
  }
  start();
  if (before) carryOn(before);
  before = null;
});

// Who has judged a fact wants the next one that nobody judged; who corrected one stays with it.
function carryOn({ record, state }) {
  const rows = [...document.querySelectorAll("#facts [data-row]")].filter((row) => row.checkVisibility());
  const at = rows.findIndex((row) => row.dataset.row === record);
  if (at < 0 || document.querySelector("dialog[open]")) return;
  const judged = state === "proposed" && ["accepted", "rejected", "unsure"].includes(rows[at].dataset.state);
  const next = judged && rows.slice(at + 1).find((row) => row.dataset.state === "proposed");
  goToRow(next || rows[at]);
}

document.addEventListener("htmx:before:swap", ({ detail }) => {
  const dialog = document.getElementById("correct");
  if (dialog?.open && detail?.ctx?.target?.id === "facts") { dialog.close(); dialog.replaceChildren(); }
});

document.addEventListener("close", ({ target }) => { if (target.id === "correct") target.replaceChildren(); }, true);

const opened = new Map();
document.addEventListener("toggle", ({ target }) => {
  if (target.dataset?.stays) opened.set(target.dataset.stays, target.open);
}, true);

function start() {
  for (const one of document.querySelectorAll("[data-stays]")) one.open = opened.get(one.dataset.stays) ?? one.open;
  markAll();
  lightUp(currentRow());
}

// --- the next document is there before it is asked for -------------------------------------------------

const loaded = new Map();

function prefetch() {
  const link = document.querySelector("[data-reader] a[rel=next]");
  if (!link || loaded.has(link.href)) return;
  loaded.clear();
  loaded.set(link.href, fetch(link.href, { headers: { "HX-Request": "true" } }).then((answer) => answer.ok ? answer.text() : null, () => null));
}

document.addEventListener("click", async (event) => {
  const link = event.target.closest("[data-reader] a[rel=next]");
  if (!link || !loaded.has(link.href) || event.ctrlKey || event.metaKey || event.shiftKey && event.isTrusted) return;
  event.preventDefault();
  const page = await loaded.get(link.href);
  if (!page) { location.href = link.href; return; }
  before = null;
  history.pushState(null, "", link.href);
  await htmx.swap({ text: page, target: "#main", swap: "innerHTML" });
  document.title = root().dataset.title;
  scrollTo(0, 0);
  goToRow(document.querySelector("#facts [data-row]"));
  prefetch();
});
addEventListener("popstate", () => location.reload());

// A link from an incident leads to one fact of the article.
const wanted = new URLSearchParams(location.search).get("fact");

if (root()) {
  start();
  if (wanted) goToRow(document.querySelector(`[data-row="${CSS.escape(wanted)}"]`));
  addEventListener("load", prefetch);
}
