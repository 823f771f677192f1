// The conversation: asking, showing turns, keeping them in this browser, exporting them.
attributed.conversation = (() => {
  const MAX_KEPT = 100;
  let answers = [];
  let key = null;
  let asking = false;
  let reader = null;
  const $ = (selector) => document.querySelector(selector);

  function begin(start) {
    key = `attributed:conversation:${start.key}`;
    reader = attributed.readerOf($("#ask .reader"), { onClose: closeReader, onOpen: showReader });
    const form = $("#composer");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      ask($("#question").value);
    });
    $("#question").addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        form.requestSubmit();
      }
    });
    $("#question").addEventListener("input", grow);
    restore();
  }

  function grow() {
    const area = $("#question");
    area.style.height = "auto";
    area.style.height = `${Math.min(area.scrollHeight, 200)}px`;
  }

  function suggest(questions) {
    const list = $("#suggestions");
    list.replaceChildren(
      ...questions.map((question) => {
        const item = document.createElement("li");
        const button = document.createElement("button");
        button.type = "button";
        button.dataset.do = "ask";
        button.dataset.question = question;
        button.textContent = question;
        item.append(button);
        return item;
      }),
    );
    $("#suggested").hidden = questions.length === 0;
  }

  async function ask(text, { history = answers, filters = attributed.filters.values() } = {}) {
    const question = text.trim();
    if (asking) return;
    if (!question) return $("#question").focus();
    asking = true;
    attributed.filters.close();
    const pending = showPending(question);
    $("#question").value = "";
    grow();
    const number = $("#conversation").childElementCount;
    const reply = await attributed.call("ask", {
      question,
      number,
      filters,
      history: history.slice(-2),
    });
    asking = false;
    if (reply.error) {
      fail(pending, reply.error);
      if (!$("#question").value) $("#question").value = question;
      return;
    }
    place(pending, reply.html);
    answers.push({ ...reply.answer, filters });
    keep();
    attributed.say(summary(reply.answer));
  }

  function showPending(question) {
    $("#ask").classList.add("has-turns");
    const turn = document.createElement("div");
    turn.className = "turn-holder is-pending";
    turn.setAttribute("aria-busy", "true");
    const head = document.createElement("h2");
    head.className = "question";
    head.textContent = question;
    const wait = document.createElement("p");
    wait.className = "pending";
    wait.textContent = "Searching the documents";
    turn.append(head, wait);
    $("#conversation").append(turn);
    turn.scrollIntoView({ block: "start", behavior: motion() });
    return turn;
  }

  function place(holder, html) {
    holder.className = "turn-holder";
    holder.removeAttribute("aria-busy");
    holder.innerHTML = html;
    holder.scrollIntoView({ block: "start", behavior: motion() });
  }

  function fail(holder, message) {
    const notice = document.createElement("p");
    notice.className = "notice is-error";
    notice.setAttribute("role", "alert");
    notice.textContent = message;
    holder.removeAttribute("aria-busy");
    holder.querySelector(".pending").replaceWith(notice);
    holder.classList.remove("is-pending");
    holder.classList.add("is-failed");
  }

  function summary(answer) {
    if (answer.status !== "answered") return "No passage found that answers this";
    const passages = answer.statements.length;
    const conflicts = answer.disagreements.filter((item) => item.kind !== "difference").length;
    const said = `${passages} passage${passages === 1 ? "" : "s"} found`;
    return conflicts ? `${said}; the documents disagree` : said;
  }

  function keep() {
    let kept = answers.slice(-MAX_KEPT);
    while (kept.length) {
      try {
        localStorage.setItem(key, JSON.stringify(kept));
        return;
      } catch {
        // The browser's store is full: the oldest turns go first.
        kept = kept.slice(Math.ceil(kept.length / 4));
      }
    }
    localStorage.removeItem(key);
  }

  async function restore() {
    let kept = [];
    try {
      kept = JSON.parse(localStorage.getItem(key) ?? "[]");
    } catch {
      localStorage.removeItem(key);
    }
    if (!Array.isArray(kept) || kept.length === 0) return;
    answers = kept;
    const reply = await attributed.call("restore", { answers: kept });
    if (reply.error) {
      answers = [];
      localStorage.removeItem(key);
      return;
    }
    update(reply.answers, 0);
    $("#ask").classList.add("has-turns");
    const holders = reply.turns.map((html) => {
      const holder = document.createElement("div");
      holder.className = "turn-holder";
      holder.innerHTML = html;
      return holder;
    });
    $("#conversation").prepend(...holders);
    if (!location.search) holders.at(-1)?.scrollIntoView({ block: "start" });
  }

  // Answers as they are labelled now, from one place on; what is null is as it was.
  function update(newer, first) {
    newer.forEach((answer, number) => {
      const { filters } = answers[first + number];
      if (answer) answers[first + number] = { ...answer, filters };
    });
    keep();
  }

  // Labels, speakers or disputes have changed: draw the cards anew, in their places.
  async function redraw() {
    const first = Math.max(answers.length - MAX_KEPT, 0);
    const sent = answers.slice(first);
    if (!sent.length) return;
    const reply = await attributed.call("restore", { answers: sent });
    if (reply.error) return attributed.announce(reply.error);
    // Meanwhile the conversation may have been ended, or gone on.
    if (answers[first]?.question !== sent[0].question) return;
    const shown = ".turn-holder:not(.is-pending):not(.is-failed)";
    const holders = [...document.querySelectorAll(`#conversation > ${shown}`)].slice(first);
    reply.turns.forEach((html, number) => {
      if (holders[number]) holders[number].innerHTML = html;
    });
    update(reply.answers, first);
  }

  function openLink(question, filters) {
    let values;
    try {
      values = filters ? JSON.parse(filters) : {};
    } catch {
      values = {};
    }
    const last = answers.at(-1);
    if (last && last.question === question) return;
    ask(question, { history: [], filters: values });
  }

  // Wide screens show the source beside the conversation, phones above it.
  function showReader() {
    $("#ask").classList.add("is-reading");
  }

  function closeReader() {
    $("#ask").classList.remove("is-reading");
  }

  function motion() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  }

  attributed.actions.ask = (button) => ask(button.dataset.question);
  attributed.actions["new-conversation"] = () => {
    answers = [];
    localStorage.removeItem(key);
    $("#conversation").replaceChildren();
    $("#ask").classList.remove("has-turns");
    reader.close();
    history.replaceState(null, "", location.pathname);
    $("#question").focus();
  };
  attributed.actions["link-question"] = (button) => {
    const holders = [...$("#conversation").children];
    const answer = answers[holders.indexOf(button.closest(".turn-holder"))];
    if (!answer) return;
    const values = { q: answer.resolved };
    const filters = attributed.filters.compact(answer.filters ?? {});
    if (Object.keys(filters).length) values.filters = JSON.stringify(filters);
    attributed.copy(attributed.address(values), "Link to this question copied");
  };
  attributed.actions.export = async (button) => {
    button.closest("details")?.removeAttribute("open");
    if (!answers.length) return attributed.announce("Ask something first");
    const reply = await attributed.call("export", { answers, format: button.dataset.format });
    if (reply.error) return attributed.announce(reply.error);
    attributed.save(reply.name, reply.type, reply.text);
    attributed.announce(`Saved as ${reply.name}`);
  };

  return { begin, ask, suggest, openLink, redraw, reader: () => reader };
})();
