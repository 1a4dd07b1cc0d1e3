"""Layouts that are lines: headlines, transcripts, interviews, lists, posts, letters, live text."""

from __future__ import annotations

from training.synthetic.scene import Scene, begin, layout, with_comma

HEADLINES = (
    "headline_colon",
    "headline_says",
    "headline_dash",
    "headline_quoted",
    "headline_plain",
)


def _bare(words: str) -> str:
    """Leave out a final full stop: it is outside a content that has no marks."""
    return words[:-1] if words.endswith(".") else words


def _stopped(mark: str, words: str) -> str:
    """Mark words as content with the final full stop outside."""
    return f"[{mark} {_bare(words)}]{'.' if words.endswith('.') else ''}"


def _office(s: Scene) -> str:
    """A headline's short source."""
    who = s.rng.choice(s.cast)
    return s.pick(
        s.w.slot("role"), s.w.slot("role"), who.last, s.w.slot("body"), s.w.slot("folk"),
        "report", "officials", "poll", "union", "police", "court", "study", "sources",
    )  # fmt: skip


@layout(4)
def headline_colon(s: Scene) -> str:
    """Mayor: harbour safe."""
    head = s.w.make("head")
    return f"[S1 {begin(_office(s))}][Q1 :] [C1 {begin(head) if s.chance(0.5) else head}]"


@layout(4)
def headline_says(s: Scene) -> str:
    """Harbour safe, says mayor."""
    head, office = begin(s.w.make("head")), _office(s)
    if s.chance(0.5):
        return f"[C1 {head}], [Q1 {s.pick('says|say|warns|admits')}] [S1 {office}]"
    if s.chance(0.5):
        return f"[C1 {head}], [S1 {office}] [Q1 {s.pick('says|say|warns|claims|finds')}]"
    verb = s.pick("says|warns|vows|denies|claims|insists")
    return f"[S1 {begin(office)}] [Q1 {verb}] [C1 {head[0].lower() + head[1:]}]"


@layout(3)
def headline_dash(s: Scene) -> str:
    """Minister ‘misled’ board - auditor."""
    dash = s.pick("-|–|—")
    if s.chance(0.5):
        head = begin(s.w.make("head"))
    else:
        verb = s.pick("misled|ignored|failed|betrayed|lied to|warned")
        head = f"{begin(s.w.slot('role'))} ‘{verb}’ {s.w.slot('folk')}"
    return f"[C1 {head}] [Q1 {dash}] [S1 {_office(s)}]"


@layout(3)
def headline_quoted(s: Scene) -> str:
    """‘It's a disgrace’: tenants; ‘No plan B’, says minister."""
    words = _bare(s.w.spoken())
    if s.chance(0.5):
        return f"[C1 ‘{words}’][Q1 :] [S1 {begin(_office(s))}]"
    return f"[C1 ‘{words}’], [Q1 {s.pick('says|say|warns')}] [S1 {_office(s)}]"


@layout(2)
def headline_plain(s: Scene) -> str:
    """A headline that attributes nothing, even with a colon."""
    return begin(s.w.make("plain_head"))


@layout(5)
def attribution_by_dash(s: Scene) -> str:
    """“...” — Commissioner Adair: the dash is the cue."""
    dash = s.pick("—|—|—|–|-|--")
    who = s.someone()
    name = s.pick(
        who.full, f"{who.title} {who.last}", f"{who.full}, {who.role}",
        f"{begin(who.role)} {who.full}",
        f"{who.full}, {s.places[0]}", f"{who.full}, on {s.w.slot('day')}",
    ).split(", on ")  # fmt: skip
    gap = s.pick(" |\n|\n\n")
    space = "" if s.chance(0.3) else " "
    tail = f", on {name[1]}" if len(name) > 1 else ""
    stop = "." if s.chance(0.15) else ""
    return f"[C1 {s.quote(s.rng.randint(1, 3))}]{gap}[Q1 {dash}]{space}[S1 {name[0]}]{tail}{stop}"


