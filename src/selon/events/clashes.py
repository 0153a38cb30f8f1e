"""Whether a mention can be of an occurrence: what they tell must not contradict each other."""

from datetime import timedelta

from selon.events.belonging import is_beside, is_told_before
from selon.events.clusters import (
    FAMILY,
    LEAD,
    UNREAL,
    Cluster,
    is_lead,
    is_tally,
    opens,
    sentences_of,
)
from selon.events.localities import other_place, other_site, other_town
from selon.events.novelty import is_new
from selon.events.sides import crossed, opposed, same_side, turned_on
from selon.events.triggers import Hit
from selon.reading import Reading
from selon.records import Party, Timex


def _stands_alone(hit: Hit) -> bool:
    return hit.entry.strength != "harm" and opens(hit)


def clash(reading: Reading, cluster: Cluster, hit: Hit) -> bool:
    """Say whether something that a mention tells cannot be of the occurrence."""
    places = [t.place for t in hit.toponyms if t.place is not None]
    apart = not hit.demonstrative and other_place(reading, cluster, hit)
    if "agreement" in cluster.families:  # signed in one town, in force in another, broken later
        return _is_old(reading, cluster, hit)
    if cluster.families & _LASTING:
        return apart or other_site(cluster.places, places)
    if is_foiled(cluster, hit):  # the plan, the arrest and what was planned are one plot
        return apart or _other_time(cluster.time, hit.time)
    if hit.status == "denied":  # who denies names the act in words of his own
        return apart or _other_time(cluster.time, hit.time)
    if _is_disputed(reading, hit):  # a country that is accused is no place
        other = _other_time(cluster.time, hit.time) or other_town(cluster.places, places)
        return other or _strikes_others(reading, cluster, hit)
    return (
        apart
        or _is_counted_from(reading, cluster, hit)
        or is_told_before(reading, cluster, hit)
        or is_beside(reading, cluster, hit)
        or is_new(reading, cluster, hit)
        or _other_number(reading, cluster, hit)
        or (not _is_of_days(cluster, hit) and _other_day(reading, cluster, hit))
        or _is_old(reading, cluster, hit)
        or _other_means(cluster, hit)
        or _other_scale(cluster, hit)
        or _other_status(cluster, hit)
        or _other_sides(reading, cluster, hit)
    )


def _other_sides(reading: Reading, cluster: Cluster, hit: Hit) -> bool:
    """Say whether the sides are exchanged or others; that an attacker is shot belongs to it.

    Of a fight both sides act and both have dead.
    """
    if hit.entry.strength == "harm":
        words = reading.tree.parse.words
        same = any(words[h.i].sentence == words[hit.i].sentence for h in cluster.hits)
        if same or any(h.type == "Armed clash" for h in cluster.hits):
            return False
    acting, struck = _sides(cluster)
    answered = hit.entry.strength == "harm" and turned_on(acting, hit.targets)
    told = hit.time is not None or bool(hit.toponyms)  # else who was attacked answers
    told = told and hit.entry.telling
    if told and crossed(reading, acting, hit.initiators):
        return True
    if _strikes_others(reading, cluster, hit):
        return True
    return not answered and opposed(acting, struck, hit.initiators, hit.targets)


def _sides(cluster: Cluster) -> tuple[list[Party], list[Party]]:
    """Give who acts and who is struck; who answers an attack is no attacker of it."""
    those = cluster.telling or cluster.hits
    return [p for h in those for p in h.initiators], [p for h in those for p in h.targets]


def _strikes_others(reading: Reading, cluster: Cluster, hit: Hit) -> bool:
    """Say whether the other camp strikes, and neither who attacked it nor who was struck.

    Rebels attacked posts; "les soldats sont accusés d'avoir [brûlé] des villages".
    """
    if hit.definite or hit.demonstrative or not hit.targets:
        return False
    acting, struck = _sides(cluster)
    if not crossed(reading, acting, hit.initiators):
        return False
    return not any(same_side(reading, a, b) for a in hit.targets for b in (*acting, *struck))


