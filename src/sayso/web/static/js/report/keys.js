// Keys of the page: moving, opening, correcting. The help dialog lists them.

import { announce, typing } from "../common.js";
import { closeDetail, current, keep } from "./detail.js";
import { switchLayer } from "./layers.js";
import { dropSelection } from "./marking.js";
import { chooseNobody, spokenBy } from "./people.js";
import { cueOf, cues } from "./statements.js";

const step = (among, by, from) => {
  if (!among.length) return null;
  const at = among.indexOf(from);
  if (at >= 0) return among[(at + by + among.length) % among.length];
  // From wherever the reader is: the first one below the top of the window, or the last above it.
  const below = among.findIndex((one) => one.getBoundingClientRect().top > 80);
  if (by > 0) return among[below < 0 ? 0 : below];
  return among[(below < 0 ? among.length : below) - 1] ?? among.at(-1);
};

const toStatement = (by) => {
  const spoken = spokenBy();
  const among = spoken.length
    ? cues().filter((cue) => cue.dataset.t.split(" ").some((number) => spoken.includes(number)))
    : cues();
  const active = document.activeElement;
  const next = step(among, by, among.includes(active) ? active : cueOf(current() ?? ""));
  if (!next) return announce("No statement here");
  next.focus();
  next.scrollIntoView({ block: "nearest" });
};

const toFinding = (by) => {
  const flags = [...document.querySelectorAll("#main a.flag")].filter((flag) => flag.checkVisibility());
  const next = step(flags, by, document.activeElement);
  if (!next) return announce("No finding is marked");
  next.focus();
  next.scrollIntoView({ block: "nearest" });
  keep({ finding: next.id.slice(1) });
};

const press = (key) => {
  const number = current();
  if (number === null) return announce("Choose a statement first, with j or k");
  keep({ statement: number });
  document.querySelector(`#detail [data-key="${key}"]`)?.click();
};

const ACTIONS = {
  j: () => toStatement(1),
  k: () => toStatement(-1),
  n: () => toFinding(1),
  p: () => toFinding(-1),
  c: () => press("c"),
  y: () => press("y"),
  x: () => press("x"),
  u: () => {
    const button = document.querySelector('#undo-last [data-key="u"]');
    if (button) button.click();
    else announce("There is nothing of yours to undo here");
  },
  1: () => switchLayer(1),
  2: () => switchLayer(2),
  3: () => switchLayer(3),
  4: () => switchLayer(4),
};

export const listenToKeys = () => {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") {
      if (dropSelection() || closeDetail() || chooseNobody()) event.preventDefault();
      return;
    }
    if (typing(event) || event.shiftKey) return;
    const act = ACTIONS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
};
