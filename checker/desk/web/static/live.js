"use strict";
// Sends the paragraph as it is written, a moment after the last key, and shows what came back for the newest text.
(() => {
  const form = document.getElementById("live");
  const text = form.elements.text;
  const state = document.getElementById("live-state");
  const result = document.getElementById("live-result");
  const kept = () => `live:${form.elements.doc.value}:${form.dataset.at}`;
  let due = 0;
  let sending = false;
  let again = false;
  const check = async () => {
    if (sending) {
      again = true;
      return;
    }
    sending = true;
    state.className = "";
    state.textContent = state.dataset.busy;
    try {
      const said = await Kept.send(form, new FormData(form));
      state.textContent = said.problem;
      state.className = said.problem ? "hot" : "";
      if (!said.problem) result.innerHTML = said.html;
    } catch {
      state.className = "hot";
      state.textContent = form.dataset.failed;
    } finally {
      sending = false;
    }
    if (again) {
      again = false;
      check();
    }
  };
  text.value = Kept.get(kept()) || text.value;
  form.addEventListener("input", (event) => {
    if (event.target === text) Kept.set(kept(), text.value);
    if (event.target.dataset.page) {
      location.assign(`${event.target.dataset.page}?doc=${encodeURIComponent(event.target.value)}`);
      return;
    }
    clearTimeout(due);
    due = setTimeout(check, 250);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    check();
  });
  // What is checked against is loaded while the first words are being written.
  check();
})();
