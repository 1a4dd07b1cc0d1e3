// Moments are written in UTC by the server, which does not know where its reader is; here they are put
// in local time. Days are not: a report of 4 March is of 4 March everywhere.

const words = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });
const whole = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "long" });

const localise = (root) => {
  for (const time of root.querySelectorAll("time.moment")) {
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.getTime())) continue;
    time.textContent = words.format(at);
    time.title = whole.format(at);
  }
};

localise(document);
// What scripts put in later, such as the rows of a job that goes on.
new MutationObserver((changes) => {
  for (const { addedNodes } of changes) {
    for (const node of addedNodes) if (node instanceof Element) localise(node);
  }
}).observe(document.body, { childList: true, subtree: true });
