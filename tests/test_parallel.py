"""The same sentence in French and in English gives the same structure, field by field.

The sentences are our own and tell of no real event.
"""

from typing import Any

import pytest

from tests.coding import DAY

PAIRS = [
    (
        "Deux soldats maliens ont été tués lundi dans une embuscade près de Gao.",
        "Two Malian soldiers were killed on Monday in an ambush near Gao.",
    ),
    (
        "Une bombe a explosé mardi sur un marché de Kaboul, tuant douze personnes.",
        "A bomb exploded on Tuesday at a market in Kabul, killing twelve people.",
    ),
    (
        "L'armée syrienne a bombardé la ville d'Idleb, tuant six civils.",
        "The Syrian army shelled the city of Idlib, killing six civilians.",
    ),
    (
        "Un raid aérien israélien a fait trois morts à Gaza.",
        "An Israeli air strike killed three people in Gaza.",
    ),
    (
        "Des hommes armés ont enlevé quatre humanitaires à Goma.",
        "Gunmen kidnapped four aid workers in Goma.",
    ),
    (
        "Des combats ont éclaté mercredi à Khartoum entre l'armée soudanaise et les Forces de "
        "soutien rapide.",
        "Fighting broke out in Khartoum on Wednesday between the Sudanese army and the Rapid "
        "Support Forces.",
    ),
    (
        "Boko Haram a attaqué un village près de Maiduguri, tuant dix habitants.",
        "Boko Haram attacked a village near Maiduguri, killing ten residents.",
    ),
    (
        "L'armée turque a affirmé avoir tué quinze combattants kurdes.",
        "The Turkish army claimed it had killed fifteen Kurdish fighters.",
    ),
    (
        "L'armée éthiopienne a démenti avoir attaqué le village.",
        "The Ethiopian army denied having attacked the village.",
    ),
    (
        "Un kamikaze s'est fait exploser devant une mosquée de Kaboul, tuant neuf fidèles.",
        "A suicide bomber blew himself up outside a mosque in Kabul, killing nine worshippers.",
    ),
    (
        "La police a arrêté trois suspects à Lyon.",
        "Police arrested three suspects in Lyon.",
    ),
    (
        "Un attentat à la bombe a blessé au moins sept policiers dimanche à Lahore.",
        "A bomb attack wounded at least seven policemen on Sunday in Lahore.",
    ),
    (
        "Le Hezbollah a tiré des roquettes sur une base israélienne.",
        "Hezbollah fired rockets at an Israeli base.",
    ),
    (
        "Selon la police, une attaque a fait cinq morts à Karachi.",
        "According to police, an attack killed five people in Karachi.",
    ),
    (
        "Une attaque a fait cinq morts à Karachi, selon la police.",
        "An attack killed five people in Karachi, according to police.",
    ),
    (
        "Le gouverneur a déclaré que des rebelles avaient attaqué la ville de Bambari.",
        "The governor said that rebels had attacked the town of Bambari.",
    ),
    (
        "Les rebelles ont pris la ville de Goma mardi.",
        "The rebels took the town of Goma on Tuesday.",
    ),
    (
        "L'armée irakienne a repris la ville de Mossoul aux jihadistes.",
        "The Iraqi army retook the city of Mosul from the jihadists.",
    ),
    (
        "Un policier a été tué et deux autres blessés dans un attentat à la bombe à Hébron.",
        "A policeman was killed and two others wounded in a bomb attack in Hebron.",
    ),
    (
        "Des milliers de personnes ont manifesté samedi à Paris.",
        "Thousands of people demonstrated on Saturday in Paris.",
    ),
    (
        "La police a fait usage de gaz lacrymogène contre les manifestants à Dakar.",
        "Police used tear gas against protesters in Dakar.",
    ),
    (
        "Un drone russe a frappé un immeuble de Kharkiv, tuant deux civils.",
        "A Russian drone struck a building in Kharkiv, killing two civilians.",
    ),
    (
        "L'attentat a été revendiqué par l'État islamique.",
        "The attack was claimed by the Islamic State.",
    ),
    (
        "Entre dix et quinze combattants ont été tués dans des affrontements à Taëz.",
        "Ten to fifteen fighters were killed in clashes in Taiz.",
    ),
    (
        "Une mine a tué deux soldats français près de Kidal.",
        "A mine killed two French soldiers near Kidal.",
    ),
    (
        "Selon les autorités, les rebelles ont tué vingt villageois.",
        "According to the authorities, the rebels killed twenty villagers.",
    ),
    (
        "Des tirs d'obus ont fait quatre morts à Donetsk, ont indiqué les autorités.",
        "Shelling killed four people in Donetsk, the authorities said.",
    ),
    (
        "Trois civils ont été tués vendredi dans un bombardement à Alep.",
        "Three civilians were killed on Friday by shelling in Aleppo.",
    ),
    (
        "Des jihadistes présumés ont incendié une école à Djibo.",
        "Suspected jihadists set fire to a school in Djibo.",
    ),
    (
        "Des rebelles ont attaqué des soldats près de Mopti.",
        "Rebels attacked soldiers near Mopti.",
    ),
    (
        "Une voiture piégée a explosé à Bagdad, blessant une dizaine de personnes.",
        "A car bomb exploded in Baghdad, wounding about ten people.",
    ),
    (
        "Hier, des inconnus ont abattu un journaliste à Mogadiscio.",
        "Yesterday, unknown men shot dead a journalist in Mogadishu.",
    ),
    (
        "L'armée nigériane a tué trente insurgés dans la forêt de Sambisa.",
        "The Nigerian army killed thirty insurgents in the Sambisa forest.",
    ),
    (
        "Le 3 mars 2024, des rebelles ont attaqué un poste de l'armée à Menaka.",
        "On 3 March 2024, rebels attacked an army post in Menaka.",
    ),
    (
        "Aucun civil n'a été tué dans le raid, a affirmé l'armée.",
        "No civilian was killed in the raid, the army claimed.",
    ),
    (
        "Un homme a été poignardé par des inconnus à Jérusalem.",
        "A man was stabbed by unknown assailants in Jerusalem.",
    ),
    (
        "Deux policiers et un civil ont été tués jeudi par des hommes armés à Quetta.",
        "Two policemen and a civilian were killed on Thursday by gunmen in Quetta.",
    ),
    (
        "Des témoins ont affirmé que des soldats avaient pillé des maisons à Bunia.",
        "Witnesses said that soldiers had looted houses in Bunia.",
    ),
    (
        "Un missile russe a détruit un pont près de Kherson.",
        "A Russian missile destroyed a bridge near Kherson.",
    ),
    (
        "La nuit dernière, des roquettes sont tombées sur Sderot, sans faire de victimes.",
        "Last night, rockets fell on Sderot, causing no casualties.",
    ),
]


