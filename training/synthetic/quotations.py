"""Layouts of quotations: where the marks, the speaker and the cue stand."""

from __future__ import annotations

from training.synthetic.scene import Scene, begin, layout, with_comma

TAILS = (
    "and {folk} know it.",
    "because there is no other way.",
    "for {num} weeks.",
    "so we will wait.",
    "whatever {body} may think.",
    "but nobody came.",
    "and we will {act}.",
    "if {folk} let us.",
    "not a word more.",
    "before it is too late.",
    "with or without {plan}.",
)


@layout(5)
def quotation_then_speaker(s: Scene) -> str:
    """“...,” she said."""
    quote = s.quote(s.rng.randint(1, 3), comma=True)
    return f"[C1 {quote}] [S1 {s.source()}] {s.spoke()}{s.when()}."


@layout(4)
def quotation_inverted(s: Scene) -> str:
    """“...,” said Ray Cole, who runs the ferry."""
    who = s.someone()
    name = s.name(who, last=True)
    if name in ("he", "she"):
        name = who.full
    cue = s.pick("said|said|said|says|added|asked|recalled|explained|shouted|replied|warned")
    return f"[C1 {s.quote(s.rng.randint(1, 2), comma=True)}] [Q1 {cue}] [S1 {name}]."


@layout(3)
def speaker_then_quotation(s: Scene) -> str:
    """She said, “...” or She said: “...”."""
    quote = s.quote(s.rng.randint(1, 3))
    source = begin(s.source())
    verb = s.pick("said|added|asked|replied|wrote|continued|answered|put it this way|told us")
    if s.chance(0.5):
        return f"[S1 {source}] [Q1 {verb}:] [C1 {quote}]"
    return f"[S1 {source}] {s.cue(verb)}, [C1 {quote}]"


@layout(4)
def split_quotation(s: Scene) -> str:
    """“We waited,” she said, “for hours.” with the speaker between."""
    first = with_comma(s.w.spoken()).rstrip("?!,")
    tail = s.w.fill(s.rng.choice(TAILS))
    speaker = f"[S1 {s.source()}] {s.spoke()}"
    if s.chance(0.3):
        speaker = f"[Q1 said] [S1 {s.name(s.someone())}]".replace(",]", "]")
    more = f" {s.w.spoken()}" if s.chance(0.4) else ""
    return f"[C1 “{first},”] {speaker}, [C1 “{tail}{more}”]"


@layout(4)
def quotation_resumed(s: Scene) -> str:
    """“A,” she said. “B.” in one paragraph."""
    first = s.quote(1, comma=True)
    return (
        f"[C1 {first}] [S1 {s.source()}] {s.spoke()}{s.when()}. [C1 {s.quote(s.rng.randint(1, 3))}]"
    )


@layout(3)
def quotation_resumed_next_paragraph(s: Scene) -> str:
    """“A,” she said. “B.” follows in a new paragraph."""
    first = s.quote(s.rng.randint(1, 2), comma=True)
    rest = s.quote(s.rng.randint(1, 3))
    return f"[C1 {first}] [S1 {s.source()}] {s.spoke()}.\n\n[C1 {rest}]"


@layout(3)
def paragraphs_reopened(s: Scene) -> str:
    """A quotation over paragraphs: each opens its marks, only the last closes them."""
    middle = "".join(
        f"\n\n[C1 “{s.w.spoken(s.rng.randint(1, 3))}]" for _ in range(s.rng.randint(0, 2))
    )
    rest = f"{middle}\n\n[C1 {s.quote(s.rng.randint(1, 2))}]"
    if s.chance(0.5):
        cue = s.pick("said:|wrote:|added:|continued:")
        return f"[S1 {begin(s.source())}] [Q1 {cue}] [C1 “{s.w.spoken(2)}]{rest}"
    first = s.quote(1, comma=True)
    return f"[C1 {first}] [S1 {s.source()}] {s.spoke()}. [C1 “{s.w.spoken(2)}]{rest}"


@layout(2)
def paragraphs_open_once(s: Scene) -> str:
    """A quotation over paragraphs whose marks open once and close once."""
    return (
        f"[S1 {begin(s.source())}] [Q1 {s.pick('said:|explained:|read out a statement:')}] "
        f"[C1 “{s.w.spoken(2)}]\n\n[C1 {s.w.spoken(s.rng.randint(1, 2))}”]"
    )


@layout(2)
def mark_never_closed(s: Scene) -> str:
    """A quotation whose closing mark was forgotten."""
    if s.chance(0.5):
        return (
            f"[S1 {begin(s.source())}] [Q1 {s.pick('said:|added:|wrote:')}] [C1 “{s.w.spoken(2)}]"
        )
    return f"[C1 “{with_comma(s.w.spoken())}] [S1 {s.source()}] {s.spoke()}."


@layout(1)
def mark_never_opened(s: Scene) -> str:
    """A quotation whose opening mark was forgotten."""
    return f"[C1 {with_comma(s.w.spoken())}”] [S1 {s.source()}] {s.spoke()}."


@layout(4)
def introduced_then_new_paragraph(s: Scene) -> str:
    """X, a doctor, said: and the quotation in the next paragraph."""
    source = begin(s.name(s.someone()))
    cue = s.pick("said:|said:|told us:|added:|had this to say:|put it bluntly:|wrote:|commented:")
    if cue == "told us:":
        cue = "told"
        source, between = source, " us:"
    else:
        between = ""
    place = s.pick("||", f" at the meeting in {s.places[0]}", f" on {s.w.slot('day')}")
    if place and cue.endswith(":"):
        cue, between = cue[:-1], f"{place}:"
    more = f"\n\n[C1 {s.quote(1)}]" if s.chance(0.3) else ""
    return f"[S1 {source}] [Q1 {cue}]{between}\n\n[C1 {s.quote(s.rng.randint(1, 3))}]{more}"


