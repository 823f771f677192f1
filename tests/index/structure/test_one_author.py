from __future__ import annotations

from tests.index.structure.threads import articles_of, senders

ONE = "The lamp on the mole was dark when I came in. I nearly hit the stones."
TWO = "It was on when I left at six, and my boat lies right below it."


def test_a_numbered_thread_of_one_writer_is_one_article() -> None:
    posts = "\n\n".join(f"{n}/ {said}" for n, said in enumerate((ONE, TWO, ONE, TWO), start=1))
    head = "# Thread by Ada Holm (@adaholm) of Lamp Watch\n\n*Posted 17 Mar 2023, 21:12 · 4 posts*"
    (article,) = articles_of(f"{head}\n\n{posts}\n")
    found = article.metadata
    assert (found.author, found.outlet, found.date) == ("Ada Holm", "Lamp Watch", "2023-03-17")
    headed = "".join(
        f"Ada Holm (@adaholm) · 17 Mar 2023\n{n}/3 {said}\n\n"
        for n, said in enumerate((ONE, TWO, ONE), start=1)
    )
    assert senders(headed) == [("Ada Holm", "2023-03-17")]
