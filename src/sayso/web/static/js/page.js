// What every page has: the help dialog (?), the theme switch, the way to the search box (/), local time.

import { typing } from "./common.js";
import "./moments.js";

const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);

const keep = (name, value) => {
  try { localStorage.setItem(name, value); } catch { /* storage may be barred */ }
};

const theme = document.querySelector("[data-theme-switch]");
if (theme) {
  const tell = () => theme.setAttribute("aria-pressed", String(isDark()));
  theme.hidden = false;
  tell();
  dark.addEventListener("change", tell);
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    keep("sayso.theme", root.dataset.theme);
    tell();
  });
}

const help = document.getElementById("help");
const openHelp = () => { if (help && !help.open) help.showModal(); };
document.querySelectorAll("[data-opens-help]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", openHelp);
});
// A click on the backdrop closes, as people expect of a dialog.
help?.addEventListener("click", (event) => { if (event.target === help) help.close(); });

// A message stays until it is put away: how long somebody needs to read it, nobody knows.
document.querySelectorAll(".flashes .flash").forEach((flash) => {
  const away = document.createElement("button");
  away.type = "button";
  away.className = "plain small";
  away.textContent = "×";
  away.setAttribute("aria-label", "Put the message away");
  away.addEventListener("click", () => flash.remove());
  flash.append(away);
});

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || typing(event)) return;
  if (event.key === "?") {
    event.preventDefault();
    openHelp();
  } else if (event.key === "/" && !help?.open) {
    const box = document.querySelector("main [data-search]") ?? document.querySelector("[data-search]");
    if (box) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  }
});
