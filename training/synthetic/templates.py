"""Sentence patterns of the invented reports, one a line, filled by `clauses.Wording`.

Slots in braces name a topic's slot (`thing`, `many`, ...), a capitalised slot begins a sentence,
`acting` is the gerund of an act, and `month`, `day`, `soon`, `past`, `num`, `money`, `percent`,
`year` and `place` are drawn from small lists.
"""

from __future__ import annotations


def _lines(table: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in table.strip().splitlines())


# What follows "said (that)": a finite clause in the past of indirect speech.
REPORTED = _lines("""
{thing} was safe
{thing} was in good hands
{thing} would not close
{thing} would open again {soon}
{thing} had been neglected for years
{thing} could not wait another winter
{thing} was no longer fit for use
{thing} should have been inspected {past}
{thing} belonged to everybody in {place}
{thing} had cost {money} so far
{many} would double by {month}
{many} had gone up by {percent} per cent since {year}
{many} were a matter for {body}
{many} had fallen for the third month running
{many} were never discussed at the meeting
{many} would be reviewed {soon}
{many} had been agreed with {folk} in {year}
{trouble} had been known since {year}
{trouble} was nobody's fault
{trouble} could have been avoided
{trouble} had cost {folk} {money} in a single week
{trouble} was worse than first thought
{trouble} would not happen again
{trouble} had been fixed {past}
{plan} was the only way forward
{plan} would hurt {folk} most
{plan} was never on the table
{plan} had been turned down twice
{plan} would cost {money} a year
{plan} needed the consent of {body}
{plan} was a mistake
{plan} might be put to the vote {soon}
{body} had failed to {act}
{body} would {act} before {month}
{body} had no money to {act}
{body} should {act} without delay
{body} was ready to {act}
{body} had been told about {trouble} {past}
{body} could not {act} while {many} were in doubt
{body} had received {num} complaints
{body} would publish {paper} {soon}
{body} had broken the law by {acting}
{folk} had been kept in the dark
{folk} would be paid {money} each
{folk} deserved an apology
{folk} were not to blame for {trouble}
{folk} had been promised {plan} {past}
{folk} would have to wait until {month}
{folk} were leaving {place} in great numbers
{folk} supported {plan} by a wide margin
{num} {folk} had asked for help
{num} people were still missing after {trouble}
no decision had been taken on {plan}
no one had been hurt
nobody had read {paper}
nothing would change before {month}
it was too early to talk about {plan}
it would take {num} weeks to {act}
it made no sense to {act} now
it was time to {act}
there was no evidence of {trouble}
there had been {num} such cases since {year}
there was no alternative to {plan}
there would be no talks until {many} were settled
the cost of {acting} had risen to {money}
the decision to {act} had been taken in {place}
the work would be finished by {month}
the figures in {paper} were wrong
the two sides were close to an agreement on {many}
the repairs would begin {soon}
{paper} had been changed before it was printed
{paper} left out {trouble}
{paper} would be handed to {body} {soon}
{money} had been set aside to {act}
{money} was missing from the accounts
{percent} per cent of {folk} were against {plan}
{percent} per cent of the work was done
a new attempt to {act} would be made in {month}
a meeting with {folk} was planned for {day}
the lack of money had nothing to do with {many}
if {body} did not {act}, {folk} would go to court
although {thing} had been repaired, {many} remained a concern
unless {folk} agreed, {plan} would have to be dropped
while {plan} was welcome, it came too late for {folk}
because of {trouble}, {many} would be halved
after {trouble}, {folk} could no longer trust {body}
""")

