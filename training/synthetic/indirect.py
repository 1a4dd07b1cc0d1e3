"""Layouts of indirect statements: clauses, nouns, adjectives, passives, and nobody at all."""

from __future__ import annotations

from training.synthetic.scene import Scene, begin, layout

COPULAS = ("was", "would", "had", "could", "needed", "belonged", "might", "should")


def _parted(s: Scene) -> tuple[str, str]:
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
    before, after = _parted(s)
    verb = s.pick("said|said|says|added|argued|insisted|explained")
    return f"[C1 {begin(before)}], [S1 {s.source()}] [Q1 {verb}], [C1 {after}]."


@layout(3)
def said_between_clauses(s: Scene) -> str:
    """If nothing was done, she said, the roof would fall."""
    first = s.pick("If|Unless|Although|Because|Once|While|Given that") + f" {' '.join(_parted(s))}"
    second = " ".join(_parted(s))
    return f"[C1 {first}], [S1 {s.source()}] [Q1 {s.pick('said|added|warned')}], [C1 {second}]."


@layout(3)
def which_she_said(s: Scene) -> str:
    """... an order which he said was late."""
    _, after = _parted(s)
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
    before, after = _parted(s)
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
def noun_cue(s: Scene) -> str:
    """Her claim that the wall was safe drew laughter."""
    who = s.someone()
    known = who in s.met
    s.met.append(who)
    owner = who.possessive if known and s.chance(0.5) else f"{who.full}'s"
    noun = s.pick(
        "claim|claims|assertion|suggestion|warning|promise|belief|fear|admission|complaint|"
        "allegation|prediction|argument|insistence|statement|announcement|pledge|denial"
    )
    end = s.pick(
        "drew laughter from the gallery|came two days late|surprised nobody|took an hour|"
        "was printed in full|met with silence"
    )
    return f"[S1 {begin(owner)}] [Q1 {noun}] [C1 that {s.w.reported()}] {end}."


@layout(3)
def noun_cue_with_copula(s: Scene) -> str:
    """Her fear is that the wall will fall; the board's position was that ..."""
    owner = s.pick(f"{s.w.slot('body')}'s", "Her", "His", "Their", f"The {s.w.slot('role')}'s")
    noun = s.pick("fear|worry|view|hope|position|argument|answer|main point|concern|conclusion")
    be = s.pick("is|was|has always been")
    return f"[S1 {begin(owner)}] [Q1 {noun} {be}] [C1 that {s.w.reported()}]."


@layout(3)
def noun_cue_then_source(s: Scene) -> str:
    """A warning from the board that ...; the fear among residents that ..."""
    noun, tie = s.rng.choice(
        (("a warning", "from"), ("fear", "among"), ("a claim", "by"), ("the belief", "of"),
         ("complaints", "from"), ("an admission", "by"), ("growing concern", "among"))
    )  # fmt: skip
    end = s.pick(
        "has not been answered", "came too late", "is being studied", "made the front page"
    )
    return (
        f"[Q1 {begin(noun)}] {tie} [S1 {s.w.slot(s.pick('body|folk'))}] "
        f"[C1 that {s.w.reported()}] {end}."
    )


@layout(2)
def noun_cue_sourceless(s: Scene) -> str:
    """The claim that the wall was safe went round the town."""
    noun = s.pick("The claim|The fear|The rumour|Rumours|The idea|The notion|Reports|Speculation")
    verb = "were" if noun in ("Rumours", "Reports") else "was"
    return f"[Q1 {noun}] [C1 that {s.w.reported()}] {verb} in every newspaper by {s.w.slot('day')}."


@layout(4)
def adjective_cue(s: Scene) -> str:
    """She was adamant that the wall was safe."""
    source = begin(s.source())
    be = s.agree(source, s.pick("was|is|remains|remained|had been|seemed"))
    adjective = s.pick(
        "adamant|confident|certain|sure|convinced|hopeful|aware|afraid|worried|glad|sorry|"
        "optimistic|doubtful|proud|angry|surprised|disappointed"
    )
    return f"[S1 {source}] [Q1 {be} {adjective}] [C1 that {s.w.reported()}]."


@layout(3)
def in_the_view_of(s: Scene) -> str:
    """In the view of X, ...; in X's eyes, ..."""
    name = s.name(s.someone(), last=True)
    if name in ("he", "she"):
        name = "she"
    if s.chance(0.5):
        noun = s.pick("view|opinion|judgement|words|experience")
        if name == "she":
            name = "her own staff"
        comma = "" if name.endswith(",") else ","
        return f"[Q1 In the {noun} of] [S1 {name}]{comma} [C1 {s.w.reported()}]."
    owner = s.pick("her|his|their", f"the {s.w.slot('role')}'s", f"{s.cast[0].last}'s")
    cue = s.pick("eyes|view|opinion|mind")
    if s.chance(0.5):
        return f"In [S1 {owner}] [Q1 {cue}], [C1 {s.w.reported()}]."
    before, after = _parted(s)
    return f"[C1 {begin(before)}], in [S1 {owner}] [Q1 {cue}], [C1 {after}]."


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


