"""Layouts of indirect speech: where the clause, the speaker and the cue stand."""

from __future__ import annotations

from training.synthetic.scene import Scene, begin, layout

COPULAS = ("was", "would", "had", "could", "needed", "belonged", "might", "should")


def parted(s: Scene) -> tuple[str, str]:
    """A reported clause cut after its subject, at `was`, `would`, `had` or the like."""
    while True:
        words = s.w.reported().split()
        cut = next((n for n, word in enumerate(words) if word in COPULAS), 0)
        if 1 < cut < len(words) - 1 and words[0] not in (
            "if",
            "although",
            "unless",
            "while",
            "because",
            "after",
        ):
            return " ".join(words[:cut]), " ".join(words[cut:])


@layout(7)
def said_that(s: Scene) -> str:
    """She said (that) the wall was safe."""
    return f"[S1 {begin(s.source())}] {s.claimed()}{s.when()} [C1 {s.that()}{s.w.reported()}]."


@layout(3)
def said_that_and_that(s: Scene) -> str:
    """She said that A and that B."""
    both = f"that {s.w.reported()} and that {s.w.reported()}"
    return f"[S1 {begin(s.source())}] {s.claimed()} [C1 {both}]."


@layout(4)
def clause_then_speaker(s: Scene) -> str:
    """The wall was safe, she said."""
    verb = s.pick("said|said|said|says|added|explained|estimated|warned|insisted|told reporters")
    return f"[C1 {begin(s.w.reported())}], [S1 {s.source()}] {s.cue(verb)}{s.when()}."


@layout(3)
def clause_then_inverted(s: Scene) -> str:
    """The wall was safe, said Ray Cole, who runs the ferry."""
    name = s.name(s.rng.choice(s.cast), last=True)
    if name in ("he", "she"):
        return clause_then_speaker(s)
    tail = s.pick("", "", f", who lives near {s.places[1]}") if "," not in name else ""
    return f"[C1 {begin(s.w.reported())}], [Q1 {s.pick('said|says|warned')}] [S1 {name}{tail}]."


@layout(5)
def said_in_the_middle(s: Scene) -> str:
    """The wall, she said, was safe."""
    before, after = parted(s)
    verb = s.pick("said|said|says|added|argued|insisted|explained")
    return f"[C1 {begin(before)}], [S1 {s.source()}] [Q1 {verb}], [C1 {after}]."


@layout(3)
def said_between_clauses(s: Scene) -> str:
    """If nothing was done, she said, the roof would fall."""
    first = s.pick("If|Unless|Although|Because|Once|While|Given that") + f" {' '.join(parted(s))}"
    second = " ".join(parted(s))
    return f"[C1 {first}], [S1 {s.source()}] [Q1 {s.pick('said|added|warned')}], [C1 {second}]."


@layout(3)
def which_she_said(s: Scene) -> str:
    """... an order which he said was late."""
    _, after = parted(s)
    noun = s.w.slot(s.pick("plan|paper|trouble"))
    who = s.someone()
    return (
        f"On {s.w.slot('day')} came [C1 {noun}, which] [S1 {s.name(who)}] [Q1 said] [C1 {after}]."
    )


@layout(3)
def as_she_put_it(s: Scene) -> str:
    """As she said, the wall was safe."""
    verb = s.pick("said|pointed out|noted|has often said")
    return f"As [S1 {s.source()}] [Q1 {verb}], [C1 {s.w.reported()}]."


@layout(6)
def according_to(s: Scene) -> str:
    """According to X, ...; ..., according to X; ..., according to X, ..."""
    form = s.rng.randrange(3)
    source = s.pick(s.source(last=True), s.w.slot("paper"), s.w.slot("body"))
    if source in ("he", "she"):
        source = s.w.slot("paper")
    if form == 0:
        comma = "" if source.endswith(",") else ","
        return f"[Q1 According to] [S1 {source}]{comma} [C1 {s.w.reported()}]."
    if form == 1:
        return f"[C1 {begin(s.w.reported())}], [Q1 according to] [S1 {source}]."
    before, after = parted(s)
    return f"[C1 {begin(before)}], [Q1 according to] [S1 {source}], [C1 {after}]."


