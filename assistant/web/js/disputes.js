// The Disputes tab: a table that is sorted, filtered and paged by the server.
attributed.disputes = (() => {
  const view = { text: "", kind: "", sort: "confidence", descending: true, page: 0 };
  let loading = 0;
  let waiting;

  async function load() {
    const request = ++loading;
    const reply = await attributed.call("disputes", view);
    if (request !== loading) return;
    const holder = document.querySelector("#disputes-table");
    if (reply.error) holder.textContent = reply.error;
    else holder.innerHTML = reply.html;
  }

  function change(values) {
    Object.assign(view, { page: 0 }, values);
    load();
  }

  async function openPair(row) {
    const end = (letter) => ({
      document: row.dataset[`${letter}Document`],
      start: Number(row.dataset[`${letter}Start`]),
      end: Number(row.dataset[`${letter}End`]),
    });
    const reply = await attributed.call("dispute", { a: end("a"), b: end("b") });
    if (reply.error) return attributed.announce(reply.error);
    const body = document.querySelector("#pair-body");
    body.innerHTML = reply.html;
    document.querySelector("#pair").showModal();
    const shown = body.firstElementChild;
    const fold = await attributed.decisions.foldBetween(end("a"), end("b"));
    if (fold && shown === body.firstElementChild) body.append(fold);
  }

  // The dispute of the dialog is gone from the table, and its row with it.
  function closePair() {
    document.querySelector("#pair").close();
    document.querySelector("#disputes-search").focus();
  }

  document.addEventListener("input", (event) => {
    if (event.target.id === "disputes-search") {
      clearTimeout(waiting);
      waiting = setTimeout(() => change({ text: event.target.value }), 150);
    } else if (event.target.id === "disputes-kind") change({ kind: event.target.value });
  });
  document.addEventListener("click", (event) => {
    const row = event.target.closest?.("table.disputes tbody tr");
    if (row && !event.target.closest("button") && !String(getSelection())) openPair(row);
  });
  attributed.actions.sort = async (button) => {
    const { key } = button.dataset;
    const descending = view.sort === key ? !view.descending : key === "confidence";
    Object.assign(view, { sort: key, descending, page: 0 });
    await load();
    document.querySelector(`table.disputes [data-key="${key}"]`)?.focus();
  };
  attributed.actions.page = async (button) => {
    view.page = Math.max(view.page + Number(button.dataset.step), 0);
    await load();
    document.querySelector("#disputes-table .table-frame")?.focus();
  };
  attributed.actions.pair = (button) => openPair(button.closest("tr"));

  return { load, closePair };
})();
