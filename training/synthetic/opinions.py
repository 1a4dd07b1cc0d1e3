"""Layouts of views and acts: nouns, adjectives, beliefs, wishes, decrees, findings."""

from __future__ import annotations

from training.synthetic.indirect import parted
from training.synthetic.scene import Scene, begin, layout


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
    before, after = parted(s)
    return f"[C1 {begin(before)}], in [S1 {owner}] [Q1 {cue}], [C1 {after}]."


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
