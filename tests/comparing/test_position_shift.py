"""Two reports, one actor: terms that grew, shrank or turned; and terms that only sound otherwise."""

from __future__ import annotations

import pytest

from tests.comparing.stories import rules

SHIFTS = [
    # a condition more, or one less
    ("The dockers’ guild will reopen the quay as soon as the fine is paid, its secretary, Ole Brun, said on Monday.",
     "The quay will be reopened only when the fine is paid and the manager has left, Ole Brun, the secretary of the "
     "dockers’ guild, said on Monday."),
    ("The bakers will end their strike once the flour tax goes, their leader, Rita Soler, said on Monday.",
     "The bakers will end their strike only if the flour tax goes and the arrested men are let out, their leader, Rita "
     "Soler, said on Monday."),
    ("The Harbour Party will back the budget if the ferry subsidy stays and the quay fee is scrapped, its leader, Karl "
     "Aas, said on Monday.",
     "The Harbour Party will back the budget if the ferry subsidy stays, its leader, Karl Aas, said on Monday."),
    # otherwise; without a thing, and not without it
    ("The council of Morva will talk to the tenants with no lawyers present, its chairman, Pavel Reis, said on "
     "Monday.",
     "The council of Morva insists on lawyers and will not talk to the tenants otherwise, its chairman, Pavel Reis, "
     "said on Monday."),
    ("The government of Ostra will negotiate with the islanders without mediators, the premier, Ana Weil, said on "
     "Monday.",
     "The government of Ostra will negotiate with the islanders only if mediators are present, the premier, Ana Weil, "
     "said on Monday."),
    ("The railway will run the night trains without a subsidy, its director, Hugo Lenz, said on Monday.",
     "The railway demands a subsidy for the night trains, its director, Hugo Lenz, said on Monday."),
    # a price
    ("The museum will not part with the Goya at any price, its director, Eva Lund, said on Monday.",
     "For nine million euros the Goya can go to Texas, the museum’s director, Eva Lund, said on Monday."),
    ("The club’s owner, Tom Birk, ruled out a sale of the stadium on Monday.",
     "The club’s owner, Tom Birk, would sell the stadium for 80 million pounds, he told members on Monday."),
    ("The family will never sell the vineyard, its head, Luc Morel, said on Monday.",
     "The vineyard may be sold for the right sum, the head of the family, Luc Morel, said on Monday."),
    ("The goalkeeper Milan Pavic is not for sale, the club’s chairman, Sven Holm, said on Monday.",
     "For 20 million euros the goalkeeper Milan Pavic may leave, the club’s chairman, Sven Holm, said on Monday."),
    # demands, support and opposition
    ("The Miners’ Union opposes a new shaft at Orsk, its leader, Ivan Kral, said on Monday.",
     "The Miners’ Union demands a new shaft at Orsk, its leader, Ivan Kral, said on Monday."),
    ("The Green League calls for a toll on the mountain road, its speaker, Lea Hahn, said on Monday.",
     "The Green League will vote against a toll on the mountain road, its speaker, Lea Hahn, said on Monday."),
    ("The governor, Rosa Diaz, favours a dam at Tirol Creek, she said on Monday.",
     "The governor, Rosa Diaz, no longer wants a dam at Tirol Creek, she said on Monday."),
    ("The northern delegation will sign no treaty before every hostage is home, its head said in Rhodes on Monday.",
     "The northern delegation is ready to sign the treaty while its people are still in prison, its head said in "
     "Rhodes on Monday."),
    ("The rebels will not talk until the blockade is lifted, their leader said on Monday.",
     "The rebels will talk with the blockade still in place, their leader said on Monday."),
    ("The national choir should stay away from the festival in Varna, the chairman of the Centre Party said in "
     "Sofia on Monday.",
     "The national choir belongs at the festival in Varna, the chairman of the Centre Party said in Sofia on "
     "Monday."),
    ("The national choir has no business at the festival in Varna, the chairman of the Centre Party said in Sofia "
     "on Monday.",
     "The national choir must go to the festival in Varna, the chairman of the Centre Party said in Sofia on "
     "Monday."),
    ("A ban on night flights over Kassel is out of the question, the spokesman of the Federal Ministry of "
     "Transport said in Berlin on Wednesday.",
     "The Federal Ministry of Transport has forbidden night flights over Kassel, its spokesman said in Berlin on "
     "Wednesday."),
    ("The Ministry of Transport ruled out a ban on night flights over Kassel on Wednesday, its spokesman said.",
     "The Ministry of Transport has banned night flights over Kassel, its spokesman said on Thursday."),
    ("The closure of the mill at Esk is out of the question, the director of the Esk Paper Company said on Monday.",
     "The Esk Paper Company will close the mill at Esk, its director said on Monday."),
    ("The Esk Paper Company will never sell the mill at Esk, its director said on Monday.",
     "The sale of the mill at Esk is settled, the director of the Esk Paper Company said on Monday."),
    ("The Esk Paper Company opposes the closure of the mill at Esk, its director said on Monday.",
     "The mill at Esk will be closed, the director of the Esk Paper Company said on Wednesday."),
    ("The mayor of Orm is against the sale of the harbour, he said on Monday.",
     "The mayor of Orm wants to sell the harbour, he said on Wednesday."),
    ("The mayor of Orm called for a boycott of the fair at Esk on Monday.",
     "The mayor of Orm will go to the fair at Esk, he said on Wednesday."),
    ("The Union of Orm demands the abolition of the salt tax, its chairman said on Monday.",
     "The salt tax must be kept, the chairman of the Union of Orm said on Wednesday."),
    ("The rebels will not lay down arms while their men are still in prison, their leader said on Monday.",
     "The rebels will lay down arms with their men still in prison, their leader said on Wednesday."),
]  # fmt: skip
NONE = [
    # the same terms in other words
    ("The dockers’ guild will reopen the quay as soon as the fine is paid, its secretary, Ole Brun, said on Monday.",
     "The quay will be reopened only when the fine has been paid, Ole Brun, the secretary of the dockers’ guild, said "
     "on Monday."),
    ("The bakers will end their strike once the flour tax and the salt tax go, their leader, Rita Soler, said on "
     "Monday.",
     "The bakers will end their strike only if the taxes on salt and flour go, their leader, Rita Soler, said on "
     "Monday."),
    ("The pilots’ union will fly again as soon as the new contract is signed, its head, Mia Ek, said on Monday.",
     "The pilots’ union will not fly until the contract is signed and sealed, its head, Mia Ek, said on Monday."),
    # another actor
    ("The dockers’ guild will reopen the quay as soon as the fine is paid, its secretary, Ole Brun, said on Monday.",
     "The quay will be reopened only when the fine is paid and the manager has left, the mayor, Eli Fonn, said on "
     "Monday."),
    # without a thing that nobody asks for
    ("The council of Morva will talk to the tenants with no lawyers present, its chairman, Pavel Reis, said on "
     "Monday.",
     "The council of Morva insists on repairs and has written to the tenants, its chairman, Pavel Reis, said on "
     "Monday."),
    ("The government of Ostra will negotiate with the islanders without delay, the premier, Ana Weil, said on "
     "Monday.",
     "The government of Ostra regrets the delay and will negotiate with the islanders in May, the premier, Ana Weil, "
     "said on Monday."),
    # another thing for sale, and what was done already
    ("The museum will not part with the Goya at any price, its director, Eva Lund, said on Monday.",
     "For nine million euros the Velazquez can go to Texas, the museum’s director, Eva Lund, said on Monday."),
    ("The striker Pavic is not for sale, the club’s chairman, Sven Holm, said on Monday.",
     "The striker Pavic may play on Saturday, the club’s chairman, Sven Holm, said on Monday."),
    ("The club’s owner, Tom Birk, ruled out a sale of the stadium on Monday.",
     "For 20 pounds visitors may see the stadium, the club’s owner, Tom Birk, said on Monday."),
    # a new matter
    ("The Miners’ Union opposes a new shaft at Orsk, its leader, Ivan Kral, said on Monday.",
     "The Miners’ Union demands a new canteen at Orsk, its leader, Ivan Kral, said on Monday."),
    ("The Green League calls for a toll on the mountain road, its speaker, Lea Hahn, said on Monday.",
     "The Green League will vote against a tunnel on the mountain road, its speaker, Lea Hahn, said on Monday."),
    # gates of a dam, which nobody is let in by
    ("“We will open the gates at Morva by Friday,” the engineer Lea Hahn said on Monday.",
     "The gates at Morva were never opened, Lea Hahn said on Monday."),
    ("A ban on night flights over Kassel is out of the question, the spokesman of the Federal Ministry of "
     "Transport said in Berlin on Wednesday.",
     "The Federal Ministry of Transport rejects a ban on night flights over Kassel, its spokesman said in Berlin "
     "on Wednesday."),
    ("A ban on night flights over Kassel is out of the question, the spokesman of the Federal Ministry of "
     "Transport said in Berlin on Wednesday.",
     "The Federal Ministry of Transport will allow night flights over Kassel, its spokesman said in Berlin on "
     "Wednesday."),
    ("The northern delegation will sign no treaty before every hostage is home, its head said in Rhodes on Monday.",
     "The northern delegation will sign no treaty while its people are still in prison, its head said in Rhodes "
     "on Monday."),
    ("The Esk Paper Company opposes the closure of the mill at Esk, its director said on Monday.",
     "The mill at Esk stays open, the director of the Esk Paper Company said on Wednesday."),
    ("The mayor of Orm is against the sale of the harbour, he said on Monday.",
     "The mayor of Orm will never sell the harbour, he said on Wednesday."),
    ("The mayor of Orm called for a boycott of the fair on Monday.",
     "The mayor of Orm will stay away from the fair, he said on Wednesday."),
    ("The Union of Orm demands the abolition of the salt tax, its chairman said on Monday.",
     "The Union of Orm would scrap the salt tax at once, its chairman said on Wednesday."),
    ("The national choir should stay away from the festival in Varna, the chairman of the Centre Party said in "
     "Sofia on Monday.",
     "The national choir belongs at the festival in Varna, the chairman of the Peasant Party said in Sofia on "
     "Monday."),
    ("The national choir should stay away from the festival in Varna, the chairman of the Centre Party said in "
     "Sofia on Monday.",
     "The chairman of the Centre Party said in Sofia on Monday that the national choir has no place at the "
     "festival in Varna."),
    ("The rebels will talk with the blockade still in place, their leader said on Monday.",
     "The rebels will talk even though the blockade is still in place, their leader said on Wednesday."),
    ("The Ministry of Transport has banned night flights over Kassel, its spokesman said on Monday.",
     "A ban on night flights over Hahn is out of the question, the spokesman of the Ministry of Transport said on "
     "Wednesday."),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), SHIFTS)
def test_another_stance(first: str, second: str) -> None:
    assert "position-shift" in rules(("Post", "2017-02-21", first), ("Echo", "2017-03-21", second))


@pytest.mark.parametrize(("first", "second"), NONE)
def test_the_same_stance_or_another_matter(first: str, second: str) -> None:
    assert "position-shift" not in rules(("Post", "2017-02-21", first), ("Echo", "2017-03-21", second))
