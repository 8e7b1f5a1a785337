"use strict";
// Keeps what is typed as it is typed, and shows the facts once all documents have been read.
(() => {
  const form = document.getElementById("facts");
  const saved = document.getElementById("saved");
  const waiting = document.getElementById("waiting");
  let due = 0;
  let sending = Promise.resolve();
  const send = async () => {
    due = 0;
    const body = new FormData(form);
    body.set("by", "script");
    try {
      const answer = await fetch(form.action, { method: "POST", body });
      const said = answer.ok ? await answer.json() : null;
      saved.className = said && said.problems.length === 0 ? "" : "hot";
      saved.textContent = said ? said.problems.join(" ") || saved.dataset.saved : saved.dataset.failed;
    } catch {
      saved.className = "hot";
      saved.textContent = saved.dataset.failed;
    }
  };
  form.addEventListener("input", () => {
    saved.textContent = "";
    clearTimeout(due);
    due = setTimeout(() => { sending = sending.then(send); }, 400);
  });
  if (!waiting) return;
  const look = async () => {
    try {
      const now = await (await fetch(waiting.dataset.state)).json();
      waiting.querySelector("b").textContent = now.looking;
      if (!now.waiting && !due) {
        await sending;
        location.reload();
        return;
      }
    } catch { /* The desk is away; asked again below. */ }
    setTimeout(look, 700);
  };
  look();
})();