def _is_counted_from(reading: Reading, cluster: Cluster, hit: Hit) -> bool:
    """Say whether one is what the time of the other is counted from: "depuis l'attaque, …"."""
    words = reading.tree.parse.words
    before = reading.tree.labels.prenominal  # "the [bombing] suspects" tells of suspects
    near = [
        h
        for h in cluster.hits
        if words[h.i].sentence == words[hit.i].sentence and words[h.i].dep not in before
    ]
    if hit.entry.strength == "harm" or words[hit.i].dep in before:
        return False
    return bool(near) and all(h.anchor != hit.anchor for h in near)


# Families of what lasts: the day of a mention is not the day of the occurrence.
_LASTING = frozenset({"other:siege", "other:evacuation"})


def _is_of_days(cluster: Cluster, hit: Hit) -> bool:
    """Say whether a mention takes up a battle of some days by another of them."""
    a, b = cluster.time, hit.time
    if not (hit.entry.plain and hit.definite and cluster.families & {"territory"}):
        return False
    if a is None or b is None or a.start is None or b.start is None:
        return False
    return abs(a.start - b.start) <= BATTLE


BATTLE = timedelta(days=7)


def _is_disputed(reading: Reading, hit: Hit) -> bool:
    """Say whether one side names the guilty: "a accusé l'Iran d'être derrière ces [attaques]"."""
    claim = reading.claim(hit.claim_id)
    return claim is not None and claim.stance in ("accuses", "denies")


def _other_number(reading: Reading, cluster: Cluster, hit: Hit) -> bool:
    """Say whether one counts many occurrences and the other tells of one."""
    if cluster.is_tally and hit.plural and hit.time is None and (hit.definite or hit.demonstrative):
        return False  # "ces attaques"
    if _are_many(hit) and not any(_are_many(h) or h.plural for h in cluster.hits):
        return True  # "78 attaques", of which one is told
    if hit.entry.strength == "harm" and is_tally(hit):
        words = reading.tree.parse.words
        here = (h for h in cluster.hits if words[h.i].sentence == words[hit.i].sentence)
        war = any(h.entry.scale == "campaign" for h in here)
        again = _is_told_again(reading, cluster, hit)
        return not (cluster.is_tally or war or again)  # "60 000 personnes ont péri depuis 1992"
    return _stands_alone(hit) and is_tally(hit) != cluster.is_tally


def _is_told_again(reading: Reading, cluster: Cluster, hit: Hit) -> bool:
    """Say whether the lead tells the dead of the headline again, now with since when."""
    words = reading.tree.parse.words
    dead = all(h.entry.strength == "harm" and h.time is None for h in cluster.hits)
    return dead and words[cluster.last].paragraph == 0 and is_lead(words, hit.i)


def _are_many(hit: Hit) -> bool:
    return hit.count is not None and (hit.count.quantity.low or 0) >= MANY


# So many are not told one by one.
MANY = 10


def _other_scale(cluster: Cluster, hit: Hit) -> bool:
    """Say whether one is an act and the other a campaign: a killing is not the offensive."""
    told = {h.entry.scale for h in cluster.hits} - {None}
    if hit.habitual and any(h.habitual for h in cluster.hits):
        return False  # "mènent régulièrement une guérilla et des attentats"
    blown = any(MEANS.get(h.type) == "blast" and h.entry.strength != "harm" for h in cluster.hits)
    if hit.entry.scale == "campaign" and blown and not hit.definite:
        return True  # a sweep is no bombing
    return hit.entry.scale is not None and bool(told) and hit.entry.scale not in told


def _other_means(cluster: Cluster, hit: Hit) -> bool:
    """Say whether the means differ: an air strike is no rocket fire, a blast is neither."""
    mine = MEANS.get(hit.type) if _says_how(hit) else None
    told = [MEANS[h.type] for h in cluster.hits if _says_how(h) and h.type in MEANS]
    if hit.type == "Armed clash" and "chemical" in told and not hit.definite:
        return True
    if mine is None or not told or mine == told[0]:
        return False
    return mine not in told or told[0] == "chemical"


