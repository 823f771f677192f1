// What all parts of the page share: the server's functions, tabs, links, messages.
window.attributed = (() => {
  const ready = {};
  ready.promise = new Promise((resolve) => (ready.resolve = resolve));
  const actions = {};
  const views = {};
  const NO_SERVER =
    "The server does not answer. Look whether it still runs and try again, or else reload the page.";
  let listed = "";
  let state = null;
  let offersDecisions = false;

  // Called once by the component that carries the server's functions.
  function connect(server) {
    ready.resolve(server);
    view("ask").then(begin);
  }

  // Gradio makes a tab's contents when it is first shown; a promise a view waits for that.
  function view(name) {
    if (!views[name]) {
      views[name] = {};
      views[name].promise = new Promise((resolve) => (views[name].resolve = resolve));
    }
    return views[name].promise;
  }

  function mounted(name) {
    view(name);
    views[name].resolve();
  }

  async function call(name, request = {}) {
    const server = await ready.promise;
    try {
      const reply = await server[name](request);
      if (reply && typeof reply === "object") return reply;
    } catch (error) {
      console.error(name, error);
    }
    return { error: NO_SERVER };
  }

  async function begin() {
    const start = await call("start");
    if (start.error) return announce(start.error);
    applyStart(start);
    attributed.conversation.begin(start);
    offersDecisions = start.decides;
    if (offersDecisions) attributed.decisions.begin();
    view("read").then(() => showContents());
    view("disputes").then(() => attributed.disputes.load());
    openLink();
    document.documentElement.dataset.attributed = "ready";
  }

  function applyStart(start) {
    const count = (n, noun) => `${n.toLocaleString("en")} ${noun}${n === 1 ? "" : "s"}`;
    document.querySelector("#corpus-name").textContent = start.corpus;
    document.querySelector("#corpus-size").textContent =
      `${count(start.documents, "document")} · ${count(start.statements, "statement")}`;
    state = start.state;
    listed = start.contents;
    showContents();
    attributed.filters.offer(start.choices);
    call("suggest").then((reply) => attributed.conversation.suggest(reply.questions ?? []));
  }

  function showContents() {
    const holder = document.querySelector("#contents");
    if (holder) holder.innerHTML = listed;
  }

  // The corpus has changed: show what it holds now.
  async function refresh() {
    const start = await call("start");
    if (start.error) return;
    applyStart(start);
    if (document.querySelector("#disputes-table")) attributed.disputes.load();
  }

  // Documents may have changed, or somebody may have decided, in another window.
  async function lookForChanges() {
    if (document.hidden || state === null) return;
    const now = await call("state");
    if (now.error || now.state === state) return;
    await refresh();
    attributed.conversation.redraw();
    if (offersDecisions) attributed.decisions.begin();
    announce("The documents, or decisions about them, have changed: shown as they are now");
  }

  function openLink() {
    const link = new URLSearchParams(location.search);
    if (link.has("doc")) {
      const place = { document: link.get("doc") };
      for (const key of ["start", "end"]) {
        const offset = Number.parseInt(link.get(key), 10);
        if (Number.isSafeInteger(offset) && offset >= 0) place[key] = offset;
      }
      attributed.library.open(place);
    } else if (link.has("q")) {
      attributed.conversation.openLink(link.get("q"), link.get("filters"));
    }
  }

  function showTab(name) {
    document.querySelector(`#tab-${name}-button`)?.click();
  }

  function address(values) {
    const url = new URL(location.pathname, location.origin);
    for (const [key, value] of Object.entries(values)) url.searchParams.set(key, value);
    return url.href;
  }

  async function copy(text, said) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Without a secure context or permission there is no clipboard: use a selection.
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    announce(said);
  }

  function save(name, type, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  // Said to screen readers; what it says can be seen anyway.
  function say(text) {
    document.querySelector("#said").textContent = text;
  }

  let hiding;
  function announce(text) {
    const toast = document.querySelector("#toast");
    toast.textContent = "";
    requestAnimationFrame(() => (toast.textContent = text));
    toast.classList.add("is-shown");
    clearTimeout(hiding);
    hiding = setTimeout(() => toast.classList.remove("is-shown"), 4000);
  }

  function placeOf(element) {
    const holder = element.closest("[data-document]");
    if (!holder) return null;
    const { document: path, start, end } = holder.dataset;
    const place = { document: path };
    if (start !== undefined) place.start = Number(start);
    if (end !== undefined) place.end = Number(end);
    return place;
  }

  function read(place, origin) {
    document.querySelector("dialog[open]")?.close();
    const inAsk = origin.closest("#ask") !== null;
    if (inAsk) attributed.conversation.reader().open(place, { origin });
    else attributed.library.open(place);
  }

  actions.read = (button) => {
    const reader = button.closest(".reader");
    if (reader) attributed.readerOf(reader).open(placeOf(button));
    else read(placeOf(button), button);
  };
  actions.copy = (button) => {
    const card = button.closest("[data-source]");
    const quote = card.querySelector(":scope > .quote").textContent;
    copy(`“${quote}” — ${card.dataset.source}`, "Quote and citation copied");
  };
  actions.link = (button) => {
    const { document: doc, start, end } = placeOf(button);
    copy(address({ doc, start, end }), "Link to this passage copied");
  };
  actions["close-dialog"] = (button) => button.closest("dialog").close();
  actions.theme = () => {
    const dark = !document.body.classList.contains("dark");
    document.body.classList.toggle("dark", dark);
    localStorage.setItem("attributed:theme", dark ? "dark" : "light");
  };

  function onClick(event) {
    const button = event.target.closest?.("[data-do]");
    if (button && actions[button.dataset.do]) {
      actions[button.dataset.do](button, event);
      return;
    }
    // A card is opened by a click on its words too, unless they are being selected.
    const card = event.target.closest?.(".card[data-document]");
    const control = event.target.closest?.("button, a, summary, input, label");
    if (card && !control && !String(getSelection())) read(placeOf(card), card);
  }

  // The arrow keys move between tabs (WAI-ARIA Authoring Practices, "Tabs").
  function onKey(event) {
    const tab = event.target.closest?.("[role='tab']");
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!tab || !by) return;
    const tabs = [...tab.parentElement.querySelectorAll("[role='tab']")];
    const next = tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length];
    next.click();
    next.focus();
  }

  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  document.addEventListener("visibilitychange", lookForChanges);
  window.addEventListener("focus", lookForChanges);
  const kept = localStorage.getItem("attributed:theme");
  if (kept) {
    const apply = () => document.body.classList.toggle("dark", kept === "dark");
    // Gradio sets the class by the system's setting while it starts.
    document.addEventListener("DOMContentLoaded", apply);
    ready.promise.then(apply);
  }

  return { connect, mounted, view, call, refresh, actions, announce, say, copy, save, address, showTab, read };
})();
