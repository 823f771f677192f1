"""A small invented corpus: two papers that disagree, a letter in PDF, and hostile files."""

from __future__ import annotations

from pathlib import Path

from fpdf import FPDF

COURIER = """# Five cabins fell at Lund Pass

By Ada Berg

The Lund Courier, 19 February 2019

Five cabins of the Lund cableway fell into the valley on 17 February 2019. The rope was replaced \
in 2016, according to the mayor, Bo Holm.

"We warned the company twice," Holm said. "Nobody answered our letters."

The company's director, Ida Falk, denied that any warning had reached her. The cableway carried \
3,000 passengers on that day. The cableway was opened in 1974 and is the oldest in the region.
"""

STANDARD = """# Seven cabins fell at Lund Pass

By Carl Nyman

The Valley Standard, 20 February 2019

Seven cabins of the Lund cableway fell into the valley on 17 February 2019. The rope was never \
replaced, an engineer told this newspaper.

The mayor of Lund, Bo Holm, did not warn the company, according to its director, Ida Falk. \
The inquiry will shamelessly blame the dead. A memorial will be built next year.
"""

LETTER = (
    "To the inspectorate of ropeways",
    "The brake of the upper station was repaired with parts from a tractor.",
    "I asked for new brakes in October 2018 and received no answer.",
)

HOSTILE_NAME = "hostile <img src=x onerror=alert(1)>.txt"
HOSTILE = """<script>window.hacked = 1</script> The zeppelin landed in Hostileville on Monday. \
<img src=x onerror="window.hacked = 2"> ![x](http://evil.example/x.png) \
The zeppelin carried ${window.hacked = 3} {{constructor.constructor('window.hacked = 4')()}} \
mail. The zeppelin was \u202epainted red\u202c by Hostileville's mayor.

"onmouseover="window.hacked=5" The zeppelin's captain said: </blockquote></div><h1>Own page</h1> \
nothing.
"""
ENDLESS = "x" * 1_000_000


def write_corpus(folder: Path) -> Path:
    """Write the corpus into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "courier.md").write_text(COURIER, encoding="utf-8")
    (folder / "standard.md").write_text(STANDARD, encoding="utf-8")
    pdf = FPDF()
    pdf.set_font("Helvetica", size=12)
    for line in LETTER:
        pdf.add_page()
        pdf.multi_cell(0, 8, line)
    pdf.output(str(folder / "letter.pdf"))
    return folder
