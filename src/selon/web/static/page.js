// What every screen shares: notices that go away, questions that take the focus, rows that keep it.
import { currentRow, goToRow } from "/static/keys.js";

// Whoever goes back wants what is now, not what was: a page kept by the browser is read again.
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

const SHOWN = 8000; // milliseconds
const notice = document.getElementById("notice");
let timer;

new MutationObserver(() => {
  clearTimeout(timer);
  if (notice.childElementCount && !notice.querySelector(".offer")) timer = setTimeout(() => notice.replaceChildren(), SHOWN);
}).observe(notice, { childList: true });

// A question under a button: its first field is ready, filled with the last answer; Esc closes it.
function ready({ target: asks }) {
  if (!asks.matches?.("details.asks") || !asks.open || asks.contains(document.activeElement?.closest(".box"))) return;
  for (const other of document.querySelectorAll("details.asks[open]")) if (other !== asks) other.open = false;
  const field = asks.querySelector("select, input:not([type=hidden]), textarea");
  const last = field?.dataset.remembers && sessionStorage.getItem(field.dataset.remembers);
  if (last && !field.value) field.value = last;
  if (last && field.matches("select")) field.value = [...field.options].some((o) => o.value === last) ? last : field.value;
  field?.focus();
  field?.select?.();
}
document.addEventListener("toggle", ready, true);
document.addEventListener("selon:opened", ready);

document.addEventListener("change", ({ target }) => {
  if (target.dataset?.remembers) sessionStorage.setItem(target.dataset.remembers, target.value);
});

document.addEventListener("keydown", (event) => {
  const asks = event.target.closest("details.asks[open]");
  if (!asks) return;
  if (event.key === "Escape") { asks.open = false; asks.querySelector("summary").focus(); }
  // Enter in the answer means the button of this question, not the first one of the form.
  if (event.key === "Enter" && event.target.matches("select, input")) {
    event.preventDefault();
    asks.querySelector(".box button").click();
  }
});

document.addEventListener("click", (event) => {
  for (const asks of document.querySelectorAll("details.asks[open]")) if (!asks.contains(event.target)) asks.open = false;
});

// The notice goes when its answer comes, and what is gone tells nobody: the button above undoes.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-undoes]")) document.querySelector("[data-key=z]").click();
  if (event.target.closest("[data-dismisses]")) notice.replaceChildren();
});

// data-keeps="place": after a swap the row at the same place is current, so that j, r, r, x goes on.
const places = new WeakMap();
document.addEventListener("htmx:before:swap", (event) => {
  const kept = event.detail?.ctx?.target?.closest?.("[data-keeps=place]") ?? document.querySelector("[data-keeps=place]");
  const row = currentRow();
  if (kept && row) places.set(document.body, [...kept.querySelectorAll("[data-row]")].indexOf(row));
});
document.addEventListener("htmx:after:swap", () => {
  const kept = document.querySelector("[data-keeps=place]");
  const place = places.get(document.body);
  if (!kept || place === undefined || place < 0) return;
  places.delete(document.body);
  const rows = kept.querySelectorAll("[data-row]");
  if (rows.length) goToRow(rows[Math.min(place, rows.length - 1)]);
});

// A fault of a part is told where notices are, wherever the part was to go.
document.addEventListener("htmx:error", () => { if (notice.dataset.lost) notice.textContent = notice.dataset.lost; });
