"use strict";
// Targets put right beside their sentences, and words on matches; the run is judged anew and shown when it is there.
(() => {
  // One who reads alone has no button and no form.
  const button = document.getElementById("mend-button")?.content.firstElementChild;
  const fold = document.getElementById("match-form")?.content.firstElementChild;
  const lost = document.getElementById("decide-lost");
  const anew = document.getElementById("anew");
  const show = anew.querySelector("button");

  if (button) for (const holder of document.querySelectorAll(".mend")) holder.append(button.cloneNode(true));
  if (fold) for (const holder of document.querySelectorAll(".match")) {
    const own = fold.cloneNode(true);
    Kept.fill(own.querySelector("form"));
    own.open = holder.closest("#proposed>.pair") !== null;
    holder.append(own);
  }

  // After the run was judged anew the same finding stands where it stood.
  const here = () => {
    const top = document.elementFromPoint(innerWidth / 2, innerHeight / 3)?.closest(".card,.pair,tr[id]");
    if (!top) return;
    const name = top.querySelector(":scope>.said")?.dataset.f || top.querySelector(".match")?.dataset.p || top.id;
    const place = JSON.stringify([name, top.getBoundingClientRect().top]);
    try { sessionStorage.setItem("desk:here", place); } catch { /* then the page begins at its top */ }
  };
  const back = () => {
    let place = null;
    try {
      place = JSON.parse(sessionStorage.getItem("desk:here"));
      sessionStorage.removeItem("desk:here");
    } catch { /* as above */ }
    if (!place) return;
    const [name, top] = place;
    const found = [...document.querySelectorAll(".said,.match")].find((one) => one.dataset.f === name || one.dataset.p === name)
      || document.getElementById(name);
    if (found) scrollBy(0, (found.closest(".card,.pair,tr") || found).getBoundingClientRect().top - top);
  };
  back();

  // Is somebody in the middle of a sentence? Then the page is not taken away from under the words.
  const writing = () => [...document.querySelectorAll(".mend-form,.decide-form textarea,.match-form textarea")]
    .some((one) => (one.matches("form") ? one.isConnected && !one.dataset.sent : one === document.activeElement && one.value));
  const reload = () => {
    here();
    location.reload();
  };
  show.addEventListener("click", reload);
  const wait = async () => {
    anew.hidden = false;
    try {
      const now = await (await fetch(anew.dataset.state)).json();
      if (now.state === "checked" || now.state === "failed") {
        if (!writing()) {
          reload();
          return;
        }
        anew.querySelector(".running").hidden = true;
        show.hidden = false;
        return;
      }
    } catch { /* The desk is away; asked again below. */ }
    setTimeout(wait, 400);
  };
  if ("now" in anew.dataset) wait();

  const put = (holder, form) => {
    const row = holder.closest("tr");
    if (!row) {
      holder.after(form);
      return;
    }
    const below = row.cloneNode(false);
    below.removeAttribute("id");
    const cell = document.createElement("td");
    cell.colSpan = row.children.length;
    cell.append(form);
    below.append(cell);
    row.after(below);
  };
  const formOf = (opener) => opener.form_;
  const shut = (form) => {
    const opener = form.opener_;
    opener.setAttribute("aria-expanded", "false");
    delete opener.form_;
    (form.closest("tr") || form).remove();
    opener.focus();
  };
  const toggle = async (opener) => {
    if (formOf(opener)) {
      shut(formOf(opener));
      return;
    }
    const holder = opener.parentElement;
    const address = new URL(opener.dataset.form, location.href);
    address.searchParams.set("id", holder.dataset.m);
    address.searchParams.set("lang", document.documentElement.lang);
    const answer = await fetch(address);
    if (!answer.ok || formOf(opener)) return;
    const place = document.createElement("div");
    place.innerHTML = await answer.text();
    const form = place.firstElementChild;
    Kept.fill(form);
    opener.form_ = form;
    form.opener_ = opener;
    opener.setAttribute("aria-expanded", "true");
    put(holder, form);
    form.querySelector("input:not([type=hidden])").focus();
  };

  const send = async (form, body, action) => {
    const problem = form.querySelector(".problem");
    form.setAttribute("aria-busy", "true");
    try {
      const said = await Kept.send(action ? { action } : form, body);
      problem.textContent = said.problem;
      if (!said.ok) return;
      form.dataset.sent = "1";
      for (const text of form.querySelectorAll("textarea")) text.value = "";
      document.activeElement?.blur();
      wait();
    } catch {
      problem.replaceChildren(...[...lost.cloneNode(true).childNodes]);
    } finally {
      form.removeAttribute("aria-busy");
    }
  };
  document.addEventListener("click", (event) => {
    const opener = event.target.closest(".mend-open");
    if (opener) toggle(opener);
    const close = event.target.closest(".mend-form .close");
    if (close) shut(close.form);
    const undo = event.target.closest("[data-undo]");
    if (undo) {
      const body = new FormData(undo.form);
      body.set("mark", undo.dataset.mark);
      send(undo.form, body, undo.dataset.undo);
    }
  });
  document.addEventListener("keydown", (event) => {
    const form = event.target.closest?.(".mend-form");
    if (form && event.key === "Escape") shut(form);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target.closest(".mend-form,.match-form");
    if (!form) return;
    event.preventDefault();
    const body = new FormData(form, event.submitter);
    const match = form.closest(".match");
    if (match) {
      body.set("pair", match.dataset.p);
      body.set("seen", match.dataset.seen);
    }
    send(form, body);
  });
})();
