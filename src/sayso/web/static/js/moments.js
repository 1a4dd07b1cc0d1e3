// Moments are written in UTC by the server, which does not know where its reader is; here they are put
// in local time. Days are not: a report of 4 March is of 4 March everywhere.

const words = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });
const whole = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "long" });

/** Put the moments below an element in local time. */
export const localise = (root) => {
  for (const time of root.querySelectorAll("time.moment")) {
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.getTime())) continue;
    time.textContent = words.format(at);
    time.title = whole.format(at);
  }
};

localise(document);
