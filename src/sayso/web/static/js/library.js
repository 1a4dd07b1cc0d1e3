// The library while reports are being read: the bars and the table move on by themselves. Files may be
// dropped anywhere on the page.

import { announce } from "./common.js";

const EVERY = 2000;
const PARTS = ["[data-running]", "[data-reports]"];
const wait = (time) => new Promise((done) => setTimeout(done, time));

const follow = async () => {
  while (document.querySelector("[data-running]")) {
    await wait(EVERY);
    if (document.hidden) continue;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (!answer.ok) throw new Error(answer.statusText);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const part of PARTS) {
        const [old, fresh] = [document.querySelector(part), page.querySelector(part)];
        // Nothing changes under the fingers of whoever is in it.
        if (!old || old.contains(document.activeElement)) continue;
        if (fresh) old.replaceWith(document.adoptNode(fresh));
        else if (part === "[data-running]") {
          old.remove();
          announce("All has been read.");
        }
      }
    } catch {
      await wait(4 * EVERY);
    }
  }
};
follow();

const form = document.querySelector("[data-drop-anywhere]");
const sign = document.querySelector(".drop-here");
if (form && sign) {
  const holdsFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    sign.hidden = false;
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) sign.hidden = true;
  });
  document.addEventListener("drop", (event) => {
    sign.hidden = true;
    if (!holdsFiles(event)) return;
    event.preventDefault();
    form.querySelector("input[type=file]").files = event.dataTransfer.files;
    form.submit();
  });
}
