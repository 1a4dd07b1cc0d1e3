// What the scripts of all pages share; loading it does nothing by itself.

/** Whether a key press belongs to a field, and not to the page. */
export const typing = (event) =>
  event.ctrlKey || event.metaKey || event.altKey ||
  (event.target instanceof Element &&
    event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]") !== null);

/** Say something to those who listen; the last word wins. */
export const announce = (text) => {
  const live = document.getElementById("live");
  if (live) live.textContent = text;
};
