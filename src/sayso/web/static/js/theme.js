// Loaded in the head, and not as a module, so that the chosen theme stands before the first paint.
// Without a choice the page follows the system (tokens.css).
(() => {
  "use strict";
  const root = document.documentElement;
  let kept = null;
  try { kept = localStorage.getItem("sayso.theme"); } catch { /* storage may be barred */ }
  if (kept === "light" || kept === "dark") root.dataset.theme = kept;
  root.classList.add("js");
})();