# A full sentence as somebody says it; it may be quoted alone.
SPOKEN = _lines("""
We will {act} before {month}.
We will not {act}, and that is final.
We have known about {trouble} since {year}.
We have waited {num} years for {plan}.
We can't {act} with the money we have.
We don't want {plan}, and neither do {folk}.
We didn't ask for {plan}.
We're not going to {act} because of one bad week.
We've told {body} again and again.
We are grateful to {folk} for their patience.
We need {money}, and we need it {soon}.
We knew {thing} was old, but nobody told us about {trouble}.
We are doing all we can to {act}.
I am not here to talk about {plan}.
I have never seen anything like {trouble}.
I don't think {folk} will forget this.
I can't sleep when I think of {trouble}.
I was told that {many} were fine.
I asked {body} for help in {year} and got a form letter.
I've worked here for {num} years, and it's the first time I'm afraid.
I am proud of {folk}.
I want to {act}, but I can't do it alone.
I signed nothing.
I would rather {act} than wait for {body}.
I'll say it once more: {thing} is safe.
My family has lived beside it for {num} years.
My door is open to {folk}.
Our answer is no.
Our members won't accept {plan}.
Our children will ask why we did not {act}.
It's a disgrace.
It's about time somebody decided to {act}.
It is the best news {place} has had since {year}.
It isn't right that {folk} pay for {trouble}.
It was like a bad dream.
It took {num} minutes, and then everything was gone.
It costs {money} a year to do nothing.
That is not what {paper} says.
That's a question for {body}.
That was the day we lost {thing}.
This is not about {many}.
This is only the beginning.
This town does not give up.
There is no plan B.
There's no reason for panic.
There were {num} of us in the room, and nobody spoke.
There has been too much talk and not enough work on {thing}.
They came at night and took the papers.
They told us to wait, so we waited.
They didn't listen to {folk}.
They have {num} days to {act}.
You cannot {act} overnight.
You can't build trust with {trouble}.
You should see what it looks like after the rain.
He was a good neighbour and a better friend.
She never asked for thanks.
Nobody wants {plan} more than {folk} do.
Nobody has explained {trouble} to me.
Everyone in {place} knows someone who was there.
Who is going to pay for {plan}?
Why did it take {num} months to {act}?
What are {folk} supposed to do now?
How many more letters must we write?
When will {body} {act}?
Is {thing} safe or isn't it?
Don't talk to me about {many}!
Enough is enough!
Look at {thing}: it is falling apart.
Ask {folk} what they think of {plan}.
Let {body} {act} first, then we can talk.
Every day without {plan} costs {folk} money.
Without {folk}, {thing} would have been lost.
If {body} won't {act}, we will.
If you cut {many}, you hurt {folk}.
When I saw {paper}, I laughed.
After {trouble}, nothing was the same.
In {year} we said never again.
In the end it comes down to {many}.
{Thing} is the heart of {place}.
{Thing} will be here long after we are gone.
{Thing} was built for half as many people.
{Thing} can be saved, but only if we {act}.
{Many} are not a game.
{Many} have to come down.
{Many} are out of control, and {body} looks away.
{Trouble} did not fall from the sky.
{Trouble} is a warning to all of us.
{Plan} would be a gift to {folk}.
{Plan} is dead.
{Plan} won't solve {trouble}.
{Folk} are angry, and they're right to be.
{Folk} have done nothing wrong.
{Folk} were here before any of us.
{Body} has had {num} chances to {act}.
{Body} doesn't answer the telephone.
{Paper} speaks for itself.
{Paper} is {num} pages long, and I have read each of them twice.
{Money} would be enough to {act}.
{Percent} per cent of {folk} are with us.
Yes, mistakes were made.
No, I did not know about {trouble}.
Well, that depends on {folk}.
People are tired of promises.
Life goes on.
It's like the '90s all over again.
The players' wages and the drivers' shifts are the same story.
My parents' house stood there, and my brothers' too.
It was rock 'n' roll, not politics.
Tell 'em to come and see {thing} for themselves.
The workers' patience isn't endless.
Time will tell.
""")

# A few words quoted inside the report's own sentence.
FRAGMENTS = _lines("""
a slap in the face
a wake-up call
a step too far
a matter of days
beyond repair
as safe as any in the country
good for {folk}
a tax on {folk}
deeply sorry
not for sale
the worst week of our lives
a gift to the lawyers
completely unacceptable
in nobody's interest
a once-in-a-lifetime chance
too little, too late
a disaster waiting to happen
nothing but rumours
on the right track
a stain on {place}
fit for purpose
shameful
a small miracle
playing with fire
""")

