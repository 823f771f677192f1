// What is searched: documents, outlets, authors, speakers, dates.
attributed.filters = (() => {
  const NAMES = ["documents", "outlets", "authors", "speakers"];
  const chosen = Object.fromEntries(NAMES.map((name) => [name, new Set()]));
  const $ = (selector) => document.querySelector(selector);

  function offer(choices) {
    for (const name of NAMES) {
      const list = $(`#choices-${name}`);
      list.replaceChildren(
        ...choices[name].map((value) => {
          const option = document.createElement("option");
          option.value = value;
          return option;
        }),
      );
      // What is gone with a document can't be searched any more. (Of speakers not all are offered.)
      if (name !== "speakers") {
        for (const value of chosen[name]) if (!choices[name].includes(value)) chosen[name].delete(value);
      }
      show(name);
    }
  }

  function add(input) {
    const { name } = input;
    const sought = input.value.trim().toLowerCase();
    const values = [...$(`#choices-${name}`).options].map((option) => option.value);
    const fitting = values.filter((value) => value.toLowerCase().includes(sought));
    const known = values.find((value) => value.toLowerCase() === sought) ?? (fitting.length === 1 && fitting[0]);
    tell(input, "");
    if (!sought) return;
    if (!known) return tell(input, fitting.length ? "Several fit: choose one" : "Not in these documents");
    chosen[name].add(known);
    input.value = "";
    show(name);
  }

  function tell(input, said) {
    input.setAttribute("aria-invalid", String(said !== ""));
    $(`#said-${input.name}`).textContent = said;
  }

  // The menu makes room for the answer. What was typed but chosen by nobody narrows nothing: it goes.
  function close() {
    const unused = [...document.querySelectorAll(".filter-input")].filter((input) => input.value.trim());
    unused.forEach(add);
    const left = unused.filter((input) => input.value);
    if (left.length) attributed.announce(`Not searched by: ${left.map((input) => input.value).join(", ")}`);
    left.forEach((input) => {
      input.value = "";
      tell(input, "");
    });
    $("#filters").removeAttribute("open");
  }

  function show(name) {
    $(`#chosen-${name}`).replaceChildren(
      ...[...chosen[name]].map((value) => {
        const item = document.createElement("li");
        const button = document.createElement("button");
        button.type = "button";
        button.className = "chip";
        button.dataset.do = "unfilter";
        button.dataset.name = name;
        button.dataset.value = value;
        button.setAttribute("aria-label", `Remove filter: ${value}`);
        const text = document.createElement("bdi");
        text.textContent = value;
        button.append(text);
        item.append(button);
        return item;
      }),
    );
    count();
  }

  function count() {
    const dates = [$("#filter-from").value, $("#filter-to").value].filter(Boolean).length;
    const number = NAMES.reduce((sum, name) => sum + chosen[name].size, dates);
    $("#filter-count").textContent = number ? `(${number})` : "";
    $("#filters").classList.toggle("is-active", number > 0);
  }

  function values() {
    const all = Object.fromEntries(NAMES.map((name) => [name, [...chosen[name]]]));
    return { ...all, date_from: $("#filter-from").value || null, date_to: $("#filter-to").value || null };
  }

  function compact(filters) {
    return Object.fromEntries(
      Object.entries(filters).filter(([, value]) => value && value.length !== 0),
    );
  }

  document.addEventListener("change", (event) => {
    if (event.target.matches?.(".filter-input")) add(event.target);
    else if (event.target.matches?.("#filter-from, #filter-to")) count();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches?.(".filter-input")) {
      event.preventDefault();
      add(event.target);
    }
    if (event.key === "Escape") {
      const menu = event.target.closest?.("details.menu[open]");
      if (menu) {
        menu.removeAttribute("open");
        menu.querySelector("summary").focus();
      }
    }
  });
  // One menu at a time, and none over what is chosen next. The path is that of the click: what was
  // clicked may be gone from the page by now.
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!event.composedPath().includes(menu)) menu.removeAttribute("open");
    }
  });
  attributed.actions.unfilter = (button) => {
    chosen[button.dataset.name].delete(button.dataset.value);
    show(button.dataset.name);
    $(`#filter-${button.dataset.name}`).focus();
  };
  attributed.actions["clear-filters"] = () => {
    $("#filter-from").value = "";
    $("#filter-to").value = "";
    NAMES.forEach((name) => {
      chosen[name].clear();
      $(`#filter-${name}`).value = "";
      tell($(`#filter-${name}`), "");
      show(name);
    });
  };

  return { offer, values, compact, close };
})();
