"""One document coded by hand: two sources, two tolls, a counter-claim and an earlier event.

The text is our own, about the strike on a bus at Dahyan (Yemen, 9 August 2018).
"""

from datetime import date

from selon.records import (
    Article,
    Claim,
    Coded,
    Count,
    Event,
    EventClaim,
    Evidence,
    Framing,
    Mention,
    Part,
    Party,
    Place,
    Quantity,
    Source,
    Span,
    Timex,
    Toll,
    Toponym,
    Weapon,
)

TEXT = """\
Un autocar touché à Dahyan, les bilans divergent

SANAA, 10 août 2018 – Une frappe aérienne a touché jeudi un autocar qui transportait des écoliers \
sur le marché de Dahyan, dans le gouvernorat de Saada, au nord du Yémen.

Le ministère de la Santé des autorités houthies a affirmé que le raid avait fait 51 morts, dont \
40 enfants, et 79 blessés. Le Comité international de la Croix-Rouge a indiqué que son hôpital \
avait reçu les corps de 29 enfants et soigné 48 blessés.

La coalition menée par l’Arabie saoudite a qualifié l’opération d’« action militaire légitime ». \
Elle a accusé les Houthis d’avoir tiré la veille un missile sur la ville de Jizan, où une personne \
avait été tuée et onze autres blessées, selon un bilan provisoire.
"""


