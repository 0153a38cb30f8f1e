// What the views of one query share: the timeline that can be brushed, copying, an order that applies itself.

import { colour } from "./colour.js";

document.documentElement.classList.add("js");

function start() {
  const wide = matchMedia("(min-width: 60.01rem)").matches;
  for (const one of document.querySelectorAll("[data-wide-open]")) one.open = wide;
  for (const node of document.querySelectorAll("[data-bars]")) bars(node);
}

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submits]")) event.target.form.requestSubmit();
});

async function copied(button, text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  document.getElementById("notice").textContent = button.dataset.copied;
  button.dispatchEvent(new CustomEvent("selon:copied", { bubbles: true, detail: text }));
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-copy-link]");
  const from = event.target.closest("[data-copy-from]");
  if (link) copied(link, location.href);
  if (from) copied(from, document.getElementById(from.dataset.copyFrom).textContent.trim());
});

// Days as whole numbers since 1970, so that no time zone moves them.
const DAY = 86400000;
const numbered = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);

function choose(form, first, last) {
  form.elements.from.value = iso(first);
  form.elements.to.value = iso(last);
  form.requestSubmit();
}

async function bars(node) {
  const { default: Plot } = await import("/assets/uPlot.esm.js");
  const list = (name) => node.dataset[name].split(",");
  const starts = list("starts").map(numbered);
  const end = numbered(node.dataset.end);
  const ends = [...starts.slice(1).map((day) => day - 1), end];
  const sure = list("sure").map(Number);
  const possible = list("possible").map((n, at) => Number(n) + sure[at]);
  const form = document.querySelector("[data-days]");
  const span = ends.at(-1) - starts[0];
  const parts = span > 1500 ? { year: "numeric" } : span > 120 ? { month: "short", year: "numeric" } : { day: "numeric", month: "short" };
  const told = new Intl.DateTimeFormat(document.documentElement.lang, { ...parts, timeZone: "UTC" });
  const label = (day) => told.format(new Date(day * DAY));
  const across = (plot, at) => plot.valToPos((starts[at] + ends[at] + 1) / 2, "x", true);
  const drawn = (numbers, fill) => (plot) => {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.fillStyle = colour(fill);
    numbers.forEach((number, at) => {
      if (!number) return;
      const left = plot.valToPos(starts[at], "x", true);
      const right = plot.valToPos(ends[at] + 1, "x", true);
      const top = plot.valToPos(number, "y", true);
      const gap = right - left > 4 ? 1 : 0;
      ctx.fillRect(left, top, Math.max(1, right - left - gap), bbox.top + bbox.height - top);
    });
    ctx.restore();
    return null;
  };
  const axis = { stroke: colour("--quiet"), grid: { show: false }, ticks: { stroke: colour("--line") }, font: "11px sans-serif" };
  const plot = new Plot({
    width: node.clientWidth,
    height: 104,
    padding: [8, 12, 0, 0],
    cursor: { y: false, drag: { x: true, y: false, setScale: false }, points: { show: false } },
    scales: { x: { time: false, range: [starts[0], end + 1] }, y: { range: (_, __, high) => [0, Math.max(1, high)] } },
    axes: [
      { ...axis, size: 26, values: (_, days) => days.map((day, at) => (Number.isInteger(day) && (!at || label(day) !== label(days[at - 1])) ? label(day) : "")), space: 84 },
      { ...axis, size: 34, space: 24, values: (_, numbers) => numbers.map((n) => (Number.isInteger(n) ? n : "")) },
    ],
    series: [
      {},
      { label: node.dataset.labelPossible, paths: drawn(possible, "--strong-line"), points: { show: false } },
      { label: node.dataset.labelSure, paths: drawn(sure, "--pine"), points: { show: false } },
    ],
    hooks: {
      setSelect: [(u) => {
        if (u.select.width < 2) return;
        const first = Math.floor(u.posToVal(u.select.left, "x"));
        const last = Math.floor(u.posToVal(u.select.left + u.select.width, "x"));
        choose(form, first, Math.max(first, last));
      }],
    },
  }, [starts.map((day, at) => (day + ends[at] + 1) / 2), possible, sure], node);
  node.addEventListener("click", (event) => {
    if (plot.select.width >= 2) return;
    const day = plot.posToVal(event.clientX - plot.over.getBoundingClientRect().left, "x");
    const at = starts.findLastIndex((start) => start <= day);
    if (at >= 0 && across(plot, at) && possible[at]) choose(form, starts[at], ends[at]);
  });
  new ResizeObserver(() => plot.setSize({ width: node.clientWidth, height: 104 })).observe(node);
}

// Something was taken back or done again: the page is asked for anew, its notice stays.
document.addEventListener("selon:changed", async () => {
  const here = new URL(location.href);
  here.searchParams.delete("done");
  if (document.getElementById("map")) { location.replace(here); return; }
  const answer = await fetch(here, { headers: { "HX-Request": "true" } });
  if (!answer.ok) { location.replace(here); return; }
  history.replaceState(null, "", answer.redirected ? answer.url : here);
  await htmx.swap({ text: await answer.text(), target: "#main", swap: "innerHTML" });
  start();
});

start();
