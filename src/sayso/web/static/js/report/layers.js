// The layers' boxes work by the style sheet; this remembers them from report to report.

import { announce } from "../common.js";

const NAME = "sayso.layers";
const boxes = [...document.querySelectorAll("[data-layer]")];

let remembered = {};
try { remembered = JSON.parse(localStorage.getItem(NAME) ?? "{}") ?? {}; } catch { /* barred, or not ours */ }

boxes.forEach((box) => {
  const value = remembered[box.dataset.layer];
  if (typeof value === "boolean") box.checked = value;
  box.addEventListener("change", () => {
    const state = Object.fromEntries(boxes.map((one) => [one.dataset.layer, one.checked]));
    try { localStorage.setItem(NAME, JSON.stringify(state)); } catch { /* barred */ }
  });
});

/** Switch a layer by its place, from 1; for keys. */
export const switchLayer = (place) => {
  const box = boxes[place - 1];
  if (!box) return;
  box.click();
  announce(`${box.parentNode.textContent.trim()} ${box.checked ? "shown" : "hidden"}`);
};
