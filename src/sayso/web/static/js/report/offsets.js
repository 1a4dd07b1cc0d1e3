// A selection on the page -> offsets into the report's text, in code points, as the record counts.

// Elements with data-text hold the text character for character, but for what is only read aloud.
const textNodes = (root) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, {
    acceptNode: (node) => (node.parentElement.closest(".vh") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT),
  });
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
};

const points = (text) => [...text].length;

/** Code points of a root's text before a boundary of a range. */
const before = (root, container, offset) => {
  const edge = document.createRange();
  edge.setStart(container, offset);
  let count = 0;
  for (const node of textNodes(root)) {
    if (node === container) return count + points(node.data.slice(0, offset));
    if (edge.comparePoint(node, 0) >= 0) return count;
    count += points(node.data);
  }
  return count;
};

const LETTER = /[\p{L}\p{N}\p{M}’']/u;

/** The words a range holds, whole words: {start, end, text}; null where it holds none. */
export const wordsOf = (range) => {
  const roots = [...document.querySelectorAll("#main [data-text]")].filter((root) => range.intersectsNode(root));
  if (!roots.length) return null;
  const [first, last] = [roots[0], roots.at(-1)];
  const whole = (root) => [...textNodes(root).map((node) => node.data).join("")];
  const opening = whole(first);
  const closing = first === last ? opening : whole(last);
  let start = first.contains(range.startContainer) ? before(first, range.startContainer, range.startOffset) : 0;
  let end = last.contains(range.endContainer) ? before(last, range.endContainer, range.endOffset) : closing.length;
  while (start < opening.length && /\s/u.test(opening[start])) start += 1;
  while (end > 0 && /\s/u.test(closing[end - 1])) end -= 1;
  if (LETTER.test(opening[start] ?? "")) while (start > 0 && LETTER.test(opening[start - 1])) start -= 1;
  if (LETTER.test(closing[end - 1] ?? "")) while (end < closing.length && LETTER.test(closing[end])) end += 1;
  const from = Number(first.dataset.start) + start;
  const to = Number(last.dataset.start) + end;
  if (from >= to) return null;
  const text = first === last ? opening.slice(start, end).join("") : `${opening.slice(start).join("").trim()} … ${closing.slice(0, end).join("")}`;
  return { start: from, end: to, text: text.replace(/\s+/gu, " ") };
};
