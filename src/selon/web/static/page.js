// What every screen shares: a notice that goes away by itself.

const SHOWN = 8000; // milliseconds
const notice = document.getElementById("notice");
let timer;

new MutationObserver(() => {
  clearTimeout(timer);
  if (notice.childElementCount) timer = setTimeout(() => notice.replaceChildren(), SHOWN);
}).observe(notice, { childList: true });
