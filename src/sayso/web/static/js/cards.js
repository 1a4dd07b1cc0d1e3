// Lists of statements and findings by keyboard: j and n go to the next, k and p to the one before, x sets
// aside the finding that one is at.

import { typing } from "./common.js";

const cards = () => [...document.querySelectorAll("main .cards > li")];
const here = () => cards().findIndex((card) => card.contains(document.activeElement));

const go = (step) => {
  const all = cards();
  const at = here();
  const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step;
  all[next]?.querySelector("a.to-statement, a")?.focus();
};

// The page loads anew, and whoever works through the list goes on at the same place.
const PLACE = "sayso.card";
const setAside = () => {
  const at = here();
  const button = cards()[at]?.querySelector("form[action^='/findings/'] button");
  if (!button) return;
  try { sessionStorage.setItem(PLACE, String(at)); } catch { /* storage may be barred */ }
  button.click();
};
try {
  const at = sessionStorage.getItem(PLACE);
  sessionStorage.removeItem(PLACE);
  if (at !== null) (cards()[Number(at)] ?? cards().at(-1))?.querySelector("a.to-statement, a")?.focus();
} catch { /* storage may be barred */ }

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || typing(event) || document.querySelector("dialog[open]")) return;
  if (event.key === "j" || event.key === "n") go(1);
  else if (event.key === "k" || event.key === "p") go(-1);
  else if (event.key === "x") setAside();
  else return;
  event.preventDefault();
});
