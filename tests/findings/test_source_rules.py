"""Which sources the rules point at, and which they leave alone."""

from __future__ import annotations

import pytest

from tests.findings.examples import found, found_words

UNNAMED = """\
Quay talks drag on.

The quay will close in May, an official at the Tarnholm port authority said on Monday. The \
official said that the cranes would be sold.

A diplomat who was in the room said that no price had been named. He spoke on condition of \
anonymity because the talks are private.

A person close to the talks told the Courier that the ferry line had already left.

Her lawyer, Bram Oakes, said that the letters were lost. The harbour master, Ada Quill, said that \
she had kept copies.

A spokesman said on condition of anonymity that the ministry would not pay.
"""

CROWDS = """\
Tram line opens.

Critics say the tram will never pay for itself. The line runs from the harbour to the hospital.

Some residents said that the bell kept them awake, and many believe that it will be moved.

Two thirds of passengers said in a poll that they liked the seats.

Economists said the fares were too low. “Nobody can run a tram on this,” said Piet Oduya, an \
economist at Wenlow College.

Voters elected a new council in May. Opponents of the line, including Hanne Brook, say they will \
go to court.
"""

NOBODY = """\
Bridge shut after crack is found.

The bridge was reportedly closed on Sunday. It is believed that a lorry struck the pier.

The mayor, Imelda Shaw, said that the driver had allegedly been asleep. According to the police, \
he was reportedly alone.

“It is said to be the oldest bridge in the country,” said Orla Fenn, the county engineer.

The company has been accused of hiding an older crack. It was accused by the town council of \
hiding the plans, too.
"""

QUOTATIONS = """\
Swans return to Wenlow.

The lock was opened on Saturday.

“We thought we would never see a boat here again in our lives.”

“The swans were first,” said Hanne Brook, who keeps the lock. “They waited for the gate as if \
they had read the notice.”

The notice on the gate reads “Please do not feed the swans or the keeper”. The “grand opening” \
took eleven minutes.
"""

CUES = """\
Council quarrels over tunnel.

The minister, Nadia Rowe, claimed that the tunnel was finished on time. Her predecessor, Jon \
Adair, admitted that it leaks.

No group has claimed responsibility for the leaflets. Two men were admitted to hospital.

Councillor Vane did not boast that he had planned it. “He claimed that he dug it himself,” said \
Shaw.

His claim that the tunnel is dry was printed in the Courier.
"""

FIGURES = """\
Statement read at theatre.

A statement was read out at the theatre on Sunday. The individual said that the funds had been \
returned in full.

A former treasurer, Ines Marlow, spoke afterwards. The woman said that she knew nothing of it.
"""

HEARSAY = """\
Ferry grant in doubt.

Councillor Imelda Shaw said that the transport minister, Jon Adair, had promised her two million \
crowns for the ferry. Shaw said that she had told nobody.

“Ines Marlow told me that the slipway was rotten,” said Piet Oduya, who keeps the boats.

Oduya said that the harbour board would announce its plans in May. He said that everybody had \
told him to sell the boats. Marlow said that the board had asked Oduya to wait.

Shaw said that her grandmother had told her that the ferry once ran to Wenlow. Oduya said that \
Marlow tells visitors that the tide is late every year.
"""

ANSWERED = """\
Ferry grant in doubt.

Councillor Imelda Shaw said that the transport minister, Jon Adair, had promised her two million \
crowns for the ferry. Adair declined to comment.

Ada Quill, a spokeswoman for the minister, Nadia Rowe, said that Rowe had told the board to wait.
"""

EXPLAINED = """\
Quay talks drag on.

The cranes will be sold in May, two officials at the port authority said. They spoke on condition \
of anonymity because the talks are private.

The officials said that no price had been named. An official at the customs house said that it \
would be low.
"""


def heads(code: str, report: str) -> list[str]:
    """Give the first two words of each place that a rule points at."""
    return [" ".join(words.split()[:2]) for words in found_words(code, report)]


@pytest.mark.parametrize(
    ("code", "report", "expected"),
    [
        ("ATT001", QUOTATIONS, ["“We thought"]),
        ("ATT002", UNNAMED, ["an official", "A person", "A spokesman"]),
        ("ATT003", NOBODY, ["reportedly", "It is", "has been"]),
        ("ATT004", CROWDS, ["Critics", "many"]),
        ("ATT002", EXPLAINED, ["An official"]),
        ("ATT005", FIGURES, ["The individual"]),
        ("ATT006", HEARSAY, ["the transport", "Ines Marlow"]),
        ("ATT006", ANSWERED, []),
        ("ATT008", CUES, ["claimed", "admitted"]),
    ],
)
def test_what_is_pointed_at(code, report, expected):
    assert heads(code, report) == expected


def test_a_condition_without_a_reason_is_told_apart():
    messages = [finding.message for finding in found("ATT002", UNNAMED)]
    assert "or say why not" in messages[0]
    assert messages[-1].endswith("but not why")


def test_a_finding_names_its_attribution():
    assert {finding.subject for finding in found("ATT004", CROWDS)} <= {f"a{n}" for n in range(40)}


def test_hearsay_tells_who_passes_it_on():
    messages = [finding.message for finding in found("ATT006", HEARSAY)]
    assert messages[0] == "what “Jon Adair” said is told by “Imelda Shaw”: is it confirmed?"
