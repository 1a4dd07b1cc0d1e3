
// Comfort only; the page is whole without it. Pointing at a statement, or reaching it by Tab,
// lights its source, cue, content and note; j and k go to the next and the previous statement.
// Choosing one of the cast lights what they say and where they are mentioned, until Escape.
(() => {
  "use strict";
  const cues = [...document.querySelectorAll("a.cue")];
  const statement = (n) => [...document.querySelectorAll(`[data-a~="${n}"]`)];
  let lit = [];
  const light = (numbers) => {
    lit.forEach((element) => element.classList.remove("lit"));
    lit = numbers.flatMap(statement);
    lit.forEach((element) => element.classList.add("lit"));
  };
  // data-a names every statement that the words belong to, data-t the ones that are meant.
  const numbersAt = (target) => {
    const marked = target instanceof Element ? target.closest("[data-a]") : null;
    return marked ? (marked.dataset.t ?? marked.dataset.a).split(" ") : [];
  };
  const focused = () => numbersAt(document.activeElement);
  document.addEventListener("pointerover", (event) => {
    const numbers = numbersAt(event.target);
    light(numbers.length ? numbers : focused());
  });
  document.addEventListener("focusin", (event) => light(numbersAt(event.target)));
  document.addEventListener("focusout", () => light([]));

  // data-p is a place in the cast, data-s what that one says, data-e whom words mention.
  const bar = document.querySelector(".chosen");
  let chosen = null;
  let picked = [];
  let spoken = [];
  const choose = (pick) => {
    picked.forEach((element) => element.classList.remove("picked"));
    document.querySelectorAll(".pick button").forEach((button) => {
      button.setAttribute("aria-pressed", String(pick?.dataset.p === button.parentNode.dataset.p));
    });
    chosen = pick?.dataset.p ?? null;
    spoken = pick ? pick.dataset.s.split(" ").filter(Boolean) : [];
    const mentions = pick ? [...document.querySelectorAll(`[data-e~="${chosen}"]`)] : [];
    mentions.forEach((element) => element.classList.add("picked-mention"));
    picked = spoken.flatMap(statement);
    picked.forEach((element) => element.classList.add("picked"));
    document.querySelectorAll(".picked-mention").forEach((element) => {
      if (!mentions.includes(element)) element.classList.remove("picked-mention");
    });
    document.body.classList.toggle("choosing", pick !== null);
    bar.hidden = pick === null;
    if (!pick) return;
    const count = spoken.length === 1 ? "1 statement" : `${spoken.length} statements`;
    const name = document.createElement("bdi");
    name.textContent = pick.textContent;
    bar.firstElementChild.replaceChildren(name, `: ${count} lit, and every mention`);
  };
  document.querySelectorAll(".pick").forEach((pick) => {
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-pressed", "false");
    button.append(...pick.childNodes);
    pick.append(button);
    button.addEventListener("click", () => choose(chosen === pick.dataset.p ? null : pick));
  });
  document.querySelectorAll(".people").forEach((row) => { row.hidden = false; });
  bar.lastElementChild.addEventListener("click", () => choose(null));

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && chosen !== null) return choose(null);
    const step = { j: 1, k: -1 }[event.key];
    const among = spoken.length
      ? cues.filter((cue) => cue.dataset.t.split(" ").some((n) => spoken.includes(n)))
      : cues;
    if (!step || !among.length) return;
    const at = among.indexOf(document.activeElement);
    const next = at < 0 ? (step > 0 ? 0 : among.length - 1) : (at + step + among.length) % among.length;
    among[next].focus();
  });
})();