@layout(3)
def declined(s: Scene) -> str:
    """X declined to comment."""
    cue, content = s.rng.choice(
        (
            ("declined", "to comment"),
            ("declined", f"to comment on {s.w.slot('trouble')}"),
            ("refused", "to answer questions"),
            ("refused", f"to discuss {s.w.slot('plan')}"),
            ("would not comment on", s.w.slot("plan")),
            ("did not respond to", f"questions about {s.w.slot('trouble')}"),
            ("has declined", f"to name the {s.w.slot('role')}"),
        )
    )
    return f"[S1 {begin(s.source())}] [Q1 {cue}] [C1 {content}]."


@layout(5)
def thought(s: Scene) -> str:
    """She believes / fears that ..."""
    cue = s.pick(
        "believes|fears|hopes|thinks|doubts|knows|feels|suspects|realised|expects|assumed|"
        "worried|decided|understands|thought|believed|knew|feared|concluded"
    )
    return f"[S1 {begin(s.name(s.someone()))}] [Q1 {cue}] [C1 {s.that()}{s.w.reported()}]."


@layout(5)
def wants_to(s: Scene) -> str:
    """She wants / vowed / threatened to act."""
    source = begin(s.source())
    cue = s.pick(
        "wants|hopes|plans|intends|vowed|promised|threatened|pledged|offered|agreed|refused|"
        "has promised|proposed|asked|has vowed|would like|decided"
    )
    cue = s.agree(source, cue) if cue in ("wants", "hopes", "plans", "intends") else cue
    return f"[S1 {source}] [Q1 {cue}] [C1 to {s.w.act()} {s.w.slot('soon')}]."


@layout(5)
def about_a_thing(s: Scene) -> str:
    """She criticised the plan."""
    cue = s.pick(
        "criticised|praised|welcomed|defended|condemned|called for|demanded|rejected|opposes|"
        "supports|talked about|spoke of|warned of|complained about|questioned|blamed|backs|"
        "denied|has repeatedly called for|ruled out|regretted|mentioned|raised the issue of|"
        "would prefer|apologised for|objected to|is worried about|thanked them for"
    )
    return f"[S1 {begin(s.source())}] [Q1 {cue}] [C1 {s.w.make('object')}]."


@layout(3)
def decree(s: Scene) -> str:
    """The court ruled that ...; the council approved ..."""
    body = begin(s.pick(s.w.slot("body"), "the court", "the council", "a judge", "the chamber"))
    if s.chance(0.5):
        cue = s.pick("ruled|decreed|ordered|decided|found|voted 9-4|held")
        if cue == "voted 9-4":
            return f"[S1 {body}] [Q1 {cue}] [C1 to {s.w.act()}]."
        return f"[S1 {body}] [Q1 {cue}]{s.when()} [C1 that {s.w.reported()}]."
    cue = s.pick("approved|imposed|rejected|banned|upheld|adopted|voted for|authorised|struck down")
    return f"[S1 {body}] [Q1 {cue}] [C1 {s.w.slot('plan')}]{s.when()}."


@layout(4)
def poll_or_paper(s: Scene) -> str:
    """A survey by X found that ...; the report shows ..."""
    body = s.w.slot("body")
    source = s.pick(
        f"A survey by {body}",
        f"A poll of {s.rng.randint(400, 2000)} {s.w.slot('folk')}",
        begin(s.w.slot("paper")),
        f"A study published by {body}",
        "Court documents seen by this newspaper",
        "The minutes of the meeting",
        f"The {s.places[0]} Gazette",
        "Figures released this week",
    )
    cue = s.pick("found|shows|suggests|says|showed|revealed|indicates|concluded|reported|states")
    return f"[S1 {source}] [Q1 {cue}] [C1 {s.that()}{s.w.reported()}]."


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


@layout(2)
def accused(s: Scene) -> str:
    """She accused the board of waiting; urged it to act; told it to act."""
    body = s.w.slot("body")
    cue, content = s.rng.choice(
        (
            ("accused", f"{body} of {s.w.slot('acting')} in secret"),
            ("blamed", f"{body} for {s.w.slot('trouble')}"),
            ("urged", f"{body} to {s.w.act()}"),
            ("thanked", f"{s.w.slot('folk')} for their help"),
            ("asked", f"{body} to {s.w.act()}"),
            ("congratulated", f"{s.w.slot('folk')} on {s.w.slot('plan')}"),
            ("called on", f"{body} to {s.w.act()}"),
        )
    )
    return f"[S1 {begin(s.source())}] [Q1 {cue}] [C1 {content}]."


@layout(3)
def hearsay(s: Scene) -> str:
    """X said that Y had promised ...: only the outer attribution is marked."""
    inner = s.pick("had promised", "had told her", "believed", "had warned", "was convinced")
    return (
        f"[S1 {begin(s.source())}] {s.claimed()} "
        f"[C1 that {s.w.slot('body')} {inner} that {s.w.reported()}]."
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
