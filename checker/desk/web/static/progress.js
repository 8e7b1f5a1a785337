"use strict";
// Shows how far the check has come, and goes to the findings when it is done.
(() => {
  const place = document.getElementById("progress");
  const why = document.getElementById("why");
  const stages = [...place.querySelectorAll("[data-stage]")];
  const show = (now) => {
    const at = stages.findIndex((stage) => stage.dataset.stage === now.stage);
    stages.forEach((stage, number) => {
      stage.classList.toggle("past", number < at);
      if (number === at) stage.setAttribute("aria-current", "step");
      else stage.removeAttribute("aria-current");
      stage.querySelector(".count").textContent =
        number === at && now.document ? `${now.done + 1}/${now.all} ${now.document}` : "";
    });
    why.textContent = now.why;
    why.hidden = !now.why;
  };
  const ask = async () => {
    try {
      const now = await (await fetch(place.dataset.state)).json();
      show(now);
      if (now.state === "checked") {
        location.replace(place.dataset.then);
        return;
      }
      // After a restart nothing is under way: the findings' page begins the check again.
      if (now.state === "open") {
        location.replace(place.dataset.then);
        return;
      }
      if (now.state === "failed") return;
    } catch { /* The desk is away; asked again below. */ }
    setTimeout(ask, 500);
  };
  ask();
})();
