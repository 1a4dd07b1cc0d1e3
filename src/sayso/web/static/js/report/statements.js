// Which words belong to which statement, and lighting them.

const known = new Map();

/** All elements of a statement: its words in the text, its note. */
export const elementsOf = (number) => {
  const key = String(number);
  if (!known.has(key)) known.set(key, [...document.querySelectorAll(`#main [data-a~="${CSS.escape(key)}"]`)]);
  return known.get(key);
};

/** Numbers of the statements that are meant by an element: data-t before data-a. */
export const numbersAt = (target) => {
  const marked = target instanceof Element ? target.closest("#main [data-a]") : null;
  return marked ? (marked.dataset.t ?? marked.dataset.a).split(" ") : [];
};

export const cues = () => [...document.querySelectorAll("#main a.cue")];

/** The cue that stands for a statement, whichever of several it shares. */
export const cueOf = (number) =>
  cues().find((cue) => cue.dataset.t.split(" ").includes(String(number))) ?? null;

let lit = [];
export const light = (numbers) => {
  lit.forEach((element) => element.classList.remove("lit"));
  lit = numbers.flatMap(elementsOf);
  lit.forEach((element) => element.classList.add("lit"));
};

let kept = [];
export const markKept = (number) => {
  kept.forEach((element) => element.classList.remove("kept"));
  kept = number === null ? [] : elementsOf(number);
  kept.forEach((element) => element.classList.add("kept"));
};
