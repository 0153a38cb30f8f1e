// Countries out of the topology of world-atlas (Natural Earth): arcs are shared, in steps of a grid.

function decoded({ arcs, transform }) {
  const [kx, ky] = transform.scale;
  const [dx, dy] = transform.translate;
  return arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.map(([stepX, stepY]) => [(x += stepX) * kx + dx, (y += stepY) * ky + dy]);
  });
}

function ring(numbers, arcs) {
  const points = [];
  for (const number of numbers) {
    const arc = number < 0 ? arcs[~number].toReversed() : arcs[number];
    points.push(...(points.length ? arc.slice(1) : arc));
  }
  return unbroken(points);
}

// Rings cross the 180th meridian: they go on beyond it, and the map draws that part on the other side.
function unbroken(points) {
  let turn = 0;
  const found = points.map(([lon, lat], at) => {
    const step = at ? lon - points[at - 1][0] : 0;
    if (step > 180) turn -= 360;
    if (step < -180) turn += 360;
    return [lon + turn, lat];
  });
  // What goes all the way round, as Antarctica does, is closed at the pole.
  if (turn) found.push([found.at(-1)[0], -90], [found[0][0], -90], found[0]);
  return found;
}

export async function countries(url) {
  const topology = await (await fetch(url)).json();
  const arcs = decoded(topology);
  const features = topology.objects.countries.geometries
    .filter((shape) => shape.arcs)
    .map((shape) => {
      const parts = shape.type === "Polygon" ? [shape.arcs] : shape.arcs;
      const coordinates = parts.map((rings) => rings.map((numbers) => ring(numbers, arcs)));
      return { type: "Feature", properties: { number: shape.id ?? "" }, geometry: { type: "MultiPolygon", coordinates } };
    });
  return { type: "FeatureCollection", features };
}
