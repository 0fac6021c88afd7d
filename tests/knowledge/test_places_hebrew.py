"""Hebrew names: the spellings of English papers, of maps and in Hebrew letters meet, and towns stay apart."""

from __future__ import annotations

import pytest

from sayso.knowledge.places import open_gazetteer
from sayso.knowledge.places.names import fold, hebrew

#: Ids of GeoNames, or of our own table, with spellings of their names. Facts.
SPELLED = [
    ("geonames:293918", "Petach Tiqwah|Petah Tikvah"),
    ("geonames:293703", "Rishon Letzion|Rishon LeTzion|Rishon le-Tsiyon"),
    ("geonames:293725", "Rechovoth|Rehovoth"),
    ("geonames:295514", "Bnei Beraq|Bnei Braq|Beney Brak"),
    ("geonames:293831", "Kiryat Motskin"),
    ("geonames:293842", "Kiryath Gat"),
    ("geonames:293835", "Kiriat Malachi|Qiryat Mal'achi"),
    ("geonames:293844", "Kiryat Byalik"),
    ("geonames:293845", "Kiryat Atta"),
    ("geonames:294074", "Ness Tziyonah|Nes Tzionah"),
    ("geonames:293807", "Ra'ananah"),
    ("geonames:294778", "Herzeliya|Hertzliyah|Hertzeliya|Herzliah"),
    ("geonames:294514", "Kefar Sabba|Kfar Savah"),
    ("geonames:295080", "Gan Yavnah"),
    ("geonames:294760", "Hod ha-Sharon|Hod Ha Sharon"),
    ("geonames:293783", "Ramat ha-Sharon"),
    ("geonames:293308", "Tirat HaKarmel"),
    ("geonames:293067", "Zichron Yaakov|Zichron Ya'acov|Zikhron Ya'akov"),
    ("geonames:295432", "Beth Shemesh|Beyt Shemesh|Beit Shemesh"),
    ("geonames:295435", "Beyt Shean|Beit Shean|Beth She'an"),
    ("geonames:295205", "Ayn Hod|Ein Hod"),
    ("geonames:294981", "Giv'at Shmu'el|Givat Shemuel"),
    ("geonames:8199386", "Givat Ze'ev|Giv'at Zeev"),
    ("geonames:282993", "Ma'aleh Adumim|Maaleh Adummim|Ma'ale Adumim"),
    ("geonames:8199378", "Modi'in Illit|Modiin Illit"),
    ("geonames:294563", "Kfar Aza|Kfar Azza|Kefar 'Azza"),
    ("geonames:295538", "Be'eri|Beeri"),
    ("sayso:nir-oz", "Nir Oz"),
    ("geonames:294022", "Nir Yitzhak"),
    ("sayso:nahal-oz", "Nachal Oz"),
    ("geonames:8071775", "Netiv HaAsara|Netiv Ha'asara"),
    ("geonames:293258", "Yad Mordechai|Yad Mordekhai"),
    ("sayso:kissufim", "Kissufim"),
    ("geonames:293619", "Sederoth|Sderoth"),
    ("geonames:293992", "Ofakim"),
    ("geonames:294068", "Netivoth"),
    ("geonames:294166", "Mitzpeh Ramon|Mitzpe Ramon"),
    ("geonames:293203", "Yerucham|Yerukham"),
    ("geonames:294809", "Chatzor HaGlilit|Hatzor HaGlilit|Hatzor Haglilit"),
    ("geonames:293688", "Rosh Pinah|Rosh Pina"),
    ("geonames:294247", "Metulla|Metula"),
    ("geonames:443093", "Kazrin|Katzrin|Qazrin"),
    ("geonames:293522", "Shlomi|Shelomi"),
    ("geonames:386445", "Kfar Vradim|Kefar Veradim"),
    ("geonames:7117228", "Keisariya|Keisarya"),
    ("geonames:8141161", "Kochav Yair|Kokhav Ya'ir"),
    ("geonames:295122", "Even Yehudah"),
    ("geonames:293020", "Tzur Hadassah|Tsur Hadassa"),
    ("geonames:285101", "Alfei Menashe"),
    ("geonames:282431", "Qarnei Shomron|Karnei Shomron"),
    ("geonames:283986", "Elqanah|Elkana"),
    ("geonames:282353", "Kedumim|Qedumim"),
    ("geonames:283991", "Efrat"),
    ("sayso:kiryat-arba", "Qiryat Arba|Kiryat Arba"),
    ("geonames:294245", "Mevaseret Tzion|Mevasseret Tziyon"),
    ("geonames:293943", "Pardess Channa"),
    ("geonames:293153", "Yokne'am Illit"),
    ("geonames:293969", "Or Aqiva"),
    ("geonames:295525", "Be'er Ya'acov|Beer Yaakov"),
    ("geonames:293825", "Kiryat Sh'monah|Kiryat Shmonah"),
    ("geonames:295277", "Eilath|Elat"),
    ("geonames:294946", "Chadera|Khadera"),
    ("geonames:293100", "Tzfat|Tsefat"),
    ("geonames:293322", "Tveriah"),
    ("geonames:295721", "Akko|Acco"),
    ("geonames:295620", "Ashkelon|Ashqelon"),
    ("geonames:6693244", "Lehavim"),
    ("geonames:293982", "Omer"),
    ("geonames:8062538", "Meitar|Metar"),
    ("geonames:8374209", "Hura"),
    ("geonames:8184212", "Rahat"),
    ("geonames:295772", "Abu Gosh"),
    ("geonames:294604", "Kafr Qasem|Kfar Qasim"),
    ("geonames:294097", "Nof ha-Galil"),
    ("geonames:295740", "Afulah"),
    ("geonames:294210", "Migdal ha-Emek"),
    ("geonames:294078", "Nesher"),
    ("geonames:294053", "Neve Ilan|Neveh Ilan"),
    ("geonames:294545", "Kfar Chabad|Kefar Habad"),
    ("geonames:281146", "Beit Hanoun"),
    ("geonames:281145", "Beth Lahia|Beit Lahiya"),
    ("geonames:285066", "Hevron"),
    ("geonames:284899", "Yericho"),
    ("geonames:294029", "Nir Galim"),
    ("geonames:294164", "Mizra"),
    ("geonames:295345", "Degania|Deganya Alef"),
    ("geonames:294555", "Kfar Blum"),
    ("geonames:295002", "Ginossar|Ginosar"),
    ("geonames:295218", "Ein Gev|En Gev"),
    ("geonames:295220", "Ein Gedi"),
    ("geonames:295206", "Ayn HaShofet|Ein HaShofet"),
    ("sayso:sde-boker", "Sede Boqer|Sdeh Boker|Sde Boker"),
    ("geonames:293711", "Revivim"),
    ("sayso:reim", "Re'im"),
    ("sayso:nirim", "Nirim"),
    ("sayso:alumim", "Alumim"),
    ("geonames:293672", "Sa'ad"),
    ("sayso:holit", "Holit"),
    ("geonames:293050", "Zikim"),
    ("geonames:295492", "Bror Hayil"),
    ("geonames:295314", "Dorot"),
    ("geonames:293682", "Ruhama"),
    ("geonames:293965", "Or HaNer"),
    ("geonames:294539", "Nitzan|Nitsan"),
    ("geonames:294526", "Kfar Menachem|Kefar Menahem"),
]