@layout(5)
def transcript(s: Scene) -> str:
    """ADAIR: ... lines of speech, each after its speaker's name."""
    voices = s.rng.sample(s.cast, min(len(s.cast), s.rng.randint(2, 3)))
    style = s.rng.randrange(5)
    labels = [
        (v.last.upper(), v.full.upper(), v.full, v.last, begin(v.role))[style] for v in voices
    ]
    turns = []
    last = -1
    joint = s.pick("\n\n|\n")
    for number in range(1, s.rng.randint(3, 6)):
        last = s.rng.choice([n for n in range(len(voices)) if n != last])
        words = s.w.spoken(s.rng.randint(1, 3))
        more = ""
        if s.chance(0.2):
            more = f"{joint}{_stopped(f'C{number}', s.w.spoken(s.rng.randint(1, 2)))}"
        if s.chance(0.12):
            words = f"(Laughs) {words}"
        turns.append(
            f"[S{number} {labels[last]}][Q{number} :] {_stopped(f'C{number}', words)}{more}"
        )
    s.met.extend(voices)
    return joint.join(turns)


@layout(4)
def questions_and_answers(s: Scene) -> str:
    """Q: ... A: ... of an interview."""
    ask, answer = s.rng.choice((("Q", "A"), ("Q", "A"), ("Q", "A"), ("Question", "Answer")))
    if s.chance(0.4):
        ask, answer = s.pick("Gazette|Interviewer|The Herald|Radio Coast"), s.someone().last
    questions = [w for w in s.w.tables["spoken"] if w.endswith("?")]
    turns = []
    number = 1
    joint = s.pick("\n\n|\n")
    for question in s.rng.sample(questions, s.rng.randint(2, 4)):
        turns.append(f"[S{number} {ask}][Q{number} :] [C{number} {s.w.fill(question)}]")
        number += 1
        words = _stopped(f"C{number}", s.w.spoken(s.rng.randint(1, 4)))
        turns.append(f"[S{number} {answer}][Q{number} :] {words}")
        number += 1
    return joint.join(turns)


@layout(3)
def bullets_quoted(s: Scene) -> str:
    """A list of quotations, each with its speaker."""
    bullet = s.pick("• |- |* ")
    lead = s.pick(
        f"Voices from {s.places[0]}:\n", "What they said\n", "The day in quotations:\n", ""
    )
    lines = []
    for number, who in enumerate(s.rng.sample(s.cast, 3), start=1):
        quote = f"“{s.w.spoken()}”"
        name = s.name(who, last=True)
        name = who.last if name in ("he", "she") else name
        if s.chance(0.5):
            lines.append(f"{bullet}[C{number} {quote}] [Q{number} –] [S{number} {name}]")
        else:
            lines.append(f"{bullet}[S{number} {begin(name)}][Q{number} :] [C{number} {quote}]")
    return lead + "\n".join(lines)


@layout(3)
def bullets_of_one_speaker(s: Scene) -> str:
    """She said: and a list of clauses, one attribution with several contents."""
    bullet = s.pick("• |- |* ")
    stop = s.pick(".|;|")
    items = [f"{bullet}[C1 {s.w.reported()}]{stop}" for _ in range(s.rng.randint(2, 4))]
    verb = s.pick("said:|announced:|demanded:|lists three points:|promised:|found:")
    return f"[S1 {begin(s.source())}] [Q1 {verb}]\n" + "\n".join(items)


@layout(3)
def bullets_indirect(s: Scene) -> str:
    """A list whose items each report a statement."""
    bullet = s.pick("• |- |* ")
    lines = []
    for number in range(1, s.rng.randint(3, 5)):
        verb = s.pick("says|said|wants|warned|denied")
        content = f"to {s.w.act()}" if verb == "wants" else f"{s.that()}{s.w.reported()}"
        source = s.crowd()
        verb = s.agree(source, verb) if verb in ("says", "wants") else verb
        lines.append(
            f"{bullet}[S{number} {begin(source)}] [Q{number} {verb}] [C{number} {content}]."
        )
    return "\n".join(lines)


