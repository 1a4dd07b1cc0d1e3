// Jobs move on by themselves: the state is asked for, and the page's own parts are put in anew.

import { announce } from "./common.js";

const EVERY = 1000;
const wait = (time) => new Promise((done) => setTimeout(done, time));

const fetched = async () => {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" }, credentials: "same-origin" });
  if (!answer.ok) throw new Error(String(answer.status));
  return new DOMParser().parseFromString(await answer.text(), "text/html");
};

/** Put the new parts in the place of the old, but not under somebody's fingers. */
const renew = (page, selector) => {
  for (const old of document.querySelectorAll(selector)) {
    const name = old.dataset.live;
    const fresh = page.querySelector(name ? `[data-live="${name}"]` : selector);
    if (fresh && !old.contains(document.activeElement)) old.replaceWith(document.adoptNode(fresh));
  }
};

const job = document.querySelector("[data-job]");
if (job && job.dataset.finished === "no") {
  const over = (state) => state.done + state.known + state.failed + state.cancelled;
  const show = (state) => {
    const bar = document.querySelector('[data-live="progress"] progress');
    if (bar) bar.value = over(state);
  };
  const follow = async () => {
    let before = -1;
    for (;;) {
      await wait(EVERY);
      if (document.hidden) continue;
      try {
        const answer = await fetch(`/api/v1/jobs/${job.dataset.job}`, { credentials: "same-origin" });
        if (!answer.ok) throw new Error(String(answer.status));
        const state = await answer.json();
        show(state);
        const finished = state.state === "done" || state.state === "cancelled";
        if (over(state) !== before || finished) {
          before = over(state);
          renew(await fetched(), "[data-live]");
        }
        if (finished) {
          const only = document.querySelector("[data-only]");
          if (only && job.hasAttribute("data-opens")) {
            location.replace(only.href);
            return;
          }
          announce(`Finished: ${state.done} read, ${state.known} known already, ${state.failed} failed.`);
          document.querySelector(".page-head form")?.remove();
          return;
        }
      } catch {
        await wait(4 * EVERY);
      }
    }
  };
  follow();
}

const list = document.querySelector("[data-live-list]");
if (list) {
  const follow = async () => {
    for (;;) {
      await wait(2 * EVERY);
      const running = [...document.querySelectorAll("[data-live-list] .chip")].some((chip) => /^(waiting|running)$/.test(chip.textContent));
      if (!running) return;
      if (document.hidden) continue;
      try {
        renew(await fetched(), "[data-live-list]");
      } catch {
        await wait(4 * EVERY);
      }
    }
  };
  follow();
}
