// The Read tab: the list of documents, and a reader beside it.
attributed.library = (() => {
  const $ = (selector) => document.querySelector(selector);

  function reader() {
    return attributed.readerOf($("#read .reader"), {
      onOpen: () => $("#read").classList.add("is-reading"),
      onClose: () => $("#read").classList.remove("is-reading"),
    });
  }

  async function open(place, origin = null) {
    attributed.showTab("read");
    await attributed.view("read");
    mark(place.document);
    reader().open(place, { origin });
  }

  function mark(path) {
    document.querySelectorAll("#contents .contents-article").forEach((button) => {
      if (button.dataset.document === path) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    });
  }

  function narrow(text) {
    const sought = text.toLowerCase().split(/\s+/).filter(Boolean);
    document.querySelectorAll("#contents .contents-document").forEach((row) => {
      const words = row.textContent.toLowerCase();
      row.hidden = !sought.every((word) => words.includes(word));
    });
  }

  document.addEventListener("input", (event) => {
    if (event.target.id === "contents-search") narrow(event.target.value);
  });
  attributed.actions.open = (button) => {
    const { document: path, start } = button.dataset;
    open({ document: path, start: Number(start) }, button);
  };
  return { open };
})();
