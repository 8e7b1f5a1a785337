"use strict";
// Puts a form under each finding, keeps what is typed in the browser until the desk has kept it, and sends it.
(() => {
  const template = document.getElementById("decide-form");
  if (!template) return; // One who reads alone has no form.
  const lost = document.getElementById("decide-lost");
  const draftOf = (panel) => `desk:${panel.dataset.f}`;

  const mark = (card, settled) => {
    card.classList.toggle("closed", settled);
    card.dataset.u = settled ? "accepted" : "new";
  };

  for (const panel of document.querySelectorAll(".card>.said")) {
    const form = template.content.firstElementChild.cloneNode(true);
    Kept.fill(form);
    form.elements.text.value = Kept.get(draftOf(panel));
    panel.after(form);
  }

  document.addEventListener("input", (event) => {
    const form = event.target.closest(".decide-form");
    if (!form) return;
    if (event.target.name === "text") Kept.set(draftOf(form.previousElementSibling), event.target.value);
  });

  document.addEventListener("submit", async (event) => {
    const form = event.target.closest(".decide-form");
    if (!form) return;
    event.preventDefault();
    if (form.hasAttribute("aria-busy")) return;
    form.setAttribute("aria-busy", "true");
    const panel = form.previousElementSibling;
    const problem = form.querySelector(".problem");
    const body = new FormData(form, event.submitter);
    body.set("fingerprint", panel.dataset.f);
    body.set("seen", panel.dataset.seen);
    try {
      const said = await Kept.send(form, body);
      problem.textContent = said.problem;
      if (said.panel) {
        const holder = document.createElement("div");
        holder.innerHTML = said.panel;
        panel.replaceWith(holder.firstElementChild);
        mark(form.closest(".card"), said.settled);
      }
      if (!said.ok) return;
      form.elements.text.value = "";
      form.elements.to.value = "";
      Kept.set(draftOf(panel), "");
    } catch {
      problem.replaceChildren(...[...lost.cloneNode(true).childNodes]);
    } finally {
      form.removeAttribute("aria-busy");
    }
  });
})();
