// What the user decides: the fold at a statement, the list of all, and what follows on the page.
attributed.decisions = (() => {
  const DONE = { dismiss: "dismiss_dispute", label: "set_label", speaker: "set_speakers" };
  const $ = (selector) => document.querySelector(selector);
  let offered = false;

  // Whether this page may decide is for the server to say.
  async function begin() {
    const reply = await attributed.call("decisions");
    if (reply.error) return;
    offered = true;
    count(reply.count);
    // A source may stand open already, by a link; a fold in which something is being decided stays.
    readers().forEach((reader) => reader.refresh({ unlessDeciding: true }));
  }

  function count(number) {
    const button = $("#decisions-count");
    button.textContent = `${number.toLocaleString("en")} decided by hand`;
    button.hidden = number === 0;
  }

  function readers() {
    return [...document.querySelectorAll(".reader:not([hidden])")].map((root) =>
      attributed.readerOf(root),
    );
  }

  // The fold for a statement, or null where nothing may be decided.
  async function fold(id) {
    return folded("matter", { id });
  }

  // The same for a dispute, between the places of its two ends.
  async function foldBetween(a, b) {
    return folded("between", { a, b });
  }

  async function folded(name, request) {
    if (!offered) return null;
    const reply = await attributed.call(name, request);
    if (reply.error) return null;
    const holder = document.createElement("div");
    holder.innerHTML = reply.html;
    return holder.firstElementChild;
  }

  function matter(form) {
    return form.querySelector("[name=matter]:checked")?.value ?? "";
  }

  // What the choices made so far will do; empty where something is still to be chosen.
  function effect(form) {
    const checked = (name) => form.querySelector(`input[name="${name}"]:checked`);
    if (matter(form) === "dismiss") return checked("matter").dataset.effect;
    if (matter(form) === "label") return checked("label")?.dataset.effect ?? "";
    return "";
  }

  function names(form) {
    return form.elements.speakers.value.split("\n").map((name) => name.trim()).filter(Boolean);
  }

  // As a card will name them: the author stays first, and is not quoted by themselves.
  function chain(form) {
    const { author } = form.dataset;
    const given = names(form);
    const same = author && given[0]?.toLowerCase() === author.toLowerCase();
    const quoted = same ? given.slice(1) : given;
    const list = document.createElement("span");
    list.className = "chain";
    [...(author ? [author] : []), ...quoted].forEach((name, number) => {
      const one = document.createElement("span");
      if (number || !author) one.className = "is-quoted";
      const voice = document.createElement("bdi");
      voice.className = "voice";
      voice.textContent = name;
      one.append(...(number || !author ? ["quoting "] : []), voice);
      list.append(one);
    });
    return list;
  }

  function show(form) {
    for (const fields of form.querySelectorAll(".matter-fields")) {
      fields.hidden = fields.dataset.matter !== matter(form);
    }
    form.querySelector(".put-right-save").hidden = !matter(form);
    const line = form.querySelector(".effect");
    const said = matter(form) === "speaker" && names(form).length
      ? ["It is shown as said by: ", chain(form)]
      : [effect(form)];
    line.replaceChildren(...said);
    line.hidden = !line.textContent;
  }

  function requestOf(form) {
    const base = { statement: form.dataset.statement, note: form.elements.note.value };
    if (matter(form) === "dismiss") {
      return { ...base, other: form.querySelector("[name=matter]:checked").dataset.other };
    }
    if (matter(form) === "label") return { ...base, label: form.elements.label.value };
    return { ...base, speakers: names(form), kind: form.elements.kind.value || null };
  }

  function missing(form) {
    if (matter(form) === "label" && !form.elements.label.value) return "Choose a label.";
    if (matter(form) === "speaker" && !names(form).length) return "Write at least one name.";
    return "";
  }

  function tell(line, text, { wrong = false } = {}) {
    line.classList.toggle("is-error", wrong);
    line.textContent = text;
  }

  async function save(form) {
    const put = form.closest(".put-right");
    const root = form.closest(".reader");
    const line = put.querySelector(".put-right-said");
    const wrong = missing(form);
    if (wrong) return tell(line, wrong, { wrong: true });
    const button = form.querySelector("[type=submit]");
    if (button.disabled) return;
    button.disabled = true;
    tell(line, "Saving …");
    const reply = await attributed.call(DONE[matter(form)], requestOf(form));
    button.disabled = false;
    if (reply.error) return tell(line, reply.error, { wrong: true });
    await follow(reply);
    if (!put.closest("#pair")) return answerIn(root, reply.said);
    attributed.disputes.closePair();
    attributed.announce(reply.said);
  }

  async function undo(button) {
    const listed = button.closest("#decisions") !== null;
    const root = button.closest(".reader");
    const line = listed ? $("#decisions-said") : button.closest(".put-right").querySelector(".put-right-said");
    if (button.disabled) return;
    button.disabled = true;
    tell(line, "Taking it back …");
    const reply = await attributed.call("undo_decision", { decision: button.dataset.decision });
    button.disabled = false;
    if (reply.error) return tell(line, reply.error, { wrong: true });
    await follow(reply);
    if (!listed) return answerIn(root, reply.said);
    await list();
    tell(line, reply.said);
    line.focus();
  }

  // The fold was drawn anew: open it again, and say there what was done.
  function answerIn(root, said) {
    const put = root?.querySelector(".put-right");
    if (!put) return attributed.announce(said);
    put.open = true;
    const line = put.querySelector(".put-right-said");
    tell(line, said);
    line.focus();
  }

  // Everything that is shown takes the new labels, speakers and disputes.
  async function follow({ labels, count: number }) {
    count(number);
    for (const statement of document.querySelectorAll(".reader .st[data-id]")) {
      const label = labels[statement.dataset.id];
      if (label) statement.className = statement.className.replace(/\bis-(record|claim|disputed|none)\b/, `is-${label}`);
    }
    await Promise.all([
      attributed.conversation.redraw(),
      ...readers().map((reader) => reader.refresh()),
      attributed.refresh(),
    ]);
  }

  async function list() {
    const reply = await attributed.call("decisions");
    const body = $("#decisions-body");
    if (reply.error) body.textContent = reply.error;
    else body.innerHTML = reply.html;
  }

  document.addEventListener("input", (event) => {
    const form = event.target.closest?.(".put-right-form");
    if (!form) return;
    show(form);
    // What it will do, and the button, come into view with the choice.
    const save = form.querySelector(".put-right-save");
    if (event.target.type === "radio" && !save.hidden) save.scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("submit", (event) => {
    const form = event.target.closest?.(".put-right-form");
    if (!form) return;
    event.preventDefault();
    save(form);
  });
  attributed.actions["undo-decision"] = undo;
  attributed.actions["all-decisions"] = async () => {
    tell($("#decisions-said"), "");
    await list();
    $("#decisions").showModal();
  };

  return { begin, fold, foldBetween };
})();
