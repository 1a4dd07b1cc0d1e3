"""The words that invented reports are made of: names, roles, outlets, matters."""

from __future__ import annotations

FIRST = (
    "Ada Amara Anselm Aldo Beatrix Bram Branka Cedric Chiara Dario Delphine Desta Edvin Eleni "
    "Emeka Esme Farid Fenna Gideon Greta Halima Henrik Ilse Imani Ines Ivo Jarmila Joaquim Jonas "
    "Kaito Karim Lena Leopold Ludmila Mabel Marek Mirela Nadia Nils Odile Omar Orla Pavel Petra "
    "Quentin Rosalind Ruben Saskia Selim Sigrid Soren Tamsin Tobias Una Vera Viktor Wilma Yusuf "
    "Zita Zoran"
).split()
LAST_STARTS = (
    "Aber Bal Brand Calder Dorn Eller Fenn Gar Hal Ister Jarr Kell Lind Mar Nor Oster Pell Quill "
    "Ren Sker Tarn Ul Vand Wester Yar Zell"
).split()
LAST_ENDS = "by croft dahl en ford gate holt ing ley mark nes ow rick son sted wick".split()
PLACES = (
    "Port Ellery, Skerrow, Lowmoor, Sankt Olm, Skarnes, Brackwater, Tarnmouth, Upper Vell, "
    "Ostrand, Caldermere, Nether Quay, Fennholt, Marrow Bay, Westering, Grey Haven, Ilvane"
).split(", ")
ROLES = (
    "mayor, harbour master, head teacher, council leader, surveyor, union secretary, hospital "
    "director, chief engineer, opposition leader, transport minister, pharmacist, archivist, "
    "police chief, fire officer, historian, ferry captain, farmer, energy minister, judge, nurse"
).split(", ")
BODIES = (
    "Harbour Board, Water Company, Town Council, Ferry Line, Teachers' Union, Rail Authority, "
    "Hospital Trust, Farmers' League, Energy Office, Housing Fund, Coast Guard, Court of Audit"
).split(", ")
OUTLETS = (
    "Lantern, Courier, Observer, Gazette, Herald, Post, Tribune, Mercury, Times, Echo, Dispatch"
).split(", ")
THINGS = (
    "the east pier, the levy, the new bridge, the winter timetable, the water main, the school "
    "roof, the night ferry, the dredging contract, the old net loft, the flood wall, the wind "
    "farm, the housing plan, the market hall, the rail link, the budget, the maternity ward, the "
    "archive, the tunnel, the lighthouse, the grain store"
).split(", ")
STATES = (
    "would be closed until March, had been paid for twice, was safe for every boat, needed a "
    "second look, was never on the table, had cost more than the town was told, would open before"
    " the election, could be repaired for a third of the price, had been inspected in the autumn,"
    " was a matter for the court, had brought back the fishermen, would not survive another "
    "storm, was built on sand, belonged to nobody, had been sold without a vote, would create two"
    " hundred jobs, was the last chance for the quarter, had been delayed by the frost"
).split(", ")
WHY = (
    "because the insurers had asked for it, after two letters had gone unanswered, although "
    "nobody had counted, whatever the opposition wanted, as the figures showed, if the weather "
    "held, before anybody had seen the plans, in spite of the warnings, since the storm of 2014, "
    "under the rules of the region"
).split(", ")
SHORT = (
    "a disgrace, a good day for the town, money in the sea, a calendar, a gift to the banks".split(
        ", "
    )
)
CUES = ("said", "said", "said", "added", "argued", "explained", "warned", "claimed", "insisted")
DAYS = ("on Monday", "on Tuesday", "on Wednesday", "on Thursday", "on Friday", "last week")
PLAIN = (
    "The vote is expected to be close.",
    "The meeting lasted for three hours.",
    "Rain is forecast for the weekend.",
    "The works are to begin in spring.",
    "About forty people had come to listen.",
    "No date has been set.",
)
