// Files may be dropped anywhere on their field; what is too large is told before it is sent.

const form = document.querySelector("[data-drop]");
if (form) {
  const input = form.querySelector("input[type=file]");
  const field = form.querySelector(".drop");
  const chosen = form.querySelector("[data-chosen]");
  const problem = form.querySelector("[data-problem]");
  const most = (name) => Number(form.dataset[name]);
  const megabytes = (bytes) => `${(bytes / 1e6).toLocaleString("en-GB", { maximumFractionDigits: 1 })} MB`;

  const wrong = (files) => {
    const large = files.find((file) => file.size > most("mostBytes"));
    const whole = files.reduce((sum, file) => sum + file.size, 0);
    if (files.length > most("mostFiles")) {
      return `These are ${files.length.toLocaleString("en-GB")} files; bring in ${most("mostFiles").toLocaleString("en-GB")} at once at most.`;
    }
    if (large) return `${large.name} has ${megabytes(large.size)}; a file may have ${megabytes(most("mostBytes"))}.`;
    if (whole > most("mostSent")) return `Together they have ${megabytes(whole)}; ${megabytes(most("mostSent"))} at once at most.`;
    return "";
  };

  const tell = () => {
    const files = [...input.files];
    const told = wrong(files);
    chosen.textContent = files.length > 1
      ? `${files.length.toLocaleString("en-GB")} files, ${megabytes(files.reduce((sum, file) => sum + file.size, 0))}`
      : files.map((file) => file.name).join("");
    problem.textContent = told;
    problem.hidden = !told;
    return told;
  };

  input.addEventListener("change", tell);
  form.addEventListener("submit", (event) => {
    if (tell()) event.preventDefault();
  });
  for (const kind of ["dragenter", "dragover"]) {
    form.addEventListener(kind, (event) => {
      event.preventDefault();
      field.classList.add("over");
    });
  }
  form.addEventListener("dragleave", (event) => {
    if (!form.contains(event.relatedTarget)) field.classList.remove("over");
  });
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    field.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    tell();
  });
}