def span(words: str, nth: int = 1, text: str = TEXT.replace("’", "'")) -> Span:
    """Give the span of the nth occurrence of the words."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def inside(phrase: str, words: str) -> Span:
    """Give the span of the words inside a longer phrase."""
    start = span(phrase).start + phrase.index(words)
    return Span(start, start + len(words))


def because(rule: str, entry: str, words: str, nth: int = 1) -> tuple[Evidence, ...]:
    return (Evidence(rule, entry, span(words, nth)),)


def exactly(phrase: str, words: str, number: int) -> Quantity:
    return Quantity(inside(phrase, words), number, number, number)


MINISTRY = "Le ministère de la Santé des autorités houthies"
RED_CROSS = "Le Comité international de la Croix-Rouge"
COALITION = "La coalition menée par l'Arabie saoudite"

VOICE = Claim(
    "c1",
    None,
    None,
    span(
        "Une frappe aérienne a touché jeudi un autocar qui transportait des "
        "écoliers sur le marché de Dahyan, dans le gouvernorat de Saada, au nord du Yémen"
    ),
    "reports",
    "CT+",
    False,
    False,
    False,
    None,
    because("claims.voice", "fr.voice", "frappe"),
)
CLAIMS = (
    VOICE,
    Claim(
        "c2",
        Source(
            span(MINISTRY), span(MINISTRY), "Houthi Ministry of Health", "official", "YE:HOUTHI-MOH"
        ),
        span("a affirmé"),
        span("le raid avait fait 51 morts, dont 40 enfants, et 79 blessés"),
        "claims",
        "CT+",
        False,
        False,
        False,
        None,
        because("claims.reported_clause", "fr.affirmer", "a affirmé"),
    ),
    Claim(
        "c3",
        Source(
            span(RED_CROSS),
            span(RED_CROSS),
            "International Committee of the Red Cross",
            "ngo",
            "ICRC",
        ),
        span("a indiqué"),
        span("son hôpital avait reçu les corps de 29 enfants et soigné 48 blessés"),
        "reports",
        "CT+",
        False,
        False,
        False,
        None,
        because("claims.reported_clause", "fr.indiquer", "a indiqué"),
    ),
    Claim(
        "c4",
        Source(span(COALITION), span(COALITION), "Saudi-led coalition", "military", "SA:COALITION"),
        span("a qualifié"),
        span("« action militaire légitime »"),
        "claims",
        "CT+",
        False,
        False,
        True,
        None,
        because("claims.naming", "fr.qualifier", "a qualifié"),
    ),
    Claim(
        "c5",
        Source(span("Elle"), span(COALITION), "Saudi-led coalition", "military", "SA:COALITION"),
        span("a accusé"),
        span("les Houthis d'avoir tiré la veille un missile sur la ville de Jizan"),
        "accuses",
        "CT+",
        False,
        False,
        False,
        None,
        because("claims.accusation", "fr.accuser", "a accusé"),
    ),
    Claim(
        "c6",
        Source(span("un bilan provisoire"), span("un bilan provisoire"), None, "unknown"),
        span("selon"),
        span("une personne avait été tuée et onze autres blessées"),
        "reports",
        "CT+",
        False,
        True,
        False,
        None,
        because("claims.according_to", "fr.selon", "selon"),
    ),
)

DAHYAN = Toponym(
    span("Dahyan", 2),
    Place("geonames:9072831", "Dahyan", "city", "YE", "Saada", 17.07, 43.58, "locality"),
    because("places.resolve", "geonames:9072831", "Dahyan", 2),
)
SAADA = Toponym(
    span("gouvernorat de Saada"),
    Place("geonames:71333", "Saada", "admin1", "YE", "Saada", 17.0, 43.75, "region"),
    because("places.resolve", "geonames:71333", "Saada"),
)
JIZAN = Toponym(
    span("Jizan"), None, because("places.find", "fr.ville", "ville de Jizan"), "unknown_name"
)
THURSDAY = Timex(
    span("jeudi"),
    "DATE",
    "2018-08-09",
    date(2018, 8, 9),
    date(2018, 8, 9),
    "day",
    "published",
    because("times.weekday", "fr.weekday", "jeudi"),
)
DAY_BEFORE = Timex(
    span("la veille"),
    "DATE",
    "2018-08-08",
    date(2018, 8, 8),
    date(2018, 8, 8),
    "day",
    "narrative",
    because("times.offset", "fr.la_veille", "la veille"),
)

STRIKE = Event(
    id="e1",
    type="Air/drone strike",
    status="happened",
    aggregate=False,
    background=False,
    mentions=(
        Mention(span("frappe aérienne"), "c1"),
        Mention(span("raid"), "c2"),
        Mention(span("opération"), "c4"),
    ),
    initiators=(),
    targets=(Party(span("un autocar qui transportait des écoliers"), "civilians", None, "YE"),),
    weapons=(),
    count=Count(exactly("Une frappe", "Une", 1), "strike"),
    toponyms=(DAHYAN, SAADA),
    time=THURSDAY,
    responsibility=(),
    claims=(
        EventClaim("c1"),
        EventClaim(
            "c2",
            Toll(
                exactly("51 morts", "51", 51),
                "victims",
                (Part("children", exactly("40 enfants", "40", 40)),),
            ),
            Toll(exactly("79 blessés", "79", 79), "victims"),
        ),
        EventClaim(
            "c3",
            Toll(
                exactly("29 enfants", "29", 29),
                "victims",
                (Part("children", exactly("29 enfants", "29", 29)),),
            ),
            Toll(exactly("48 blessés", "48", 48), "victims"),
        ),
        EventClaim("c4"),
    ),
    confidence=0.91,
    evidence=because("events.noun_subject", "fr.frappe", "frappe"),
    empty={"initiator": "no_words", "weapon": "no_words"},
)
MISSILE = Event(
    id="e2",
    type="Shelling/artillery/missile attack",
    status="happened",
    aggregate=False,
    background=True,
    mentions=(Mention(span("tiré"), "c5"),),
    initiators=(Party(span("les Houthis"), "Houthi movement", "YE:HOUTHI", "YE"),),
    targets=(),
    weapons=(Weapon(span("missile"), "missile"),),
    count=Count(exactly("un missile", "un", 1), "missile"),
    toponyms=(JIZAN,),
    time=DAY_BEFORE,
    responsibility=(),
    claims=(
        EventClaim("c5"),
        EventClaim(
            "c6",
            Toll(exactly("une personne", "une", 1), "victims"),
            Toll(exactly("onze autres", "onze", 11), "victims"),
        ),
    ),
    confidence=0.74,
    evidence=because("events.verb", "fr.tirer", "tiré"),
    empty={"target": "no_words"},
)

ARTICLE = Article(
    doc_id="dahyan",
    text=TEXT,
    language="fr",
    published=date(2018, 8, 10),
    published_basis="dateline",
    outlet="Dépêche d’exemple",
    title="Un autocar touché à Dahyan, les bilans divergent",
)

CODED = Coded(
    article=ARTICLE,
    claims=CLAIMS,
    events=(STRIKE, MISSILE),
    framing=(
        Framing(
            span("action militaire légitime"),
            "frappe",
            "euphemism",
            because("framing.term", "fr.action_militaire", "action militaire"),
        ),
    ),
    times=(THURSDAY, DAY_BEFORE),
    toponyms=(DAHYAN, SAADA, JIZAN),
)
