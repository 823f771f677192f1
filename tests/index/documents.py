"""Small documents for tests of indexing: several subjects, quotations, figures, a dispute."""

BRIDGE = """The Bridge at Holm

By Ada Berg

3 March 2021

The council closed the bridge on Monday. Mayor Karin Dahl said that 40 workers would repair it by
June. "The bridge is safe," Dahl told reporters, "and it always was."

Engineers disagreed. According to Per Ek, who inspected the cables, 12 of them had rusted through.
The repair will cost 3.4 million crowns.
"""

FERRY = """A Ferry for the Valley

By Bo Ray

9 April 2021

The ferry began to run on Tuesday. It carries 60 passengers, the company says. Dahl denied that the
bridge had been unsafe. The council had been warned twice, a former clerk claimed.
"""

MILL = """The Old Mill

By Cy Lund

12 May 2022

The mill burned down in 1987. Nobody was hurt. The owner said the fire was an accident.
"""

GERMAN = """Die Brücke wurde am Montag geschlossen, weil die Ingenieure mehrere Risse in den Kabeln
gefunden hatten. Der Bürgermeister sagte, dass die Reparatur bis zum Sommer dauern werde und dass
niemand in Gefahr gewesen sei.
"""