@layout(4)
def fragment_in_report(s: Scene) -> str:
    """She said the plan was “a slap in the face”."""
    subject = s.w.slot(s.pick("thing|trouble|plan|paper"))
    if s.chance(0.5):
        verb = s.pick("called|called|has called|branded|labelled")
        return f"[S1 {begin(s.source())}] [Q1 {verb}] {s.fragment_end(subject + ' ')}"
    return f"[S1 {begin(s.source())}] {s.claimed()} {s.fragment_end(f'{s.that()}{subject} was ')}"


@layout(2)
def fragment_described(s: Scene) -> str:
    """“A slap in the face” was how she described the plan."""
    words = begin(s.w.make("fragment"))
    subject = s.w.slot(s.pick("thing|trouble|plan"))
    return f"[C1 “{words}”] was how [S1 {s.source()}] [Q1 described] [C1 {subject}]."


@layout(2)
def fragment_as(s: Scene) -> str:
    """She described the plan as “a slap in the face”."""
    subject = s.w.slot(s.pick("thing|trouble|plan"))
    verb = s.pick("described|dismissed|condemned|has described|hailed")
    return f"[S1 {begin(s.source())}] [Q1 {verb}] {s.fragment_end(f'{subject} as ')}"


@layout(2)
def mixed_indirect_and_quoted(s: Scene) -> str:
    """She said that the wall was safe and “not for sale”, because ..."""
    words = s.w.make("fragment")
    tail = s.pick("", " because " + s.w.reported(), " and that " + s.w.reported())
    return (
        f"[S1 {begin(s.source())}] {s.claimed()} "
        f"[C1 {s.that()}{s.w.slot('thing')} was “{words}”{tail}]."
    )


@layout(2)
def quotation_inside_quotation(s: Scene) -> str:
    """“They told us: ‘We will wait.’ So we waited,” she said."""
    inner = s.w.spoken()
    lead = s.pick(
        "They told us:|He looked at me and said:|I keep hearing:|The letter said:|My son asked:"
    )
    close = with_comma(s.w.spoken())
    return f"[C1 “{lead} ‘{inner}’ {close}”] [S1 {s.source()}] {s.spoke()}."


@layout(2)
def quotation_with_adverbial(s: Scene) -> str:
    """“...,” she said, looking at the water."""
    act = s.pick(
        "looking at the water|standing in the doorway|after the vote|with a smile|"
        "before leaving for the station|as rain began to fall|his hands in his pockets"
    )
    return f"[C1 {s.quote(1, comma=True)}] [S1 {s.source()}] {s.spoke()}, {act}."


@layout(2)
def quotation_told_addressee(s: Scene) -> str:
    """“...,” she told the crowd."""
    to = s.pick("the crowd|reporters|the board|the court|supporters|a local radio station|MPs")
    if s.chance(0.5):
        return f"[C1 {s.quote(1, comma=True)}] [S1 {s.source()}] [Q1 told] {to}{s.when()}."
    return f"[S1 {begin(s.source())}] [Q1 told] {to}: [C1 {s.quote(2)}]"


@layout(2)
def statement_quoted(s: Scene) -> str:
    """“...,” the board said in a statement."""
    where = s.pick("in a statement|in an email|in an interview|in a letter|in a speech")
    return f"[C1 {s.quote(2, comma=True)}] [S1 {s.source()}] [Q1 said {where}]{s.when()}."


@layout(3)
def two_voices(s: Scene) -> str:
    """One quotation answered by another."""
    one, two = s.rng.sample(s.cast, 2)
    reply = s.pick("replied|answered|shot back|countered|agreed|said")
    return (
        f"[C1 {s.quote(1, comma=True)}] [S1 {s.name(one)}] [Q1 said].\n\n"
        f"[C2 {s.quote(1, comma=True)}] [S2 {s.name(two)}] [Q2 {reply}]."
    )


@layout(3)
def nickname(s: Scene) -> str:
    """A nickname in marks is part of a name, not a quotation."""
    who = s.rng.choice(s.cast)
    given, _, rest = who.full.partition(" ")
    nick = s.pick("Red|Doc|the Goat|Little Joe|Baba|Sparrow|Iron|the Professor|Chico|Bear")
    name = f"{given} “{nick}” {rest}".strip()
    s.met.append(who)
    if s.chance(0.4):
        act = s.pick("arrived late|has played here since 2009|left early|won the first race")
        return f"{name} {act}. {s.w.narrated()}"
    return f"[S1 {name}] {s.claimed()} [C1 {s.that()}{s.w.reported()}]."


@layout(4)
def scare_quotes(s: Scene) -> str:
    """Words in marks that are no statement of anybody."""
    return f"{begin(s.w.make('scare'))} {s.w.narrated()}"


@layout(1.5)
def quotation_without_speaker(s: Scene) -> str:
    """“...,” read the banner; “...” was the answer."""
    sign = s.pick("the banner|one placard|a sign at the gate|the note|the headline|the letter")
    if s.chance(0.5):
        return f"[C1 {s.quote(1, comma=True)}] [Q1 read] [S1 {sign}]."
    return f"[S1 {begin(sign)}] [Q1 read:] [C1 {s.quote(1)}]"


@layout(2)
def quotation_with_ellipsis_or_dash(s: Scene) -> str:
    """“A ... B,” she said, with an insertion in brackets or a break."""
    one, two = s.w.spoken(), with_comma(s.w.spoken())
    joint = s.pick(" ... | … | — | (Laughs.) | [pause] ")
    first = one[:-1] if joint.strip() == "—" else one
    return f"[C1 “{first}{joint}{two}”] [S1 {s.source()}] {s.spoke()}."
