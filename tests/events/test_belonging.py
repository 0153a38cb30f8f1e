"""Articles of several occurrences: what belongs together, and what a text turns from."""

from datetime import date

PUBLISHED = date(2024, 3, 14)


def mentions(found):
    return [[m["text"] for m in e["mentions"]] for e in found]


def test_what_somebody_is_there_for_is_no_event(event) -> None:
    text = (
        "Une frappe de drone a visé jeudi une voiture près de Tyr. L'armée israélienne a affirmé "
        "avoir éliminé un commandant chargé des tirs de roquettes."
    )
    assert mentions([event(text, PUBLISHED)]) == [["frappe de drone", "visé", "éliminé"]]


def test_an_answer_is_another_occurrence(events) -> None:
    text = (
        "Une frappe de drone israélienne a tué trois hommes jeudi près de Tyr. Le Hezbollah a tiré "
        "des roquettes sur une caserne du Golan en réponse à la frappe."
    )
    strike, answer = events(text, PUBLISHED)
    assert [m["text"] for m in strike["mentions"]][-1] == "frappe"
    assert answer["initiator"][0]["name"] == "Hezbollah"


def test_a_text_turns_to_something_else(events) -> None:
    text = (
        "Dix soldats ont été tués mardi dans une embuscade près de Djibo. "
        "Par ailleurs, deux soldats ont été tués par une mine."
    )
    found = events(text, PUBLISHED)
    assert [e["claims"][0]["killed"]["low"] for e in found] == [10, 2]
    assert found[0]["date"]["start"] == "2024-03-12"


def test_harm_behind_a_verb_is_of_that_verb(events) -> None:
    text = (
        "Une frappe de drone israélienne a tué trois hommes jeudi près de Tyr. La veille, un "
        "bombardement avait touché une maison d'Aïta al-Chaab, tuant un couple."
    )
    found = events(text, PUBLISHED)
    assert mentions(found)[1] == ["bombardement", "touché", "tuant"]
    assert found[1]["date"]["start"] == "2024-03-13"


def test_what_burns_in_an_attack_is_part_of_it(event) -> None:
    text = (
        "Des hommes armés ont attaqué mercredi le village de Bankass. Ils ont tué dix habitants et "
        "incendié des greniers."
    )
    assert event(text, PUBLISHED)["sub_event_type"] == "Attack"


def test_missiles_shot_down_foil_no_attack_that_struck(event) -> None:
    text = (
        "Une frappe aérienne a visé dans la nuit des positions près de Damas. La défense a "
        "intercepté plusieurs missiles."
    )
    found = event(text, PUBLISHED)
    assert (found["sub_event_type"], found["status"]) == ("Air/drone strike", "happened")


def test_a_total_of_years_is_no_part_of_the_news(events) -> None:
    text = (
        "Douze islamistes armés ont été abattus jeudi par l'armée dans une opération de ratissage "
        "près de Blida. Une bombe a tué deux soldats à Médéa. Plus de 60 000 personnes ont péri en "
        "Algérie depuis l'annulation des élections en janvier 1992."
    )
    news, *_, total = events(text, PUBLISHED)
    assert not news["aggregate"]
    assert total["aggregate"]
    assert (total["date"]["start"], total["date"]["end"]) == ("1992-01-01", "2024-03-14")


def test_a_sweep_is_no_bombing(events) -> None:
    text = (
        "Une bombe a explosé mardi sur un marché de Boufarik, faisant huit morts.\n\n"
        "Une opération de ratissage a été lancée dans les monts de l'Atlas."
    )
    bomb, sweep = events(text, PUBLISHED)
    assert bomb["sub_event_type"] == "Remote explosive/landmine/IED"
    assert sweep["place"]["text"] == "monts de l'Atlas"


def test_a_night_holds_its_days(event) -> None:
    text = (
        "Vingt civils ont été massacrés dans la nuit de dimanche à lundi à Médéa, rapportent lundi "
        "les journaux."
    )
    assert event(text, PUBLISHED)["date"]["start"] == "2024-03-10"


def test_arrests_are_counted_as_people(event) -> None:
    found = event(
        "La police a procédé à 151 arrestations parmi les manifestants à Dakar.", PUBLISHED
    )
    assert found["sub_event_type"] == "Arrests"
    assert found["count"] is None
    assert found["claims"][0]["affected"][0]["low"] == 151


