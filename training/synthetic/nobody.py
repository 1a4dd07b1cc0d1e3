"""Layouts without a source, with the source in a passive, and without any attribution."""

from __future__ import annotations

from training.synthetic.scene import Scene, begin, layout


@layout(2)
def noun_cue_sourceless(s: Scene) -> str:
    """The claim that the wall was safe went round the town."""
    noun = s.pick("The claim|The fear|The rumour|Rumours|The idea|The notion|Reports|Speculation")
    verb = "were" if noun in ("Rumours", "Reports") else "was"
    return f"[Q1 {noun}] [C1 that {s.w.reported()}] {verb} in every newspaper by {s.w.slot('day')}."


@layout(4)
def it_was_noted(s: Scene) -> str:
    """It was noted that ...: no source."""
    cue = s.pick(
        "was noted|was said|was announced|is believed|is thought|was agreed|was decided|"
        "has been suggested|is feared|is understood|was reported|emerged|was claimed|is hoped"
    )
    return f"It [Q1 {cue}]{s.when()} [C1 that {s.w.reported()}]."


@layout(3)
def reportedly(s: Scene) -> str:
    """The board has reportedly agreed ...: no source."""
    adverb = s.pick("reportedly|allegedly|supposedly|apparently|purportedly")
    content = s.pick(
        f"spent {s.w.money()} on {s.w.slot('plan')}",
        f"offered to {s.w.act()}",
        f"known about {s.w.slot('trouble')} since {s.w.slot('year')}",
        f"refused to {s.w.act()}",
        f"met {s.w.slot('folk')} in secret",
    )
    if s.chance(0.4):
        return f"[Q1 {begin(adverb)}], [C1 {s.w.reported()}]."
    return f"[C1 {begin(s.w.slot('body'))} had] [Q1 {adverb}] [C1 {content}]."


@layout(4)
def said_to_be(s: Scene) -> str:
    """The board is said to have refused; the vote is expected to fail."""
    subject = begin(s.w.slot(s.pick("body|thing|plan|paper")))
    cue = s.pick(
        "is said|is believed|is expected|was expected|is thought|is rumoured|was said|is alleged|"
        "is reported|is understood|is widely expected|is assumed"
    )
    content = s.pick(
        f"to cost {s.w.money()}",
        f"to hurt {s.w.slot('folk')}",
        f"to be ready {s.w.slot('soon')}",
        f"to have been changed after {s.w.slot('trouble')}",
        "to be close to collapse",
        f"to be behind {s.w.slot('trouble')}",
        f"to be in the hands of {s.w.slot('body')}",
    )
    return f"[C1 {subject}] [Q1 {cue}] [C1 {content}]."


@layout(3)
def passive_with_by(s: Scene) -> str:
    """The plan was criticised by tenants."""
    subject = begin(s.w.slot(s.pick("plan|paper|thing")))
    cue = s.pick("was criticised|has been praised|was rejected|was welcomed|has been condemned|"
                 "was approved|was called into question|had been promised")  # fmt: skip
    source = s.source(last=True)
    source = s.w.slot("folk") if source in ("he", "she") else source
    return f"[C1 {subject}] [Q1 {cue}] by [S1 {source}]."


@layout(2)
def passive_described_by(s: Scene) -> str:
    """The plan, described by tenants as “shameful”, ..."""
    subject = begin(s.w.slot(s.pick("plan|paper")))
    crowd = s.crowd()
    return (
        f"[C1 {subject}], [Q1 {s.pick('described|dismissed|hailed')}] by [S1 {crowd}] "
        f"[C1 as “{s.w.make('fragment')}”], runs to {s.rng.randint(3, 90)} pages."
    )


@layout(5)
def no_attribution(s: Scene) -> str:
    """Actions, attempts, looks and words mentioned: nothing is attributed."""
    who = s.someone()
    name = begin(s.name(who))
    act = s.pick(
        "tried to leave through the side door|smiled and shook hands with the guests|"
        "signed the paper and left|said three words and sat down|looked tired|spoke for an hour|"
        "did not say a word|arrived with two lawyers|wrote “The Long Tide” in 2011|"
        "answered every question|laughed|wept during the hymn|read the letter twice|"
        "made a telephone call|will speak again on Sunday|walked home in the rain"
    )
    return f"{name} {act}. {s.w.narrated(s.rng.randint(1, 2))}"


@layout(9)
def narration(s: Scene) -> str:
    """The report's own voice."""
    return s.w.narrated(s.rng.randint(1, 4))