@pytest.mark.parametrize(("id", "spellings"), SPELLED)
def test_a_town_is_found_in_every_spelling(id: str, spellings: str) -> None:
    gazetteer = open_gazetteer()
    for name in spellings.split("|"):
        found = gazetteer.find(name)
        assert found and found[0].id == id, (name, found[:3])


def test_the_table_is_long_enough() -> None:
    assert len(SPELLED) >= 60


@pytest.mark.parametrize(
    ("id", "spellings"),
    [
        ("geonames:293842", "קרית גת|קריית־גת"),
        ("geonames:293918", "פתח תקוה|פתח־תקווה"),
        ("geonames:293397", "תל־אביב"),
        ("geonames:295514", "בני ברק"),
        ("geonames:293619", "שדרות"),
        ("geonames:294778", "הרצלייה"),
        ("geonames:293690", "ראש־העין"),
    ],
)
def test_a_town_is_found_in_hebrew_letters(id: str, spellings: str) -> None:
    for name in spellings.split("|"):
        assert open_gazetteer().find(name)[0].id == id


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hadera", "Gedera"), ("Ramla", "Ramallah"), ("Netivot", "Netiv HaAsara"), ("Kfar Saba", "Kfar Sava Heights"),
        ("Beit Shemesh", "Beit Shean"), ("Kiryat Gat", "Kiryat Ata"), ("Kiryat Yam", "Kiryat Gat"),
        ("Yavne", "Yavne'el"),
        ("Afula", "Ofra"), ("Arad", "Ariel"), ("Holon", "Hulon Alef"), ("Lod", "Lud Bet"), ("Rehovot", "Rehavia"),
        ("Beit Jala", "Beit Jann"), ("Beit Lahia", "Beit Lid"), ("Modi'in", "Modi'in Illit"), ("Ashdod", "Ashkelon"),
        ("Be'er Sheva", "Be'er Ya'akov"), ("Nir Oz", "Nir Am"), ("Nahal Oz", "Nahal Sorek"), ("Kfar Aza", "Kfar Azar"),
        ("Or Yehuda", "Even Yehuda"), ("Or Akiva", "Or HaNer"), ("Givat Shmuel", "Givat Ze'ev"),
        ("Ein Gev", "Ein Gedi"),
        ("Kfar Yona", "Kfar Yehoshua"), ("Ramat Gan", "Ramat HaSharon"), ("Tel Aviv", "Tel Mond"), ("Zikim", "Zikhron"),
        ("Degania Alef", "Degania Bet"), ("Nazareth", "Nazareth Illit"), ("Shlomi", "Shilo"), ("Metula", "Matola"),
        ("Ma'alot", "Ma'ale Adumim"), ("Elad", "Eilat"), ("Hebron", "Hevroni"), ("Safed", "Sfat Adi"),
        ("Yated", "Yatta"),
    ],
)  # fmt: skip
def test_towns_of_other_names_stay_apart(one: str, other: str) -> None:
    assert hebrew(fold(one)) != hebrew(fold(other))


@pytest.mark.parametrize("word", ["Sarah", "Medal", "Subway", "Peretz", "Shapira", "Netanyahu", "Knesset", "Kibbutz"])
def test_names_and_words_of_news_are_no_towns(word: str) -> None:
    assert not open_gazetteer().find_loose(word)


def test_a_name_of_another_town_is_not_asked_for_in_hebrew() -> None:
    """*Ranana* has an entry of its own, and so is not Ra'anana in a looser spelling."""
    gazetteer = open_gazetteer()
    assert gazetteer.postings("ranana")
    assert all(row.id != "geonames:293807" for row in gazetteer.find("Ranana"))
