"use strict";
// What is typed is kept in the browser until the desk has kept it; where the browser keeps nothing, forms still send.
const Kept = {
  get(name) {
    try { return localStorage.getItem(name) || ""; } catch { return ""; }
  },
  set(name, value) {
    try {
      if (value) localStorage.setItem(name, value);
      else localStorage.removeItem(name);
    } catch { /* as above */ }
  },
  // The name is typed once for all forms.
  fill(form) {
    const field = form.elements.namedItem("name");
    if (field) field.value ||= Kept.get("desk:name");
  },
  // Sends a form in the language the page shows, and returns what the desk says of it.
  async send(form, body) {
    const address = new URL(form.action, location.href);
    address.searchParams.set("lang", document.documentElement.lang);
    const answer = await fetch(address, { method: "POST", body });
    return { ok: answer.ok, ...(await answer.json()) };
  },
};
document.addEventListener("input", (event) => {
  if (event.target.name !== "name" || !event.target.form?.matches(".decide-form,.match-form,.mend-form,.undo-form")) return;
  Kept.set("desk:name", event.target.value);
  for (const other of document.querySelectorAll(".decide-form [name=name],.match-form [name=name],.mend-form [name=name],.undo-form [name=name]")) {
    if (other !== event.target) other.value = event.target.value;
  }
});
