// Choosing one of the cast: all but what they say recedes, and their mentions are framed.

import { announce } from "../common.js";
import { elementsOf } from "./statements.js";

const main = document.getElementById("main");
let chosen = null;
let spoken = [];

/** Numbers of the statements of the one who is chosen; empty where nobody is. */
export const spokenBy = () => spoken;

const bar = document.createElement("div");
bar.className = "choosing-bar no-print";
bar.hidden = true;
const words = document.createElement("span");
const again = document.createElement("button");
again.type = "button";
again.className = "small";
again.textContent = "Show all again";
const page = document.createElement("a");
page.textContent = "In the library";
bar.append(words, page, again);
document.querySelector(".body").prepend(bar);

const each = (selector, style, on) =>
  main.querySelectorAll(selector).forEach((element) => element.classList.toggle(style, on));

export const choose = (pick) => {
  each(".picked", "picked", false);
  each(".m.chosen", "chosen", false);
  chosen = pick?.dataset.p ?? null;
  spoken = pick ? pick.dataset.s.split(" ").filter(Boolean) : [];
  spoken.flatMap(elementsOf).forEach((element) => element.classList.add("picked"));
  if (chosen) each(`.m[data-e~="${CSS.escape(chosen)}"]`, "chosen", true);
  main.classList.toggle("choosing", pick !== null);
  main.querySelectorAll(".pick button").forEach((button) => {
    button.setAttribute("aria-pressed", String(chosen !== null && button.parentNode.dataset.p === chosen));
  });
  bar.hidden = pick === null;
  if (!pick) {
    announce("All statements are shown again");
    return;
  }
  const count = spoken.length === 1 ? "1 statement" : `${spoken.length} statements`;
  const name = document.createElement("b");
  name.textContent = pick.textContent;
  page.hidden = !pick.dataset.person;
  page.href = pick.dataset.person ? `/people/${pick.dataset.person}` : "";
  words.replaceChildren(name, `: ${count}, and every mention framed`);
  announce(words.textContent);
};

/** Let the one who is chosen go; false where nobody was. */
export const chooseNobody = () => {
  if (chosen === null) return false;
  choose(null);
  return true;
};

/** Turn the names into buttons. */
export const makeButtons = () => {
  document.querySelectorAll(".pick").forEach((pick) => {
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-pressed", "false");
    button.title = "Show what they say, and dim the rest";
    button.append(...pick.childNodes);
    pick.append(button);
    button.addEventListener("click", () => choose(chosen === pick.dataset.p ? null : pick));
  });
  again.addEventListener("click", () => choose(null));
};

/** Choose whom the address names: ?person= and the id of one of the cast, or of a person. */
export const chooseFromAddress = () => {
  const asked = new URLSearchParams(location.search).get("person");
  const picks = [...document.querySelectorAll(".pick")];
  const pick = picks.find((one) => asked && [one.dataset.entity, one.dataset.person].includes(asked));
  if (pick) choose(pick);
};
