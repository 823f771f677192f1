// A source: opened at a place, loaded piece by piece while it is scrolled.
attributed.readers = new WeakMap();

attributed.readerOf = (root, options) => {
  if (!attributed.readers.has(root)) {
    attributed.readers.set(root, attributed.createReader(root, options));
  }
  return attributed.readers.get(root);
};

attributed.createReader = (root, { onOpen = () => {}, onClose = () => {} } = {}) => {
  const part = (name) => root.querySelector(`.reader-${name}`);
  const scroller = part("text");
  const visited = [];
  let place = null;
  let origin = null;
  let originPlace = null;
  let chosen = null;
  let observer = null;
  let opening = 0;

  async function open(next, { back = false, origin: from = null } = {}) {
    const request = ++opening;
    if (from) {
      origin = from;
      originPlace = next;
      visited.length = 0;
    } else if (place && !back) {
      visited.push(place);
    }
    place = next;
    root.hidden = false;
    root.setAttribute("aria-busy", "true");
    onOpen();
    const reply = await attributed.call("open", next);
    if (request !== opening) return;
    root.removeAttribute("aria-busy");
    if (reply.error) return showError(reply.error);
    show(reply);
  }

  function show(reply) {
    part("head").innerHTML = reply.head;
    detail(reply.detail, reply.statement);
    root.querySelector("[data-do='reader-back']").disabled = visited.length === 0;
    const sections = reply.sizes.map((size, number) => {
      const section = document.createElement("section");
      section.className = "chunk";
      section.dataset.number = number;
      section.style.setProperty("--chars", size);
      return section;
    });
    fill(sections[reply.number], reply.html);
    scroller.replaceChildren(...sections);
    setCurrent(reply.statement && byId(reply.statement));
    scrollToPlace(sections[reply.number], reply.article);
    watch(sections);
    (root.classList.contains("is-overlay") || origin ? part("title-line") : scroller).focus({
      preventScroll: true,
    });
  }

  function showError(message) {
    chosen = null;
    part("head").replaceChildren();
    part("detail").replaceChildren();
    const notice = document.createElement("p");
    notice.className = "notice is-error";
    notice.setAttribute("role", "alert");
    notice.textContent = message;
    scroller.replaceChildren(notice);
  }

  function fill(section, html) {
    section.innerHTML = html;
    section.classList.add("is-loaded");
  }

  function scrollToPlace(section, article) {
    const aim =
      scroller.querySelector("mark.target") ??
      (place.start ? section.querySelector(`#article-${article}`) : null) ??
      section;
    const offset = aim.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    const margin = aim.matches("mark") ? scroller.clientHeight * 0.3 : 8;
    scroller.scrollTop += offset - margin;
  }

  function watch(sections) {
    observer?.disconnect();
    observer = new IntersectionObserver(
      (entries) => entries.filter((e) => e.isIntersecting).forEach((e) => load(e.target)),
      { root: scroller, rootMargin: "1500px 0px" },
    );
    sections.forEach((section) => observer.observe(section));
  }

  async function load(section) {
    observer?.unobserve(section);
    if (section.classList.contains("is-loaded") || section.dataset.loading) return;
    section.dataset.loading = "yes";
    const number = Number(section.dataset.number);
    const reply = await attributed.call("chunk", { ...place, number });
    if (!section.isConnected || reply.error) return;
    // What is read stays where it is when text above it takes another height than was guessed.
    const above = section.offsetTop + section.offsetHeight <= scroller.scrollTop;
    const before = section.offsetHeight;
    fill(section, reply.html);
    if (above) scroller.scrollTop += section.offsetHeight - before;
  }

  function byId(id) {
    return scroller.querySelector(`.st[data-id="${CSS.escape(id)}"]`);
  }

  function setCurrent(statement) {
    scroller.querySelector(".st.is-current")?.classList.remove("is-current");
    statement?.classList.add("is-current");
  }

  async function choose(statement) {
    setCurrent(statement);
    await describe(statement.dataset.id);
    part("detail").scrollTop = 0;
  }

  async function describe(id) {
    const reply = await attributed.call("statement", { id });
    if (reply.error) return attributed.announce(reply.error);
    await detail(reply.detail, id);
  }

  // What is known of a statement, with what can be decided about it where that is offered.
  async function detail(html, id) {
    chosen = id;
    part("detail").innerHTML = html;
    const fold = id ? await attributed.decisions.fold(id) : null;
    if (fold && chosen === id) part("detail").append(fold);
  }

  async function step(by) {
    const next = () => {
      const all = [...scroller.querySelectorAll(".st:not(.is-none)")];
      const current = scroller.querySelector(".st.is-current");
      return current ? all[all.indexOf(current) + by] : all[0];
    };
    let statement = next();
    if (!statement) {
      const loaded = [...scroller.querySelectorAll(".chunk.is-loaded")];
      const edge = by > 0 ? loaded.at(-1)?.nextElementSibling : loaded[0]?.previousElementSibling;
      if (!edge) return;
      await load(edge);
      statement = next();
    }
    if (!statement) return;
    statement.scrollIntoView({ block: "nearest" });
    choose(statement);
  }

  function close() {
    if (root.hidden) return;
    root.hidden = true;
    opening += 1;
    visited.length = 0;
    place = null;
    onClose();
    const from = origin && !origin.isConnected ? sameAs(originPlace) : origin;
    const button = from?.matches("button") ? from : from?.querySelector("[data-do='read']");
    button?.focus();
    origin = null;
  }

  // A card that was drawn anew since the source was opened from it.
  function sameAs({ document: path, start, end }) {
    return [...document.querySelectorAll("#ask .card[data-document]")].find(
      ({ dataset }) =>
        dataset.document === path && Number(dataset.start) === start && Number(dataset.end) === end,
    );
  }

  function showLabels(on) {
    root.classList.toggle("shows-labels", on);
    root.querySelector("[data-do='reader-labels']").setAttribute("aria-pressed", String(on));
  }

  root.addEventListener("click", (event) => {
    const statement = event.target.closest(".st");
    if (statement && !String(getSelection())) choose(statement);
  });
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });

  return {
    open,
    close,
    step,
    refresh: async ({ unlessDeciding = false } = {}) => {
      const deciding = unlessDeciding && root.querySelector(".put-right[open]");
      if (chosen && !deciding) await describe(chosen);
    },
    back: () => visited.length && open(visited.pop(), { back: true }),
    toggleLabels: () => showLabels(!root.classList.contains("shows-labels")),
    link: () => place && attributed.copy(attributed.address(linked(place)), "Link to this place copied"),
  };

  function linked({ document: doc, start, end }) {
    return end === undefined ? { doc, ...(start === undefined ? {} : { start }) } : { doc, start, end };
  }
};

(() => {
  const of = (button) => attributed.readerOf(button.closest(".reader"));
  attributed.actions["reader-close"] = (button) => of(button).close();
  attributed.actions["reader-back"] = (button) => of(button).back();
  attributed.actions["reader-next"] = (button) => of(button).step(1);
  attributed.actions["reader-previous"] = (button) => of(button).step(-1);
  attributed.actions["reader-labels"] = (button) => of(button).toggleLabels();
  attributed.actions["reader-link"] = (button) => of(button).link();
})();
