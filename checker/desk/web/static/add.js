"use strict";
// Words marked in the text of a document lead to the page on which a target that was not read is added.
(() => {
  for (const form of document.querySelectorAll(".add-form")) Kept.fill(form);
  const bar = document.getElementById("add-bar");
  if (!bar) return;
  const link = bar.querySelector("a");
  const bare = link.getAttribute("href");
  const docs = JSON.parse(bar.dataset.docs);
  const longest = 1500;

  const passageOf = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const place = at.nodeType === Node.ELEMENT_NODE && /^d(\d+)p(\d+)$/.exec(at.id);
      if (place) return { element: at, doc: docs[place[1] - 1], passage: place[2] };
    }
    return null;
  };
  // The marked words of one passage, without the numbers of findings that stand between them.
  const marked = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0).cloneRange();
    const place = passageOf(range.startContainer);
    if (!place) return null;
    if (!place.element.contains(range.endContainer)) range.setEnd(place.element, place.element.childNodes.length);
    const words = range.cloneContents();
    for (const number of words.querySelectorAll(".ref")) number.remove();
    const quote = words.textContent.trim();
    return quote && quote.length <= longest ? { ...place, quote } : null;
  };
  let waits = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waits);
    waits = setTimeout(() => {
      const found = marked();
      bar.hidden = !found;
      if (!found) return;
      const { doc, passage, quote } = found;
      link.href = `${bare}?${new URLSearchParams({ doc, passage, quote })}`;
    }, 150);
  });
})();
