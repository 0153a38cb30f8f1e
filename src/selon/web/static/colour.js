// The colours of the page for what is drawn by scripts: tokens as the chosen scheme resolves them.

const probe = document.createElement("span");
probe.hidden = true;
document.documentElement.append(probe);

export function colour(token) {
  probe.style.color = `var(${token})`;
  return getComputedStyle(probe).color;
}
