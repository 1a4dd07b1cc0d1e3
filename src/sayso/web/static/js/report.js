// The page of a report. Without this script the page is whole: cues lead to the statements' pages,
// boxes switch the layers. Here pointing lights, choosing opens details, keys move and correct.

import { announce } from "./common.js";
import "./report/layers.js";
import { closeDetail, isOpen, keep, keepFromAddress, preview } from "./report/detail.js";
import { listenToKeys } from "./report/keys.js";
import { listenToSelection } from "./report/marking.js";
import { chooseFromAddress, makeButtons } from "./report/people.js";
import { numbersAt, light } from "./report/statements.js";

const main = document.getElementById("main");
const focused = () => numbersAt(document.activeElement);

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const numbers = numbersAt(event.target);
  light(numbers.length ? numbers : focused());
  if (numbers.length) preview(numbers.at(-1));
});
main.addEventListener("focusin", (event) => {
  const numbers = numbersAt(event.target);
  if (!numbers.length) return;
  light(numbers);
  preview(numbers.at(-1), { anywhere: event.target.matches("a.cue") });
});
main.addEventListener("focusout", () => light([]));

main.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const flag = event.target.closest("a.flag");
  if (flag) {
    event.preventDefault();
    keep({ finding: flag.id.slice(1) }, { enter: event.detail === 0 });
    return;
  }
  const link = event.target.closest("a");
  if (link && !link.matches("a.cue, .note .no")) return;
  const numbers = numbersAt(event.target);
  if (!numbers.length || event.target.closest("button, label, input")) return;
  // Dragging over words selects them, and must not choose as well.
  if (!link && !document.getSelection().isCollapsed) return;
  event.preventDefault();
  keep({ statement: numbers.at(-1) }, { enter: event.detail === 0 && link !== null });
});

document.getElementById("detail").addEventListener("click", (event) => {
  if (event.target.closest("[data-close]")) closeDetail();
});

// On a phone the text comes first: the key to the marks is a tap away.
if (matchMedia("(max-width: 49.99rem)").matches) document.querySelector(".how")?.removeAttribute("open");

makeButtons();
chooseFromAddress();
listenToKeys();
listenToSelection();

// A form sent from here comes back to this page: to where the reader was, not to its top.
const place = `sayso.place ${location.pathname}`;
main.addEventListener("submit", () => {
  try { sessionStorage.setItem(place, String(scrollY)); } catch { /* storage may be barred */ }
});
let before = null;
try {
  before = sessionStorage.getItem(place);
  sessionStorage.removeItem(place);
} catch { /* storage may be barred */ }
addEventListener("hashchange", () => keepFromAddress());
keepFromAddress({ quietly: before !== null });
if (before !== null) scrollTo({ top: Number(before), behavior: "instant" });

const told = [...document.querySelectorAll(".flashes .flash p")].map((one) => one.textContent);
if (told.length && !isOpen()) announce(told.join(" "));

// From here on keys and pointer do what the help says; tests wait for it.
main.dataset.ready = "";
