// Selected words become the source, cue or content of the chosen statement, or of a new one.

import { announce } from "../common.js";
import { current } from "./detail.js";
import { wordsOf } from "./offsets.js";

const form = document.getElementById("marking");
const words = form.querySelector("[data-words]");
const ofChosen = form.querySelector("[data-of-chosen]");
const save = form.querySelector("[data-save]");
const draft = { source: [], cue: [], content: [] };
let selected = null;

const short = (text) => (text.length > 90 ? `${text.slice(0, 60)} … ${text.slice(-25)}` : text);
const started = () => Object.values(draft).some((spans) => spans.length);

const show = () => {
  const was = form.hidden;
  form.hidden = selected === null && !started();
  if (form.hidden) return;
  words.textContent = selected ? short(selected.text) : "Select the words that are still missing";
  const number = current();
  ofChosen.hidden = number === null || selected === null;
  form.querySelector("[data-chosen-name]").textContent = number === null ? "" : `Statement ${number}`;
  form.querySelectorAll("[data-new]").forEach((button) => {
    const spans = draft[button.dataset.new];
    button.disabled = selected === null && !spans.length;
    button.setAttribute("aria-pressed", String(spans.length > 0));
    button.querySelector("[data-kept]").textContent = spans.map((span) => short(span.text)).join(" … ");
  });
  save.disabled = !draft.cue.length || !draft.content.length;
  if (was) announce("Words selected. The bar at the foot of the page makes them a part of a statement.");
};

/** Let go of the selection and of what was collected; false where there was none. */
export const dropSelection = () => {
  if (form.hidden) return false;
  document.getSelection().removeAllRanges();
  selected = null;
  Object.keys(draft).forEach((role) => { draft[role] = []; });
  show();
  return true;
};

const written = (spans) => spans.map((span) => `${span.start}-${span.end}`).join(" ");

/** Send a correction of the chosen statement, as its own page's forms do. */
const send = (number, fields) => {
  const address = document.querySelector(`#n${CSS.escape(number)} .no`).getAttribute("href");
  const sent = document.createElement("form");
  sent.method = "post";
  sent.action = address;
  sent.hidden = true;
  const all = { csrf_token: form.elements.csrf_token.value, ...fields };
  for (const [name, value] of Object.entries(all)) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = value;
    sent.append(field);
  }
  document.getElementById("main").append(sent);
  sent.requestSubmit();
};

export const listenToSelection = () => {
  let waiting = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const selection = document.getSelection();
      if (form.contains(document.activeElement) && selection.isCollapsed) return;
      selected = selection.rangeCount && !selection.isCollapsed ? wordsOf(selection.getRangeAt(0)) : null;
      show();
    }, 120);
  });
  // A press on the bar must not take the selection away.
  form.addEventListener("mousedown", (event) => event.preventDefault());
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[type=button]");
    if (!button) return;
    const number = current();
    if ("drop" in button.dataset) dropSelection();
    else if (button.dataset.set && selected) send(number, { do: button.dataset.set, spans: written([selected]) });
    else if (button.dataset.add && selected) send(number, { do: `add-${button.dataset.add}`, spans: written([selected]) });
    else if (button.dataset.new) {
      const role = button.dataset.new;
      // Pressed with words selected it takes them; without, it lets go of what it holds.
      draft[role] = selected ? [...draft[role], selected] : [];
      selected = null;
      document.getSelection().removeAllRanges();
      show();
      announce(draft[role].length ? `Kept as the ${role}` : `The ${role} is empty again`);
    }
  });
  form.addEventListener("submit", () => {
    for (const [role, spans] of Object.entries(draft)) form.elements[role].value = written(spans);
  });
};
