// What opens when a statement or a finding is chosen: beside the text, or at the foot of a phone.

import { cueOf, light, markKept } from "./statements.js";

const panel = document.getElementById("detail");
const box = panel.querySelector("[data-detail-box]");
const actions = panel.querySelector("[data-actions]");
const beside = matchMedia("(min-width: 76rem)");

/** What is kept open: {statement} or {finding}, or null. */
let kept = null;
let shown = "";

const fill = (what) => {
  const key = JSON.stringify(what);
  if (key === shown) return true;
  const made = what.statement ? ofStatement(what.statement) : ofFinding(what.finding);
  if (!made) return false;
  box.replaceChildren(made);
  actions.hidden = !what.statement;
  panel.hidden = false;
  panel.scrollTop = 0;
  shown = key;
  return true;
};

// One set of buttons serves all statements: only where they lead differs.
const ofStatement = (number) => {
  const template = document.querySelector(`template[data-detail="${CSS.escape(number)}"]`);
  if (!template) return null;
  const { address } = template.dataset;
  actions.querySelector("a").href = address;
  actions.querySelectorAll("form").forEach((form) => { form.action = address; });
  return template.content.cloneNode(true);
};

const ofFinding = (number) => {
  const row = document.getElementById(`i${number}`);
  if (!row) return null;
  const made = document.createDocumentFragment();
  const head = document.createElement("header");
  head.className = "detail-head";
  const title = document.createElement("h3");
  title.textContent = "Finding";
  const close = document.createElement("button");
  close.type = "button";
  close.className = "plain small";
  close.dataset.close = "";
  close.setAttribute("aria-label", "Close the details");
  close.textContent = "×";
  head.append(title, close);
  const copy = document.createElement("div");
  copy.className = "found-copy";
  copy.append(...[...row.childNodes].map((node) => node.cloneNode(true)));
  made.append(head, copy);
  return made;
};

export const isOpen = () => kept !== null;

/** The statement that keys are about: the one kept, else the one with the focus. */
export const current = () => kept?.statement ?? document.activeElement?.dataset?.t?.split(" ").at(-1) ?? null;

/** Show a statement for as long as nothing else is kept; where there is room for it. */
export const preview = (number, { anywhere = false } = {}) => {
  if (anywhere && kept !== null) kept = { statement: number };
  if (kept === null && (beside.matches || anywhere)) fill({ statement: number });
  else if (anywhere && kept !== null) {
    fill(kept);
    markKept(number);
  }
};

/** Keep a statement or a finding open. `enter`: go into its details, for a keyboard. */
export const keep = (what, { enter = false } = {}) => {
  if (!fill(what)) return;
  kept = what;
  markKept(what.statement ?? null);
  light(what.statement ? [what.statement] : []);
  if (enter) panel.focus();
};

/** Close the details, and go back to the words; false where nothing was kept open. */
export const closeDetail = () => {
  if (panel.hidden) return false;
  const wasKept = kept !== null;
  const inside = panel.contains(document.activeElement);
  const back = kept?.statement ? cueOf(kept.statement) : kept ? document.getElementById(`f${kept.finding}`) : null;
  kept = null;
  shown = "";
  panel.hidden = true;
  box.replaceChildren();
  markKept(null);
  light([]);
  if (inside) back?.focus();
  return wasKept;
};

/** Open what the address names: #a3, a statement, or #f2, a finding. */
export const keepFromAddress = ({ quietly = false } = {}) => {
  // Ids of this page are letters and digits, so nothing need be decoded.
  const target = document.getElementById(location.hash.slice(1));
  if (target?.matches("a.flag")) keep({ finding: target.id.slice(1) });
  else {
    const cue = target?.matches("a.cue") ? target : target?.nextElementSibling?.closest("a.cue");
    if (!cue) return;
    keep({ statement: cue.dataset.t.split(" ").at(-1) });
    cue.focus({ preventScroll: quietly });
  }
};