@layout(4)
def shared_source(s: Scene) -> str:
    """She announced a levy and said it would rise: two attributions, one source."""
    source = begin(s.source())
    first = s.pick(
        "announced|criticised|defended|praised|rejected|welcomed|called for|talked about"
    )
    second = s.pick("said|added|warned|promised|argued|insisted")
    return (
        f"[S12 {source}] [Q1 {first}] [C1 {s.w.make('object')}] and "
        f"[Q2 {second}] [C2 {s.that()}{s.w.reported()}]."
    )


@layout(3)
def shared_source_adding(s: Scene) -> str:
    """She said A, adding that B."""
    second = s.pick("adding|warning|noting|insisting|explaining|arguing|stressing")
    return (
        f"[S12 {begin(s.source())}] {s.claimed()} [C1 {s.that()}{s.w.reported()}], "
        f"[Q2 {second}] [C2 that {s.w.reported()}]."
    )


@layout(2)
def shared_source_but(s: Scene) -> str:
    """She declined to comment but promised to act."""
    first, content = s.rng.choice(
        (("declined", "to comment"), ("refused", "to give a date"), ("denied", s.w.make("object")))
    )
    return (
        f"[S12 {begin(s.source())}] [Q1 {first}] [C1 {content}] but "
        f"[Q2 {s.pick('promised|vowed|offered|agreed|hopes|wants')}] [C2 to {s.w.act()}]."
    )


@layout(4)
def relative_pronoun(s: Scene) -> str:
    """The pilot, who said ..., left early: the pronoun is the source."""
    who = s.rng.choice(s.cast)
    s.met.append(who)
    ending = s.pick("left before the vote|did not attend|arrived an hour late|lives nearby")
    if s.chance(0.3):
        return (
            f"Among the {s.w.slot('folk')} [S1 who] [Q1 {s.pick('say|believe|fear|argue')}] "
            f"[C1 {s.that()}{s.w.reported()}] is {who.full}."
        )
    return f"{who.full}, [S1 who] {s.claimed()} [C1 {s.that()}{s.w.reported()}], {ending}."


@layout(5)
def negated(s: Scene) -> str:
    """She did not say that the wall was safe."""
    cue = s.pick(
        "did not say|never said|has never promised|would not say|could not say|refused to say|"
        "has not said|did not confirm|never claimed|does not believe|denied|has denied|"
        "did not explain|stopped short of saying"
    )
    if cue in (
        "would not say",
        "could not say",
        "has not said",
        "refused to say",
        "did not explain",
    ):
        content = s.pick("when|why|whether|how") + f" {s.w.reported()}"
    else:
        content = f"that {s.w.reported()}"
    return f"[S1 {begin(s.source())}] [Q1 {cue}] [C1 {content}]."


@layout(2)
def asked_whether(s: Scene) -> str:
    """She asked whether ...; asked about ..., he said ..."""
    if s.chance(0.5):
        cue = s.pick("asked|wondered|wanted to know|questioned")
        content = s.pick("whether|why|how") + f" {s.w.reported()}"
        return f"[S1 {begin(s.source())}] [Q1 {cue}] [C1 {content}]."
    return (
        f"[Q1 Asked] [C1 whether {s.w.reported()}], [S2 {s.source()}] [Q2 said] "
        f"[C2 {s.that()}{s.w.reported()}]."
    )


@layout(3)
def hearsay(s: Scene) -> str:
    """X said that Y had promised ...: only the outer attribution is marked."""
    inner = s.pick("had promised", "had told her", "believed", "had warned", "was convinced")
    return (
        f"[S1 {begin(s.source())}] {s.claimed()} "
        f"[C1 that {s.w.slot('body')} {inner} that {s.w.reported()}]."
    )