@layout(3)
def voice_with_age(s: Scene) -> str:
    """Aoife Kilbrae, 43, nurse: “...” after a name with its age and trade."""
    who = s.rng.choice(s.cast)
    s.met.append(who)
    label = f"{who.full}, {s.rng.randint(18, 90)}, {who.role}"
    quote = s.quote(2)
    if s.chance(0.3):
        return f"[S1 {label}][Q1 :] {_stopped('C1', s.w.spoken(2))}"
    return f"[S1 {label}][Q1 :] [C1 {quote}]"


@layout(4)
def post(s: Scene) -> str:
    """A post on a network, with or without marks."""
    site = s.pick("Chirrup|Loop|the network|Mastline|her page|his channel")
    words = s.w.spoken(s.rng.randint(1, 2))
    form = s.rng.randrange(4)
    if form == 0:
        verb = s.pick("wrote|posted|tweeted")
        return f"[C1 “{with_comma(words)}”] [S1 {s.source()}] [Q1 {verb}] on {site}."
    if form == 1:
        return f"[S1 {begin(s.source())}] [Q1 {s.pick('tweeted:|wrote:|posted:')}] [C1 “{words}”]"
    if form == 2:
        return (
            f"[S1 {begin(s.source())}] [Q1 {s.pick('wrote:|tweeted:')}]\n\n{_stopped('C1', words)}"
        )
    who = s.someone()
    handle = who.last.split()[-1].lower().replace("-", "").replace("'", "")
    day = f"{s.w.slot('month')} {s.rng.randint(1, 28)}"
    return f"[C1 {words}] [Q1 —] [S1 {who.full} (@{handle})] {day}"


@layout(3)
def letter(s: Scene) -> str:
    """The mayor's letter says ...; the letter reads: ..."""
    paper = s.pick("letter|memo|email|statement|diary|report|press release")
    if s.chance(0.5):
        owner = s.pick(
            f"the {s.w.slot('role')}'s", f"{s.rng.choice(s.cast).full}'s", f"{s.w.slot('body')}'s"
        )
        cue = f"{paper} {s.pick('says|said|states')}"
        return f"[S1 {begin(owner)}] [Q1 {cue}] [C1 {s.that()}{s.w.reported()}]."
    verb = s.pick("reads:|begins:|says:|goes on:")
    more = f"\n\n[C1 “{s.w.spoken(2)}”]"
    which = s.pick("The|An unsigned|The leaked")
    close = s.pick("|”")
    return f"[S1 {which} {paper}] [Q1 {verb}] [C1 “{s.w.spoken(2)}{close}]{more}"


@layout(3)
def live_text(s: Scene) -> str:
    """10:42 The mayor says ..."""
    lines = []
    hour, minute = s.rng.randint(8, 20), s.rng.randint(0, 20)
    for number in range(1, s.rng.randint(3, 5)):
        minute += s.rng.randint(3, 12)
        clock = f"{hour}:{minute:02d}" if s.chance(0.8) else f"{hour}.{minute:02d}"
        if s.chance(0.25):
            lines.append(f"{clock} {s.w.narrated()}")
            continue
        source = begin(s.source())
        if s.chance(0.4):
            lines.append(f"{clock} [S{number} {source}][Q{number} :] [C{number} “{s.w.spoken()}”]")
        else:
            lines.append(
                f"{clock} [S{number} {source}] [Q{number} says] [C{number} {s.w.reported()}]."
            )
    return s.pick("\n|\n\n").join(lines)


@layout(2)
def agency_report(s: Scene) -> str:
    """An agency quotes an official: the official is the source of what was said."""
    return (
        f"[S1 {begin(s.source())}] [Q1 {s.pick('told|has told')}] the {s.places[1]} "
        f"{s.pick('Herald|Post|News Agency|Courier')} [C1 that {s.w.reported()}]."
    )