# What follows "called for", "criticised", "praised", "talked about": a noun phrase.
OBJECTS = _lines("""
{plan}
{trouble}
{many}
{paper}
the decision to {act}
the delay in {acting}
the handling of {trouble}
the cost of {plan}
the way {body} had treated {folk}
an inquiry into {trouble}
the work of {folk}
what {body} had done since {year}
the idea of {acting}
{body} and its refusal to {act}
""")

# The report's own voice: no attribution in any of these.
NARRATED = _lines("""
{Thing} stands at the edge of {place}.
{Thing} opened in {year}.
The workers' club and the girls' choir share the hall.
The teams' buses were parked behind {thing}.
{Thing} closed for two days in {month}.
{Thing} cost {money} when it was built.
{Thing} draws {num} people a day in summer.
{Many} rose by {percent} per cent between {year} and last year.
{Many} have changed {num} times in ten years.
{Many} fell in {month}, then rose again.
{Trouble} came to light on {day}.
{Trouble} shut {thing} for {num} days.
{Trouble} left {num} people without work.
{Folk} gathered outside {thing} on {day}.
{Folk} lined the main street from early morning.
{Folk} carried lamps and drums through {place}.
{Body} meets every second {day}.
{Body} has {num} members and one part-time clerk.
{Body} moved to {place} in {year}.
{Body} spent {money} on {thing} last year.
{Paper} runs to {num} pages.
{Paper} arrived on {day}, a week late.
The room was full, and the windows were open.
The meeting lasted {num} minutes.
Rain fell all afternoon.
By evening the street was empty.
Two police cars stood at the gate.
A band played while the guests left.
It was the second such meeting this year.
It rained on the day of the vote.
The vote takes place on {day}.
The next hearing is on {day}.
Work on {thing} began in {year} and stopped in {month}.
About {num} people live in the streets around it.
There are {num} such places in the province.
{place} lies {num} kilometres from the border.
{place} has had four mayors since {year}.
Last year {body} lost {money}.
In {month}, {body} hired {num} new clerks.
On {day}, workers put up a fence around {thing}.
At noon the bells rang and the shops shut.
Nearby, children played football in the dust.
A second truck followed an hour later.
The doors opened at nine.
The old building burnt down in {year}.
He was born in {place} and trained as an engineer.
She has held the post since {year}.
The winner receives {money} and a bronze plate.
The score was level until the last minute.
The river runs behind the school.
The road from {place} was closed in both directions.
Buses replaced the trains for {num} hours.
""")

# Words in marks that are nobody's statement.
SCARE = _lines("""
The so-called “miracle” of {place} cost {money}.
The street is known as the “Golden Mile”.
Her first film, “A Winter in {place}”, came out in {year}.
The novel “The Salt Road” sold {num} copies in {month}.
The folder was labelled “urgent”.
The wall bore the word “Welcome” in {num} languages.
The bridge, nicknamed “the Needle”, is {num} metres long.
The song “Home by {month}” played twice.
A “temporary” office has stood there since {year}.
The fishing boat “Good Hope” was built in {year}.
In the trade, such pipes are known as “straws”.
The “smart” meters went in {num} homes.
He wore a cap with the number “{num}”.
The exhibition “Salt and Iron” runs until {month}.
""")

# Headlines: a main clause in the headline's present, no full stop.
HEADS = _lines("""
{head} safe
{head} plan a mistake
{head} to reopen by {month}
no money for {head}
{head} row far from over
{head} will cost {money}
{percent} per cent against {head} plan
{head} deal close
more trouble ahead for {head}
{head} delay put {folk} at risk
{head} decision was lawful
new rules for {head} from {month}
""")
PLAIN_HEADS = _lines("""
Crowds in {place} as {head} row goes on
{place}: a town and its {head}
Long night in {place}
Three days that changed {place}
{head}: what happens next
{place} waits for {month}
A quiet {day} in {place}
""")
