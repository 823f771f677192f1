// The Documents tab's rows: each button names what is to be done with which document.
attributed.documents = (() => {
  function connect(element, trigger) {
    element.addEventListener("click", (event) => {
      const button = event.target.closest("[data-action]");
      if (!button || button.disabled) return;
      const { action, document: path } = button.dataset;
      if (action === "remove" && !button.classList.contains("is-asking")) {
        // Removing an upload can't be taken back: it takes two clicks.
        button.classList.add("is-asking");
        button.textContent = "Really remove?";
        return;
      }
      trigger("click", { action, document: path });
    });
  }
  return { connect };
})();