def test_a_war_of_years_is_no_part_of_an_attack(events) -> None:
    text = (
        "Une attaque-suicide a fait huit morts mercredi à Maiduguri, a indiqué l'armée.\n\n"
        "L'insurrection de Boko Haram a fait plus de 20 000 morts depuis 2009."
    )
    attack, war = events(text, PUBLISHED)
    assert attack["claims"][0]["killed"]["low"] == 8
    assert war["aggregate"]
    assert war["claims"][0]["killed"]["low"] == 20000


def test_what_is_recalled_twice_is_one(events) -> None:
    text = (
        "Douze des lycéennes enlevées en avril 2023 à Chibok ont été libérées jeudi par Boko Haram."
        "\n\nLe 14 avril 2023, 30 jeunes filles avaient été enlevées dans leur dortoir."
    )
    taken = [e for e in events(text, PUBLISHED) if e["sub_event_type"].startswith("Abduction")]
    assert mentions(taken) == [["enlevées", "enlevées"]]
    assert taken[0]["date"]["start"] == "2023-04-14"


def test_seventy_attacks_are_not_the_one_that_is_told(events) -> None:
    text = (
        "Un bombardement a fait deux morts mercredi à Donetsk, selon les rebelles.\n\n"
        "Kiev a affirmé que ses positions avaient été la cible de 78 attaques en vingt-quatre "
        "heures."
    )
    one, many = events(text, PUBLISHED)
    assert one["count"] is None
    assert many["count"]["low"] == 78


def test_who_attacks_bears_the_weapon(event) -> None:
    text = "Un homme armé d'une hache a attaqué lundi les passagers d'un train près de Hambourg."
    assert [w["text"] for w in event(text, PUBLISHED)["weapon"]] == ["hache"]


def test_two_means_in_one_breath_are_one_occurrence(event) -> None:
    text = (
        "Neuf civils ont péri dimanche dans des raids aériens et des tirs d'artillerie du régime "
        "syrien contre Douma, malgré l'adoption samedi d'une résolution."
    )
    found = event(text, PUBLISHED)
    assert mentions([found]) == [["péri", "raids aériens", "tirs d'artillerie"]]
    assert found["date"]["start"] == "2024-03-10"


def test_each_day_of_a_list_is_its_own(events) -> None:
    text = (
        "Mali : les incidents de la semaine\n\n"
        "Lundi, deux soldats ont été tués par une mine près de Boni.\n\n"
        "Mardi, des hommes armés ont enlevé le chef du village de Bankass.\n\n"
        "Mercredi, à Ménaka, des combattants du MSA ont tué sept jihadistes."
    )
    days = [e["date"]["start"][-2:] for e in events(text, PUBLISHED)]
    assert days == ["11", "12", "13"]


def test_the_dead_of_attacks_that_multiply_are_those_of_all(events) -> None:
    text = (
        "Un ministre a échappé dimanche à un attentat à la grenade à Bujumbura.\n\n"
        "Les attaques ciblées contre des militaires se multiplient depuis avril. Plus de 500 "
        "personnes ont été tuées."
    )
    first, all_ = events(text, PUBLISHED)
    assert first["claims"][0]["killed"] is None
    assert all_["aggregate"]
    assert all_["claims"][0]["killed"]["low"] == 500


def test_a_denied_rumour_has_no_dead(events) -> None:
    text = (
        "Un camion a foncé sur la foule mardi à Nice, tuant dix personnes. Le ministère dément "
        "toute rumeur de prise d'otages.\n\n"
        "Le préfet annonce que le chauffeur a été abattu."
    )
    ram, rumour = events(text, PUBLISHED)
    assert ram["mentions"][-1]["text"] == "abattu"
    assert rumour["status"] == "denied"
    assert [c["source"]["text"] for c in rumour["claims"]] == ["Le ministère"]


def test_these_attacks_are_those_that_took_place(events) -> None:
    text = (
        "Des drones ont frappé samedi une raffinerie près d'Abqaïq. Les Houthis ont revendiqué "
        "l'attaque et menacé de frapper de nouveau. Washington a accusé l'Iran d'être derrière ces "
        "attaques."
    )
    strike, threat = events(text, PUBLISHED)
    assert strike["mentions"][-1]["text"] == "attaques"
    assert threat["status"] == "threatened"


