
// Comfort only; the page is whole without it. Pointing at a statement, or reaching it by Tab,
// lights its source, cue, content and note; j and k go to the next and the previous statement.
(() => {
  "use strict";
  const cues = [...document.querySelectorAll("a.cue")];
  let lit = [];
  const light = (numbers) => {
    lit.forEach((element) => element.classList.remove("lit"));
    lit = numbers.flatMap((n) => [...document.querySelectorAll(`[data-a~="${n}"]`)]);
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
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !cues.length) return;
    const step = { j: 1, k: -1 }[event.key];
    if (!step) return;
    const at = cues.indexOf(document.activeElement);
    const next = at < 0 ? (step > 0 ? 0 : cues.length - 1) : (at + step + cues.length) % cues.length;
    cues[next].focus();
  });
})();