def parties(event: dict[str, Any], slot: str) -> list[Any]:
    return sorted((p["name"], p["actor_id"] or "") for p in event[slot] if p["name"])


def tolls(claim: dict[str, Any]) -> list[Any]:
    figures = [(kind, claim[kind]) for kind in ("killed", "wounded")]
    return [(kind, f["low"], f["high"], f["who"]) for kind, f in figures if f]


def fields(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Give what must not depend on the language, field by field."""
    claims = {claim["claim_id"]: claim for claim in document["claims"]}
    return [
        {
            "type": event["sub_event_type"],
            "status": event["status"],
            "initiator": parties(event, "initiator"),
            "target": parties(event, "target"),
            "place": event["place"] and event["place"]["gazetteer_id"],
            "date": event["date"] and (event["date"]["start"], event["date"]["end"]),
            "responsibility": parties(event, "responsibility"),
            "claims": [
                (
                    claim["source"] and (claim["source"]["name"], claim["source"]["kind"]),
                    claim["stance"],
                    claims[claim["claim_id"]]["factuality"],
                    tolls(claim),
                )
                for claim in event["claims"]
            ],
        }
        for event in document["events"]
    ]


@pytest.mark.parametrize(("french", "english"), PAIRS)
def test_both_languages_code_alike(french, english, code_texts) -> None:
    here = code_texts(french, published=DAY)[0]
    there = code_texts(english, published=DAY, language="en")[0]
    assert fields(here) == fields(there)
