// The map of a query. What is imprecise is a circle as large as the place may be off; only a precise place is
// a dot. The list below it says the same in words, and is what a cluster opens.
import { Map as Drawn, LngLatBounds, setWorkerUrl } from "/assets/maplibre-gl.mjs";
import { colour } from "./colour.js";
import { goToRow } from "./keys.js";
import { countries } from "./world.js";

const METRES = 40075016.686 / 512; // of a pixel at the equator, all the world on one tile
const LEAST = 6; // pixels of radius, so that nothing is too small to be seen
const began = performance.now();
const node = document.getElementById("map");
const state = document.getElementById("map-state");
const card = document.getElementById("map-card");

setWorkerUrl("/assets/maplibre-gl-worker.mjs");

function features(places) {
  return places.ids.map((id, at) => ({
    type: "Feature",
    properties: {
      id,
      grade: places.grade[at],
      exact: places.precision[at] === "exact",
      // Pixels of the radius where the whole world is one tile; they double with every step of zoom.
      wide: (1000 * places.km[at]) / (METRES * Math.max(0.05, Math.cos((places.lat[at] * Math.PI) / 180))),
    },
    geometry: { type: "Point", coordinates: [places.lon[at], places.lat[at]] },
  }));
}

function hatch(shade) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 8;
  const ink = canvas.getContext("2d");
  ink.strokeStyle = shade;
  for (const from of [-8, 0, 8]) {
    ink.beginPath();
    ink.moveTo(from, 8);
    ink.lineTo(from + 8, 0);
    ink.stroke();
  }
  return ink.getImageData(0, 0, 8, 8);
}

function layers(wide) {
  const contested = ["==", ["get", "grade"], "contested"];
  const single = ["!", ["has", "point_count"]];
  const radius = ["interpolate", ["exponential", 2], ["zoom"], 0, ["+", LEAST, ["get", "wide"]], 22, ["+", LEAST, ["*", ["get", "wide"], 2 ** 22]]];
  const shade = ["case", contested, colour("--brick"), colour("--pine")];
  return [
    { id: "sea", type: "background", paint: { "background-color": colour("--sunk") } },
    { id: "land", type: "fill", source: "world", paint: { "fill-color": colour("--card") } },
    { id: "wide", type: "fill", source: "world", filter: ["in", ["get", "number"], ["literal", wide]], paint: { "fill-pattern": "hatch" } },
    { id: "borders", type: "line", source: "world", paint: { "line-color": colour("--strong-line"), "line-width": 0.7, "line-dasharray": [3, 2] } },
    { id: "areas", type: "circle", source: "places", filter: ["all", single, ["!", ["get", "exact"]]],
      paint: { "circle-radius": radius, "circle-color": shade, "circle-opacity": 0.14, "circle-stroke-color": shade, "circle-stroke-width": 1.4, "circle-stroke-opacity": 0.8 } },
    { id: "dots", type: "circle", source: "places", filter: ["all", single, ["get", "exact"]],
      paint: { "circle-radius": 5, "circle-color": shade, "circle-stroke-color": colour("--card"), "circle-stroke-width": 1.5 } },
    { id: "chosen", type: "circle", source: "places", filter: ["==", ["get", "id"], ""],
      paint: { "circle-radius": radius, "circle-color": "rgba(0,0,0,0)", "circle-stroke-color": colour("--focus"), "circle-stroke-width": 3 } },
    { id: "clusters", type: "circle", source: "places", filter: ["has", "point_count"],
      paint: { "circle-radius": ["interpolate", ["linear"], ["log10", ["get", "point_count"]], 0.3, 12, 2, 20, 4, 34], "circle-color": colour("--ink"),
        "circle-opacity": 0.88, "circle-stroke-width": 3, "circle-stroke-color": ["case", [">", ["get", "contested"], 0], colour("--brick"), colour("--card")] } },
    { id: "numbers", type: "symbol", source: "places", filter: ["has", "point_count"],
      layout: { "text-field": ["get", "point_count_abbreviated"], "text-font": ["sans-serif"], "text-size": 12, "text-allow-overlap": true },
      paint: { "text-color": colour("--paper") } },
  ];
}

function bounds(points) {
  const box = new LngLatBounds();
  for (const point of points) box.extend(point);
  return box;
}

function within(box) {
  const edge = 0.0001; // degrees: what lies on the edge lies in it
  const [west, south, east, north] = [box.getWest() - edge, box.getSouth() - edge, box.getEast() + edge, box.getNorth() + edge];
  const clipped = [Math.max(-180, west), Math.max(-90, south), Math.min(180, east), Math.min(90, north)];
  const here = new URL(node.dataset.here, location.href);
  here.searchParams.set("box", clipped.map((degree) => degree.toFixed(4)).join(","));
  here.hash = "list";
  location.assign(here);
}

