"use strict";
// Takes back what was kept of a target or a match, and shows what stands then.
(() => {
  for (const form of document.querySelectorAll(".undo-form")) Kept.fill(form);
  document.addEventListener("submit", async (event) => {
    const form = event.target.closest(".undo-form");
    if (!form) return;
    event.preventDefault();
    const said = await Kept.send(form, new FormData(form));
    form.querySelector(".problem").textContent = said.problem;
    if (said.ok) location.reload();
  });
})();