MEANS = {
    "Chemical weapon": "chemical",
    "Air/drone strike": "air",
    "Shelling/artillery/missile attack": "shell",
    "Suicide bomb": "blast",
    "Remote explosive/landmine/IED": "blast",
    "Grenade": "blast",
}


def _says_how(hit: Hit) -> bool:
    """Say whether a word tells the means: "pilonner" may be done by guns or from the air."""
    laid = MEANS.get(hit.type) == "blast" and any(w.id in _LAID for w in hit.weapons)
    return laid or (hit.entry.strength == "strong" and not hit.entry.plain)


# Weapons that somebody laid or wore: what they do, no gun and no aircraft does.
_LAID = frozenset({"car_bomb", "ied", "mine", "suicide_vest"})


def _other_status(cluster: Cluster, hit: Hit) -> bool:
    """Say whether one is told as a fact and the other as a plan or a threat."""
    mine = hit.status in UNREAL
    if _intervenes(hit) and "protest" in cluster.families:
        return False  # "des gaz lacrymogènes pour [disperser] la foule"
    told = all(h.status not in UNREAL for h in cluster.hits)
    bare = hit.definite and hit.entry.scale == "act" and not (hit.time or hit.toponyms)
    if mine and told and not hit.is_verb and (hit.demonstrative or bare):
        return False  # "pour éviter que ce [carnage] ne se reproduise"
    facts = [h for h in cluster.hits if not _intervenes(h)] or cluster.hits
    return all((h.status in UNREAL) != mine for h in facts)


def _intervenes(hit: Hit) -> bool:
    """Say whether a bare verb is what force against a crowd is used for."""
    return hit.bare and hit.type == "Protest with intervention"


def is_foiled(cluster: Cluster, hit: Hit) -> bool:
    """Say whether what was foiled, and those arrested for it or what they planned, are one."""
    families = cluster.kinds | {FAMILY[hit.type]}
    foiled = "disrupted" in families and families <= {"disrupted", "violence", "arrests"}
    return foiled and any(h.status == "foiled" for h in (*cluster.hits, hit))


def _is_old(reading: Reading, cluster: Cluster, hit: Hit) -> bool:
    """Say whether a mention is dated long before what the lead tells as news without a date."""
    if any(h.entry is hit.entry for h in cluster.hits) and hit.definite and not hit.earlier:
        return False  # "le coup d'État" of the headline
    words = reading.tree.parse.words
    one = sentences_of(words, cluster.hits) == {words[hit.i].sentence}
    if one and hit.entry.strength == "harm":
        return False  # "en mai, dix hommes ont été [tués] dans une attaque"
    told = is_lead(words, cluster.hits[0].i)
    if cluster.time is not None or not told or reading.published is None:
        return False
    end = hit.time.end if hit.time is not None else None
    return end is not None and end < reading.published - NEWS


# For how long something is news.
NEWS = timedelta(days=14)


def _other_day(reading: Reading, cluster: Cluster, hit: Hit) -> bool:
    """Say whether the days differ; of what comes after the lead a day is told as it is."""
    words = reading.tree.parse.words
    here, last = words[hit.i], words[cluster.last]
    apart = (
        last.paragraph != here.paragraph
        if here.paragraph >= LEAD
        else last.sentence != here.sentence
    )
    exact = not hit.definite and not is_lead(words, hit.i) and apart
    return _other_time(cluster.time, hit.time, slack=0 if exact else 1)


def _other_time(a: Timex | None, b: Timex | None, slack: int = 1) -> bool:
    """Say whether two times cannot be of one occurrence: no day in common."""
    if a is None or b is None or a.start is None or b.start is None:
        return False
    if a.end is None or b.end is None:
        return False
    told = any(t.anchor == "narrative" and t.type == "DATE" for t in (a, b))  # "le lendemain"
    days = timedelta(0 if told else slack)
    return a.end + days < b.start or b.end + days < a.start
