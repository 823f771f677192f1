// The Documents tab's rows: each button names what is to be done with which document.
attributed.documents = (() => {
  let acted = null;

  function connect(element, trigger) {
    element.addEventListener("click", (event) => {
      const button = event.target.closest("[data-action]");
      if (!button || button.disabled) return;
      const { action, document: path } = button.dataset;
      // Removing an upload can't be taken back: it takes two clicks.
      if (action === "remove" && !button.classList.contains("is-asking")) return confirm(button);
      acted = path;
      button.disabled = true;
      trigger("click", { action, document: path });
    });
    new MutationObserver(() => keepFocus(element)).observe(element, { childList: true, subtree: true });
  }

  function confirm(button) {
    const { textContent: text, ariaLabel: label } = button;
    button.classList.add("is-asking");
    button.textContent = "Really remove?";
    button.ariaLabel = `Really remove: ${button.dataset.document}?`;
    const back = () => {
      if (button.disabled) return;
      button.classList.remove("is-asking");
      button.textContent = text;
      button.ariaLabel = label;
    };
    button.addEventListener("blur", back, { once: true });
  }

  // The table was drawn anew under the button that had the focus: it goes on with the document.
  function keepFocus(element) {
    const { activeElement: focused } = document;
    const elsewhere = focused !== document.body && !element.contains(focused);
    const button = [...element.querySelectorAll("[data-action]")].find((b) => b.dataset.document === acted);
    if (acted === null || elsewhere || button?.disabled) return;
    (button ?? element.querySelector(".table-frame"))?.focus({ preventScroll: true });
  }

  // Whoever goes on to something else is not taken back.
  const goOn = () => (acted = null);
  document.addEventListener("pointerdown", goOn);
  document.addEventListener("keydown", (event) => event.key === "Tab" && goOn());

  return { connect };
})();