function show(found) {
  const ids = [...new Set(found.map((feature) => feature.properties.id))];
  const rows = ids.slice(0, 8).map((id) => {
    const line = document.createElement("p");
    const link = document.createElement("a");
    link.href = `/incidents/${encodeURIComponent(id)}`;
    const listed = document.querySelector(`[data-id="${CSS.escape(id)}"] h3`);
    link.textContent = listed ? `${listed.textContent.trim()} (${id})` : id;
    line.append(link);
    return line;
  });
  card.replaceChildren(...rows, ...(ids.length > 8 ? ["…"] : []));
  card.hidden = false;
}

function listen(map) {
  map.on("click", async (event) => {
    card.hidden = true;
    const around = [[event.point.x - 4, event.point.y - 4], [event.point.x + 4, event.point.y + 4]];
    const [cluster] = map.queryRenderedFeatures(around, { layers: ["clusters"] });
    if (cluster) {
      const { cluster_id: id, point_count: count } = cluster.properties;
      const leaves = await map.getSource("places").getClusterLeaves(id, count, 0);
      within(bounds(leaves.map((leaf) => leaf.geometry.coordinates)));
      return;
    }
    const found = map.queryRenderedFeatures(around, { layers: ["dots", "areas"] });
    if (found.length) show(found);
  });
  for (const layer of ["clusters", "dots", "areas"]) {
    map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
    map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
  }
  document.addEventListener("selon:row", (event) => {
    if (map.getLayer("chosen")) map.setFilter("chosen", ["==", ["get", "id"], event.target.dataset?.id ?? ""]);
  });
  document.querySelector("[data-box]").addEventListener("click", () => within(map.getBounds()));
}

function draw(world, places) {
  const points = places.ids.map((_, at) => [places.lon[at], places.lat[at]]);
  const edges = places.ids.flatMap((_, at) => {
    const high = places.km[at] / 111; // degrees of latitude
    const wide = high / Math.max(0.1, Math.cos((places.lat[at] * Math.PI) / 180));
    const [lon, lat] = points[at];
    return [[lon - wide, Math.max(-85, lat - high)], [lon + wide, Math.min(85, lat + high)]];
  });
  const all = points.length ? bounds(edges) : new LngLatBounds([-20, -35], [60, 60]);
  const fit = { padding: 48, maxZoom: 8, animate: false };
  const map = new Drawn({
    container: node,
    style: {
      version: 8,
      sources: {
        world: { type: "geojson", data: world, tolerance: 0.5 },
        places: {
          type: "geojson", data: { type: "FeatureCollection", features: features(places) },
          cluster: true, clusterRadius: 46, clusterMaxZoom: 9,
          clusterProperties: { contested: ["+", ["case", ["==", ["get", "grade"], "contested"], 1, 0]] },
        },
      },
      layers: [],
    },
    bounds: all,
    fitBoundsOptions: fit,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 0,
    maxZoom: 13,
    renderWorldCopies: false,
    locale: { "Map.Title": node.dataset.label },
  });
  map.touchZoomRotate.disableRotation();
  map.on("load", () => {
    map.addImage("hatch", hatch(colour("--amber")));
    for (const layer of layers(places.countries.map((one) => one.number))) map.addLayer(layer);
    map.once("idle", () => {
      node.dataset.shown = String(map.queryRenderedFeatures({ layers: ["clusters", "areas", "dots"] }).length);
      node.dataset.idle = String(Math.round(performance.now() - began));
    });
  });
  for (const button of document.querySelectorAll("[data-zoom]")) {
    const by = Number(button.dataset.zoom);
    button.addEventListener("click", () => (by ? map.zoomTo(map.getZoom() + by) : map.fitBounds(all, fit)));
  }
  const countriesTold = places.countries.map((one) => `${one.name} ${one.incidents}`).join(", ");
  state.textContent = countriesTold ? `${state.dataset.countries} ${countriesTold}` : "";
  listen(map);
  return map;
}

try {
  const [world, places] = await Promise.all([
    countries("/assets/countries-50m.json"),
    fetch(node.dataset.places).then((answer) => answer.json()),
  ]);
  draw(world, places);
} catch (error) {
  state.textContent = state.dataset.fault;
  node.dataset.failed = String(error);
}

if (location.hash === "#list") goToRow(document.querySelector("#list [data-row]"));