def test_what_drones_are_said_to_have_aimed_at_is_the_target(event) -> None:
    found = event("Un oléoduc a été visé par des drones lundi près de Yanbu.", PUBLISHED)
    assert [t["text"] for t in found["target"]] == ["Un oléoduc"]


def test_a_person_is_called_by_name(event) -> None:
    text = "L'attentat a fait douze morts à Nice, a annoncé le maire de la ville, Hélène Martin."
    sources = [c["source"] for c in event(text, PUBLISHED)["claims"] if c["source"]]
    assert sources[0]["name"] == "Hélène Martin"
    assert sources[0]["kind"] == "official"


def test_the_same_day_opens_another_occurrence(events) -> None:
    text = (
        "Un tir de missile des rebelles a tué jeudi vingt soldats dans un camp près d'Aden. "
        "Le même jour, une voiture piégée a explosé devant un commissariat, tuant treize policiers."
    )
    found = events(text, PUBLISHED)
    assert [e["claims"][0]["killed"]["low"] for e in found] == [20, 13]
    assert found[0]["date"]["start"] == found[1]["date"]["start"]


def test_a_laid_bomb_is_no_missile(events) -> None:
    text = (
        "Un tir de missile des rebelles a tué jeudi vingt soldats dans un camp près d'Aden. "
        "Une voiture piégée a explosé devant un commissariat, tuant treize policiers."
    )
    assert len(events(text, PUBLISHED)) == 2


def test_who_answers_belongs_to_what_stands_before(events) -> None:
    text = (
        "Un Palestinien armé d'un couteau a blessé mercredi un soldat près de Ramallah. "
        "De jeunes Palestiniens ont ensuite lancé des pierres contre des jeeps de l'armée à "
        "Hébron. Les soldats ont répliqué par des tirs de balles en caoutchouc, blessant neuf "
        "manifestants."
    )
    knife, stones = events(text, PUBLISHED)
    assert knife["initiator"][0]["text"].startswith("Un Palestinien")
    assert stones["initiator"][0]["text"] == "De jeunes Palestiniens"
    assert stones["claims"][0]["wounded"]["low"] == 9


def test_who_burns_a_village_and_kills_does_both_at_once(event) -> None:
    text = "Des rebelles ont brûlé mardi le village de Ndalori et tué six habitants."
    found = event(text, PUBLISHED)
    assert found["sub_event_type"] == "Attack"
    assert found["claims"][0]["killed"]["low"] == 6


def test_the_day_after_an_attack_is_another_occurrence(events) -> None:
    text = (
        "Mardi, un attentat a tué soixante-dix avocats dans un hôpital de Quetta. Le lendemain de "
        "l'attaque, la police et l'armée ont mené des opérations dans la ville, tuant dix suspects."
    )
    attack, sweep = events(text, PUBLISHED)
    assert [m["text"] for m in attack["mentions"]][-1] == "attaque"
    assert sweep["claims"][0]["killed"]["low"] == 10


def test_who_counters_an_assault_is_whom_it_struck(event) -> None:
    text = (
        "L'armée syrienne a lancé une offensive à Deraa samedi. Les assauts répétés et les "
        "contre-attaques des rebelles ont causé de lourdes pertes, mais l'armée a fini par "
        "s'emparer de deux collines."
    )
    found = event(text, PUBLISHED)
    assert [p["text"] for p in found["initiator"]] == ["L'armée syrienne"]
    assert [p["text"] for p in found["target"]] == ["rebelles"]


def test_a_pronoun_takes_up_the_place_before(events) -> None:
    text = (
        "L'armée a lancé une offensive mardi à Deraa. Les rebelles y sont encerclés depuis un an "
        "et ne tiennent que grâce aux convois venus de Jordanie."
    )
    assert events(text, PUBLISHED)[1]["place"]["text"] == "Deraa"


def test_where_an_armed_group_is_from_is_not_where_it_was(events) -> None:
    text = (
        "Des combats ont éclaté samedi à Tripoli. Le gouvernement a accusé les miliciens de "
        "Tarhouna d'avoir tiré sur des ambulances."
    )
    assert {e["place"]["text"] for e in events(text, PUBLISHED)} == {"Tripoli"}
